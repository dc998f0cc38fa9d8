package org.tribune.site.sitting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
public record WrittenSittings(ObjectNode list, WrittenFrame frame) {
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
    items(out, frame.words("À venir", "To come"), list.path("coming"));
    items(out, list.path("year").asText(""), list.path("past"));
    String next = list.path("next").asText("");
    if (!next.isEmpty()) {
      String address = "/sittings?year=" + list.path("year").asText("") + "&before=" + next;
      out.append("<p>")
          .append(
              WrittenFrame.link(address, frame.words("Séances plus anciennes", "Older meetings")))
          .append("</p>\n");
    }
    out.append("<nav>\n");
    for (JsonNode year : list.path("years")) {
      out.append(WrittenFrame.link("/sittings?year=" + year.asText(), year.asText()));
      out.append(' ');
    }
    return out.append("</nav>\n</main>\n").toString();
  }

  private void items(StringBuilder out, String heading, JsonNode sittings) {
    if (!sittings.isEmpty()) {
      out.append("<h2>").append(Markup.escaped(heading)).append("</h2>\n<ul>\n");
      sittings.forEach(each -> item(out, each, frame));
      out.append("</ul>\n");
    }
  }

  /** One of a list. */
  public static void item(StringBuilder out, JsonNode sitting, WrittenFrame frame) {
    out.append("<li>");
    line(out, sitting, frame);
    out.append("</li>\n");
  }

  /** A sitting, its hour, and where it can be watched again. */
  public static void line(StringBuilder out, JsonNode sitting, WrittenFrame frame) {
    out.append(
            frame
                .content()
                .link("/sittings/" + sitting.path("id").asText(""), WrittenSitting.title(sitting)))
        .append(", ")
        .append(WrittenSitting.placed(sitting, frame));
    frame.status(sitting).ifPresent(each -> out.append(" (").append(each).append(')'));
    for (JsonNode each : sitting.path("replays")) {
      out.append(" · ");
      out.append(WrittenFrame.link(each.asText(""), frame.words("Revoir", "Watch again")));
    }
  }
}
