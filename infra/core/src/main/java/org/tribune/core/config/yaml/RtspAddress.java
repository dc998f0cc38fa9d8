package org.tribune.core.config.yaml;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SourceConfig;

/**
 * Takes an RTSP address apart, so that its password is nowhere but in a {@link Secret}. The
 * password may hold an unescaped {@code @}, as people write it; {@code %40} and the like are
 * decoded.
 */
final class RtspAddress {
  private static final Pattern FORM =
      Pattern.compile("(rtsps?)://(?:(?<user>[^:@/]*)(?::(?<password>[^/]*))?@)?(?<rest>[^@]+)");

  private RtspAddress() {}

  /** The source; empty if {@code text} is no RTSP address. */
  static Optional<SourceConfig.Rtsp> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(form.group(1) + "://" + form.group("rest"));
      if (url.getHost() == null) {
        return Optional.empty();
      }
      return Optional.of(
          new SourceConfig.Rtsp(
              url, decoded(form, "user"), decoded(form, "password").map(Secret::new)));
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> decoded(Matcher form, String group) {
    return Optional.ofNullable(form.group(group))
        .filter(text -> !text.isEmpty())
        .map(text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
  }
}
