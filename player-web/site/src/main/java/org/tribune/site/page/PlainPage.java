package org.tribune.site.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
   * @param told what to say: what happened, and what to do
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
    Map<String, Words> others = new LinkedHashMap<>();
    ordered.forEach(language -> others.put(language, words.apply(language)));
    Words shown = words.apply(first);
    return Html.of(
        (out, none) -> JteplainGenerated.render(out, none, first, shown, others, address));
  }
}
