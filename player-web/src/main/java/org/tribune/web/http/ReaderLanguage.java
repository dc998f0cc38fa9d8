package org.tribune.web.http;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/**
 * Which of the site's languages a reader gets of what the server itself writes. Safe for all
 * threads.
 *
 * @param languages the site's, the first one first; French if there is none
 */
record ReaderLanguage(List<String> languages) {
  private static final int LONGEST_HEADER = 256;

  ReaderLanguage {
    languages = languages.isEmpty() ? List.of("fr") : List.copyOf(languages);
  }

  /**
   * The one that the browser asks for if the site has it, else the site's first.
   *
   * @param acceptLanguage the header of this name (RFC 9110, section 12.5.4)
   */
  String of(Optional<String> acceptLanguage) {
    try {
      return acceptLanguage
          .filter(header -> header.length() <= LONGEST_HEADER)
          .map(LanguageRange::parse)
          .map(ranges -> Locale.lookupTag(ranges, languages))
          .orElse(languages.getFirst());
    } catch (IllegalArgumentException e) {
      // Not a list of languages.
      return languages.getFirst();
    }
  }
}
