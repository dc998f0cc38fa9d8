package org.tribune.site.sitting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;

/**
 * A sitting's page as the server writes it: when and where, the agenda with what was decided, the
 * documents, and where it can be watched.
 *
 * @param view of the sitting, as the API shows it to everybody
 */
public record WrittenSitting(ObjectNode view, WrittenFrame frame) {
  public WrittenPage page() {
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "website",
            title(view),
            when(),
            "/sittings/" + view.path("id").asText(""),
            Optional.empty(),
            Optional.empty());
    return frame.page(title(view), frame.head(told), body());
  }

  /** Of a sitting, in a list too. */
  public static String title(JsonNode view) {
    String title = view.path("title").asText("");
    String body = view.path("body").asText("");
    return title.isEmpty() ? body : body + " – " + title;
  }

  /** Its time and place. */
  private String when() {
    String place = view.path("place").asText("");
    return place.isEmpty() ? moment(view, frame) : moment(view, frame) + ", " + place;
  }

  private static String moment(JsonNode view, WrittenFrame frame) {
    Instant start = Instant.parse(view.path("startsAt").asText(""));
    return new SpokenTime(frame.language())
        .moment(start, ZoneId.of(view.path("zone").asText("UTC")));
  }

  /** HTML of its time and place, in a list too. */
  public static String placed(JsonNode view, WrittenFrame frame) {
    return frame.when(moment(view, frame), view.path("place").asText(""));
  }

  private String body() {
    StringBuilder out = new StringBuilder(8_192);
    out.append(frame.navigation(SiteSection.SITTINGS.address() + "/"));
    out.append(frame.content().marked(title(view))).append("</h1>\n<p>");
    out.append(placed(view, frame)).append("</p>\n");
    frame.status(view).ifPresent(each -> out.append("<p><strong>" + each + "</strong></p>\n"));
    watching(out);
    agenda(out);
    JsonNode whole = view.path("documents");
    StringBuilder documents = new StringBuilder();
    for (JsonNode each : whole) {
      if (each.path("item").isNull()) {
        document(documents, each);
      }
    }
    if (!documents.isEmpty()) {
      out.append("<h2>").append(frame.words("Documents", "Documents")).append("</h2>\n<ul>\n");
      out.append(documents).append("</ul>\n");
    }
    return out.append("</main>\n").toString();
  }

  private void watching(StringBuilder out) {
    JsonNode live = view.path("live");
    if (live.isTextual()) {
      out.append("<p>")
          .append(WrittenFrame.link(live.asText(), frame.words("Regarder en direct", "Watch live")))
          .append("</p>\n");
    }
    for (JsonNode each : view.path("replays")) {
      String words = frame.words("Revoir la séance", "Watch again");
      out.append("<p>").append(WrittenFrame.link(each.asText(""), words)).append("</p>\n");
    }
  }

  private void agenda(StringBuilder out) {
    JsonNode agenda = view.path("agenda");
    if (agenda.isEmpty()) {
      return;
    }
    out.append("<h2>").append(frame.words("Ordre du jour", "Agenda")).append("</h2>\n<ul>\n");
    for (JsonNode item : agenda) {
      String name =
          (item.path("numbering").asText("") + " " + item.path("title").asText("")).strip();
      out.append("<li>");
      JsonNode watch = item.path("watch");
      out.append(
          watch.isTextual()
              ? frame.content().link(watch.asText(), name)
              : frame.content().marked(name));
      String outcome = item.path("vote").path("outcome").asText("");
      out.append(outcome.isEmpty() ? "" : " – " + outcome(outcome));
      StringBuilder documents = new StringBuilder();
      for (JsonNode each : view.path("documents")) {
        if (each.path("item").asText("").equals(item.path("id").asText(""))) {
          document(documents, each);
        }
      }
      out.append(documents.isEmpty() ? "" : "\n<ul>\n" + documents + "</ul>\n").append("</li>\n");
    }
    out.append("</ul>\n");
  }

  private String outcome(String outcome) {
    return switch (outcome) {
      case "adopted" -> frame.words("adopté", "adopted");
      case "rejected" -> frame.words("rejeté", "rejected");
      case "withdrawn" -> frame.words("retiré", "withdrawn");
      case "postponed" -> frame.words("reporté", "postponed");
      default -> Markup.escaped(outcome);
    };
  }

  private void document(StringBuilder out, JsonNode document) {
    String size = frame.size(document.path("bytes").asLong(0));
    out.append("<li>");
    out.append(
        frame.content().link(document.path("url").asText(""), document.path("title").asText("")));
    out.append(" (PDF, " + size + ")</li>\n");
  }
}
