package org.tribune.site.page;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * How a page names the language of what was written for this site, where that is another than its
 * own (WCAG 2.2, 3.1.2): titles, agendas, places and questions are in the site's first language
 * unless it is known. {@code language-of-content.ts} does the same in what a script draws.
 *
 * @param page the language of the page
 * @param site the site's first
 */
public record ContentLanguage(String page, String site) {
  /** For an element's {@code lang} if its text was written for this site; null in its language. */
  public @Nullable String lang() {
    return lang(site);
  }

  /**
   * The same for a text whose language is known.
   *
   * @param tag a language tag (BCP 47)
   */
  public @Nullable String lang(String tag) {
    String primary = tag.split("-", 2)[0];
    return primary.equals(page) ? null : tag;
  }

  /** What was written for this site, within a text of the page. */
  public Content marked(String text) {
    return marked(text, site);
  }

  /** The same for a text whose language is known. */
  public Content marked(String text, String tag) {
    return Html.part((out, none) -> JtemarkedGenerated.render(out, none, this, text, tag));
  }

  /** A link whose words were written for this site. */
  public Content link(String address, String text) {
    return link(address, text, site);
  }

  /** The same for words whose language is known. */
  public Content link(String address, String text, String tag) {
    return Html.part((out, none) -> JtelinkGenerated.render(out, none, this, address, text, tag));
  }

  /** An hour in the page's language, and a place in the site's. */
  public Content when(String moment, String place) {
    return Html.part((out, none) -> JtewhenGenerated.render(out, none, this, moment, place));
  }
}
