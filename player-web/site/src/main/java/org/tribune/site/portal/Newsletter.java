package org.tribune.site.portal;

import java.util.List;
import java.util.Optional;
import org.tribune.site.page.ContentLanguage;
import org.tribune.site.page.Markup;

/**
 * What a month brought, for a letter to the residents: HTML as programs of mail take it (tables,
 * styles on the elements, no script, no sheet), and plain text. All addresses are absolute.
 *
 * @param content the letter's language, {@code fr} or {@code en}, and that of the site
 * @param month as it is said, such as "décembre 2026"
 * @param accent of links, as {@code #rrggbb}: it can be read on white
 * @param home where the site is
 * @param questions of citizens that were answered
 */
public record Newsletter(
    ContentLanguage content,
    String site,
    String month,
    String accent,
    String home,
    List<Entry> sittings,
    List<Entry> questions,
    List<Entry> reports) {
  /** Its Content-Security-Policy: it runs nothing, and loads this site's pictures alone. */
  public static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self'";

  private static final String FONT = "font-family:Arial,Helvetica,sans-serif;";
  private static final int PICTURE_WIDTH = 160;

  public Newsletter {
    sittings = List.copyOf(sittings);
    questions = List.copyOf(questions);
    reports = List.copyOf(reports);
  }

  /**
   * A sitting, a question or a film.
   *
   * @param language of its title, place and summary
   * @param when in the letter's language
   * @param place where, or at which sitting
   * @param picture of it
   * @param links the first one leads to it
   */
  public record Entry(
      String language,
      String title,
      String when,
      String place,
      String summary,
      Optional<String> picture,
      List<Link> links) {
    public Entry {
      links = List.copyOf(links);
    }

    private String facts() {
      return place.isEmpty() ? when : when + ", " + place;
    }
  }

  /**
   * Something to open.
   *
   * @param title in its entry's language; empty: there are the letter's words alone
   * @param words the letter's
   */
  public record Link(String title, String words, String address) {
    /** One that the letter's words alone name. */
    public static Link of(String words, String address) {
      return new Link(/* title= */ "", words, address);
    }
  }

  /** The letter as a page, all of which can be copied into a mail. */
  public String html() {
    StringBuilder out = new StringBuilder(16_384);
    out.append("<!doctype html>\n<html lang=\"").append(content.page()).append("\">\n<head>\n");
    out.append("<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    out.append(Markup.escaped(title())).append("</title>\n</head>\n");
    out.append("<body style=\"margin:0;padding:16px;background-color:#ffffff\">\n<main>\n");
    out.append("<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\"");
    out.append(" style=\"width:100%;max-width:600px;margin:0 auto;color:#17222b;");
    out.append(FONT).append("font-size:16px;line-height:1.5\">\n<tr><td>\n");
    out.append("<h1 style=\"margin:0 0 8px;font-size:24px;line-height:1.2\">");
    out.append(Markup.escaped(title())).append("</h1>\n");
    section(out, words("Séances", "Meetings"), sittings);
    section(out, answered(), questions);
    section(out, words("Reportages", "Films"), reports);
    if (isEmpty()) {
      out.append("<p>").append(nothing()).append("</p>\n");
    }
    out.append("<p style=\"margin:24px 0 0;font-size:14px;color:#4d5a64\">");
    link(out, Link.of(site, home), content.site());
    return out.append("</p>\n</td></tr>\n</table>\n</main>\n</body>\n</html>\n").toString();
  }

  private void section(StringBuilder out, String heading, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    out.append("<h2 style=\"margin:24px 0 0;font-size:20px;line-height:1.2\">");
    out.append(heading).append("</h2>\n");
    entries.forEach(each -> entry(out, each));
  }

  private void entry(StringBuilder out, Entry entry) {
    Link first = entry.links().getFirst();
    out.append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"");
    out.append(" style=\"margin:16px 0 0;color:#17222b;").append(FONT);
    out.append("font-size:16px;line-height:1.5\"><tr>");
    entry
        .picture()
        .ifPresent(
            at ->
                out.append(
                        "<td width=\"%d\" valign=\"top\" style=\"padding:0 16px 0 0\">"
                            .formatted(PICTURE_WIDTH))
                    .append("<a href=\"" + Markup.escaped(first.address()) + "\">")
                    .append("<img" + content.attribute(entry.language()))
                    .append(" src=\"" + Markup.escaped(at) + "\" alt=\"")
                    // The picture is a link: without a name nobody who hears it knows where to.
                    .append(Markup.escaped(entry.title()))
                    .append("\" width=\"")
                    .append(PICTURE_WIDTH)
                    .append("\" style=\"display:block;border:0\"></a></td>"));
    out.append("<td valign=\"top\"><h3 style=\"margin:0;font-size:17px;line-height:1.3\">");
    link(out, new Link(entry.title(), /* words= */ "", first.address()), entry.language());
    out.append("</h3>\n");
    String place = content.marked(entry.place(), entry.language());
    paragraph(
        out,
        "color:#4d5a64;",
        Markup.escaped(entry.when()) + (place.isEmpty() ? "" : ", " + place));
    paragraph(out, "", content.marked(entry.summary(), entry.language()));
    if (entry.links().size() > 1) {
      out.append("<p style=\"margin:4px 0 0\">");
      String before = "";
      for (Link each : entry.links()) {
        out.append(before);
        link(out, each, entry.language());
        before = " · ";
      }
      out.append("</p>");
    }
    out.append("</td></tr></table>\n");
  }

  private static void paragraph(StringBuilder out, String style, String html) {
    if (!html.isEmpty()) {
      out.append("<p style=\"").append(style).append("margin:4px 0 0\">");
      out.append(html).append("</p>\n");
    }
  }

  private void link(StringBuilder out, Link link, String language) {
    out.append("<a style=\"color:").append(accent).append("\" href=\"");
    out.append(Markup.escaped(link.address())).append("\">");
    out.append(content.marked(link.title(), language));
    out.append(Markup.escaped(link.words())).append("</a>");
  }

  /** The letter for programs that show no HTML. */
  public String text() {
    StringBuilder out = new StringBuilder(4_096);
    out.append(title()).append("\n");
    textSection(out, words("Séances", "Meetings"), sittings);
    textSection(out, answered(), questions);
    textSection(out, words("Reportages", "Films"), reports);
    if (isEmpty()) {
      out.append('\n').append(nothing()).append('\n');
    }
    return out.append("\n-- \n").append(site).append("\n").append(home).append("\n").toString();
  }

  private static void textSection(StringBuilder out, String heading, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    out.append("\n").append(heading).append("\n").append("=".repeat(heading.length()));
    out.append("\n");
    for (Entry each : entries) {
      out.append("\n* ").append(each.title()).append("\n");
      for (String line : List.of(each.facts(), each.summary())) {
        out.append(line.isEmpty() ? "" : "  " + line + "\n");
      }
      each.links()
          .forEach(
              link ->
                  out.append("  " + link.title() + link.words() + ": ")
                      .append(link.address())
                      .append("\n"));
    }
  }

  private String title() {
    return site + " – " + month;
  }

  private boolean isEmpty() {
    return sittings.isEmpty() && questions.isEmpty() && reports.isEmpty();
  }

  private String answered() {
    return words("Vos questions, leurs réponses", "Your questions, answered");
  }

  private String nothing() {
    return words("Rien n’a été publié ce mois-ci.", "Nothing was published in this month.");
  }

  private String words(String fr, String en) {
    return content.page().equals("fr") ? fr : en;
  }
}
