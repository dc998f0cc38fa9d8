package org.tribune.site.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A page that says one thing: in the language that the browser asks for if the site has it, else in
 * the site's first, and below in the site's others. Without script or style, so that it works
 * whatever is missing. Safe for all threads.
 */
public final class PlainPage {
  private final ReaderLanguage reader;

  /**
   * What it says in one language, as plain text.
   *
   * @param title what it is about
   * @param told what happened, and what to do
   * @param link what a link that leads on is called
   * @param other another way on, if there is one
   */
  public record Words(String title, String told, String link, Optional<Link> other) {
    /** With one way on. */
    public Words(String title, String told, String link) {
      this(title, told, link, /* other= */ Optional.empty());
    }
  }

  /**
   * A way on.
   *
   * @param address a path of this site
   */
  public record Link(String address, String called) {}

  /**
   * Pages of a site.
   *
   * @param languages the site's, the first one first
   */
  public PlainPage(List<String> languages) {
    this.reader = new ReaderLanguage(languages);
  }

  /**
   * The page for a reader with this Accept-Language header (RFC 9110, section 12.5.4).
   *
   * @param words in a language of the site
   * @param address of the link, a path of this site
   */
  public String text(
      Function<String, Words> words, String address, Optional<String> acceptLanguage) {
    String first = reader.of(acceptLanguage);
    List<String> ordered = new ArrayList<>(reader.languages());
    ordered.remove(first);
    String others =
        ordered.stream()
            .map(language -> section(language, words.apply(language), address))
            .collect(Collectors.joining());
    Words shown = words.apply(first);
    return "<!doctype html>\n<html lang=\""
        + first
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + Markup.escaped(shown.title())
        + "</title>\n</head>\n<body>\n<main>\n"
        + content("h1", shown, address)
        + others
        + "</main>\n</body>\n</html>\n";
  }

  private static String section(String language, Words words, String address) {
    return "<section lang=\"" + language + "\">\n" + content("h2", words, address) + "</section>\n";
  }

  private static String content(String heading, Words words, String address) {
    return "<%1$s>%2$s</%1$s>\n<p>%3$s</p>\n"
            .formatted(heading, Markup.escaped(words.title()), Markup.escaped(words.told()))
        + link(new Link(address, words.link()))
        + words.other().map(PlainPage::link).orElse("");
  }

  private static String link(Link link) {
    return "<p><a href=\"%s\">%s</a></p>\n"
        .formatted(Markup.escaped(link.address()), Markup.escaped(link.called()));
  }
}
