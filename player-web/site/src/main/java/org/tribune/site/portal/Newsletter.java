package org.tribune.site.portal;

import java.util.List;
import java.util.Optional;
import org.tribune.core.text.Messages;
import org.tribune.site.page.ContentLanguage;
import org.tribune.site.page.Html;

/**
 * What a month brought, for a newsletter to the residents: HTML as programs of mail take it
 * (tables, styles on the elements, no script, no sheet), and plain text. All addresses are
 * absolute.
 *
 * @param content the newsletter's language, {@code fr} or {@code en}, and that of the site
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
    return Html.of((out, none) -> JtenewsletterGenerated.render(out, none, this));
  }

  /** The letter for programs that show no HTML. */
  public String text() {
    StringBuilder out = new StringBuilder(4_096);
    out.append(title()).append("\n");
    textSection(out, text("page.site.meetings"), sittings);
    textSection(out, answered(), questions);
    textSection(out, text("page.site.films"), reports);
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

  String title() {
    return site + " – " + month;
  }

  boolean isEmpty() {
    return sittings.isEmpty() && questions.isEmpty() && reports.isEmpty();
  }

  String answered() {
    return text("page.portal.your-questions-answered");
  }

  String nothing() {
    return text("page.portal.nothing-was-published-in");
  }

  String text(String code, Object... arguments) {
    return Messages.in(content.page()).text(code, arguments);
  }
}
