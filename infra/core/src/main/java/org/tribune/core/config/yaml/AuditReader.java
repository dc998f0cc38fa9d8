package org.tribune.core.config.yaml;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.text.EmailAddress;
import org.tribune.core.text.ValidationException;

/** Reads {@code audit}. */
final class AuditReader {
  private static final Pattern OBJECT_IDENTIFIER = Pattern.compile("[0-2](\\.\\d{1,18}){1,20}");
  private static final int LONGEST_PASSWORD = 500;

  private AuditReader() {}

  /**
   * @param hasMail whether the site has a server for its mail
   */
  static AuditConfig read(Section section, boolean hasMail) {
    return new AuditConfig(mailTo(section, hasMail), timestamps(section), keystore(section));
  }

  private static Optional<String> mailTo(Section section, boolean hasMail) {
    Optional<String> text = Values.text(section, "mailTo");
    if (text.isPresent() && !hasMail) {
      mistake(section, "mailTo", "needs a server for the mail: set mail.host and mail.from");
    }
    return text.flatMap(
        each -> {
          try {
            return Optional.of(EmailAddress.fit(each));
          } catch (ValidationException e) {
            mistake(section, "mailTo", "is no address such as archives@example.org");
            return Optional.empty();
          }
        });
  }

  private static Optional<AuditConfig.Timestamps> timestamps(Section section) {
    Optional<String> text = Values.text(section, "timestampServer");
    Optional<Path> authorities = Values.path(section, "timestampAuthorities");
    Optional<String> policy = Values.text(section, "timestampPolicy");
    if (policy.isPresent() && !OBJECT_IDENTIFIER.matcher(policy.get()).matches()) {
      mistake(section, "timestampPolicy", "is no object identifier such as 1.2.3.4.1");
    }
    if (text.isPresent() != authorities.isPresent()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf(text.isPresent() ? "timestampAuthorities" : "timestampServer"),
              "is missing: stamps are asked of timestampServer, and believed if the certificates in"
                  + " timestampAuthorities vouch for them");
    }
    return text.flatMap(each -> server(section, each))
        .flatMap(
            server -> authorities.map(file -> new AuditConfig.Timestamps(server, file, policy)));
  }

  private static Optional<URI> server(Section section, String text) {
    try {
      URI server = new URI(text);
      if (server.getHost() != null
          && ("https".equals(server.getScheme()) || "http".equals(server.getScheme()))) {
        return Optional.of(server);
      }
    } catch (URISyntaxException e) {
      // Reported below.
    }
    mistake(section, "timestampServer", "is no address such as https://tsa.example.org/tsr");
    return Optional.empty();
  }

  private static Optional<AuditConfig.Keystore> keystore(Section section) {
    Optional<Path> file = Values.path(section, "keystore");
    Optional<Secret> password =
        Values.secret(section, "keystorePassword", /* shortest= */ 1, LONGEST_PASSWORD);
    if (file.isPresent() != password.isPresent()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf(file.isPresent() ? "keystorePassword" : "keystore"),
              "is missing: a key of your own is read with its password");
    }
    return file.flatMap(each -> password.map(word -> new AuditConfig.Keystore(each, word)));
  }

  private static void mistake(Section section, String key, String text) {
    section.find(key).ifPresent(given -> section.mistakes().add(given, text));
  }
}
