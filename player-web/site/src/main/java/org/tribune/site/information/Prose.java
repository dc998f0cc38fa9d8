package org.tribune.site.information;

import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteFrame;

/**
 * A text in one of the two languages, as HTML, written from its heading on. Words are escaped; what
 * is called {@code html} is not. Of one thread.
 */
final class Prose {
  private final SiteFrame frame;
  private final StringBuilder out = new StringBuilder(8_192);

  Prose(SiteFrame frame) {
    this.frame = frame;
  }

  String words(String fr, String en) {
    return frame.words(fr, en);
  }

  String link(String address, String fr, String en) {
    return frame.link(address, words(fr, en));
  }

  /** A telephone or mail address that can be pressed, or the address of a page. */
  static String contact(String address) {
    return "<a href=\""
        + Markup.escaped(address)
        + "\">"
        + Markup.escaped(address.replaceFirst("^mailto:", ""))
        + "</a>";
  }

  Prose title(String text) {
    out.append("<h1>").append(Markup.escaped(text)).append("</h1>\n");
    return this;
  }

  Prose heading(String fr, String en) {
    out.append("<h2>").append(Markup.escaped(words(fr, en))).append("</h2>\n");
    return this;
  }

  Prose paragraph(String fr, String en) {
    return html(Markup.escaped(words(fr, en)));
  }

  /** A paragraph. */
  Prose html(String html) {
    out.append("<p>").append(html).append("</p>\n");
    return this;
  }

  /** A paragraph that stands out. */
  Prose notice(String html) {
    out.append("<p class=\"statement-notice\">").append(html).append("</p>\n");
    return this;
  }

  Prose list() {
    out.append("<ul>\n");
    return this;
  }

  Prose item(String fr, String en) {
    return itemHtml(Markup.escaped(words(fr, en)));
  }

  Prose itemHtml(String html) {
    out.append("<li>").append(html).append("</li>\n");
    return this;
  }

  Prose end() {
    out.append("</ul>\n");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
