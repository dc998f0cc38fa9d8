package org.tribune.site.caption;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tribune.core.config.TribuneConfig;
import org.tribune.site.http.ProblemException;

/** In which language captions are written. */
final class LiveCaptionLanguage {
  private static final Pattern TAG = Pattern.compile("([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]{1,20})?");
  private static final Set<String> KNOWN =
      Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());

  /** Zoom names Japanese so. */
  private static final String ZOOM_JAPANESE = "jp";

  private LiveCaptionLanguage() {}

  /** That of what is said. */
  static String of(TribuneConfig config) {
    return config.captions().language().orElseGet(config.site()::language);
  }

  /**
   * That which a program names: what is said if it is the same language, wherever it is spoken.
   *
   * @param named such as {@code fr-FR}; absent: what is said
   */
  static String of(Optional<String> named, String spoken) {
    if (named.isEmpty() || named.get().isEmpty()) {
      return spoken;
    }
    Matcher tag = TAG.matcher(named.get());
    String word = tag.matches() ? tag.group(1).toLowerCase(Locale.ROOT) : "";
    word = word.equals(ZOOM_JAPANESE) ? "ja" : word;
    if (!KNOWN.contains(word)) {
      throw ProblemException.badRequest("caption.input.language-unknown");
    }
    return Locale.forLanguageTag(spoken).getLanguage().equals(word) ? spoken : word;
  }
}
