package org.tribune.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person reads at an address where there is nothing: in the language that the browser asks
 * for if the site has it, else in the site's first, and below in the site's others. Without script
 * or style, so that it works whatever is missing. Safe for all threads.
 */
final class NotFoundPage {
  /** What is not there. */
  enum Missing {
    PAGE,
    CHANNEL,
    RECORDING,
    SITTING
  }

  private record Words(String title, String told, String home) {}

  private final List<String> languages;

  /**
   * The page of a site.
   *
   * @param languages the site's, the first one first
   */
  NotFoundPage(List<String> languages) {
    this.languages = languages.isEmpty() ? List.of("fr") : List.copyOf(languages);
  }

  /** The page for a reader with this Accept-Language header (RFC 9110, section 12.5.4). */
  String text(Missing missing, Optional<String> acceptLanguage) {
    String first = chosen(acceptLanguage);
    List<String> ordered = new ArrayList<>(languages);
    ordered.remove(first);
    String others =
        ordered.stream()
            .map(language -> section(language, words(language, missing)))
            .collect(Collectors.joining());
    Words words = words(first, missing);
    return "<!doctype html>\n<html lang=\""
        + first
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + words.title()
        + "</title>\n</head>\n<body>\n<main>\n"
        + content("h1", words)
        + others
        + "</main>\n</body>\n</html>\n";
  }

  private String chosen(Optional<String> acceptLanguage) {
    try {
      return acceptLanguage
          .filter(header -> header.length() <= 256)
          .map(LanguageRange::parse)
          .map(ranges -> Locale.lookupTag(ranges, languages))
          .orElse(languages.getFirst());
    } catch (IllegalArgumentException e) {
      // Not a list of languages.
      return languages.getFirst();
    }
  }

  private static String section(String language, Words words) {
    return "<section lang=\"" + language + "\">\n" + content("h2", words) + "</section>\n";
  }

  private static String content(String heading, Words words) {
    return "<%1$s>%2$s</%1$s>\n<p>%3$s</p>\n<p><a href=\"/\">%4$s</a></p>\n"
        .formatted(heading, words.title(), words.told(), words.home());
  }

  private static Words words(String language, Missing missing) {
    boolean french = language.equals("fr");
    return switch (missing) {
      case PAGE ->
          french
              ? new Words(
                  "Page introuvable",
                  "Il n'y a rien à cette adresse. Elle a peut-être été mal recopiée.",
                  "Aller à la page d'accueil")
              : new Words(
                  "Page not found",
                  "There is nothing at this address. It may have been copied wrongly.",
                  "Go to the home page");
      case CHANNEL ->
          french
              ? new Words(
                  "Canal introuvable",
                  "Ce site n'a pas de canal à cette adresse. Elle a peut-être été mal recopiée,"
                      + " ou le canal n'existe plus.",
                  "Voir les canaux de ce site")
              : new Words(
                  "Channel not found",
                  "This site has no channel at this address. It may have been copied wrongly, or"
                      + " the channel may exist no more.",
                  "See the channels of this site");
      case RECORDING ->
          french
              ? new Words(
                  "Rediffusion introuvable",
                  "Il n'y a pas de rediffusion à cette adresse. Elle a peut-être été mal recopiée,"
                      + " ou la rediffusion a été retirée.",
                  "Aller à la page d'accueil")
              : new Words(
                  "Recording not found",
                  "There is no recording at this address. It may have been copied wrongly, or the"
                      + " recording may have been withdrawn.",
                  "Go to the home page");
      case SITTING ->
          french
              ? new Words(
                  "Séance introuvable",
                  "Il n'y a pas de séance à cette adresse. Elle a peut-être été mal recopiée, ou la"
                      + " séance n'est pas encore annoncée.",
                  "Aller à la page d'accueil")
              : new Words(
                  "Sitting not found",
                  "There is no sitting at this address. It may have been copied wrongly, or the"
                      + " sitting may not be announced yet.",
                  "Go to the home page");
    };
  }
}
