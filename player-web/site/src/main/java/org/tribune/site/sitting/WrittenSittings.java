package org.tribune.site.sitting;

import java.util.List;
import java.util.Optional;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;

/**
 * The list of sittings as the server writes it.
 *
 * @param list those to come and those of a year, as the API shows them
 */
public record WrittenSittings(SittingResponses.Listing list, WrittenFrame frame) {
  public WrittenPage page() {
    String title = frame.words("Séances", "Meetings");
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "website",
            title,
            frame.words(
                "Les séances à venir et passées : ordres du jour, documents, rediffusions.",
                "Meetings to come and past: agendas, documents, recordings."),
            "/sittings",
            Optional.empty(),
            Optional.empty());
    return frame.page(title, frame.head(told), body(title));
  }

  private String body(String title) {
    StringBuilder out = new StringBuilder(8_192);
    out.append(frame.navigation(SiteSection.SITTINGS.address())).append(title).append("</h1>\n");
    items(out, frame.words("À venir", "To come"), list.coming());
    items(out, Integer.toString(list.year()), list.past());
    list.next()
        .map(next -> "/sittings?year=" + list.year() + "&before=" + next)
        .ifPresent(
            address ->
                out.append("<p>")
                    .append(
                        WrittenFrame.link(
                            address, frame.words("Séances plus anciennes", "Older meetings")))
                    .append("</p>\n"));
    out.append("<nav>\n");
    for (int year : list.years()) {
      out.append(WrittenFrame.link("/sittings?year=" + year, Integer.toString(year)));
      out.append(' ');
    }
    return out.append("</nav>\n</main>\n").toString();
  }

  private void items(StringBuilder out, String heading, List<SittingResponses.Summary> sittings) {
    if (!sittings.isEmpty()) {
      out.append("<h2>").append(Markup.escaped(heading)).append("</h2>\n<ul>\n");
      sittings.forEach(each -> item(out, each, frame));
      out.append("</ul>\n");
    }
  }

  /** One of a list. */
  public static void item(StringBuilder out, SittingResponses.Summary sitting, WrittenFrame frame) {
    out.append("<li>");
    line(out, sitting, frame);
    out.append("</li>\n");
  }

  /** A sitting, its hour, and where it can be watched again. */
  public static void line(StringBuilder out, SittingResponses.Summary sitting, WrittenFrame frame) {
    SittingResponses.Facts facts = sitting.facts();
    out.append(
            frame
                .content()
                .link("/sittings/" + facts.id(), WrittenSitting.title(facts.body(), facts.title())))
        .append(", ")
        .append(frame.when(WrittenSitting.moment(facts, frame), facts.place()));
    frame.status(facts.status()).ifPresent(each -> out.append(" (").append(each).append(')'));
    for (String each : sitting.replays()) {
      out.append(" · ");
      out.append(WrittenFrame.link(each, frame.words("Revoir", "Watch again")));
    }
  }
}
