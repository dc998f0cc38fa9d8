package org.tribune.site.page;

import io.vertx.core.http.HttpServerRequest;
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
public record ReaderLanguage(List<String> languages) {
  private static final int LONGEST_HEADER = 256;

  public ReaderLanguage {
    languages = languages.isEmpty() ? List.of("fr") : List.copyOf(languages);
  }

  /**
   * The one that the browser asks for if the site has it, else the site's first.
   *
   * @param acceptLanguage the header of this name (RFC 9110, section 12.5.4)
   */
  public String of(Optional<String> acceptLanguage) {
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

  /** The one that an address asks for ({@code ?lang=}) if the site has it, else the browser's. */
  public String of(HttpServerRequest request) {
    return Optional.ofNullable(request.getParam("lang"))
        .filter(languages::contains)
        .orElseGet(() -> of(Optional.ofNullable(request.getHeader("Accept-Language"))));
  }
}
