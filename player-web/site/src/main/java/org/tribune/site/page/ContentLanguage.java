package org.tribune.site.page;

/**
 * How a page names the language of what was written for this site, where that is another than its
 * own (WCAG 2.2, 3.1.2): titles, agendas, places and questions are in the site's first language
 * unless it is known. {@code language-of-content.ts} does the same in what a script draws.
 *
 * @param page the language of the page
 * @param site the site's first
 */
public record ContentLanguage(String page, String site) {
  /** The attribute of an element whose text was written for this site; empty in its language. */
  public String attribute() {
    return attribute(site);
  }

  /**
   * The same for a text whose language is known.
   *
   * @param tag a language tag (BCP 47)
   */
  public String attribute(String tag) {
    String primary = tag.split("-", 2)[0];
    return primary.equals(page) ? "" : " lang=\"" + Markup.escaped(tag) + "\"";
  }

  /** HTML of what was written for this site, within a text of the page. */
  public String marked(String text) {
    return marked(text, site);
  }

  /** The same for a text whose language is known. */
  public String marked(String text, String tag) {
    String attribute = attribute(tag);
    return attribute.isEmpty() || text.isEmpty()
        ? Markup.escaped(text)
        : "<span" + attribute + ">" + Markup.escaped(text) + "</span>";
  }

  /** A link of HTML whose words were written for this site. */
  public String link(String address, String text) {
    return link(address, text, site);
  }

  /** The same for words whose language is known. */
  public String link(String address, String text, String tag) {
    return "<a%s href=\"%s\">%s</a>"
        .formatted(attribute(tag), Markup.escaped(address), Markup.escaped(text));
  }
}
