package org.tribune.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tribune.web.http.Markup;
import org.tribune.web.http.WrittenPage;
import org.tribune.web.portal.SpokenTime;

/**
 * The home page as the server writes it: what is live, the next sittings, what can be watched.
 *
 * @param coming sittings, as the API shows them
 * @param most of them to show
 * @param replays the newest first
 * @param reports the newest first
 */
record WrittenHome(
    List<WrittenLive> channels,
    JsonNode coming,
    int most,
    List<ObjectNode> replays,
    List<ObjectNode> reports,
    WrittenFrame frame) {
  WrittenPage page() {
    String title = frame.words("Les débats en direct", "The debates, live");
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "website",
            title + " – " + frame.site().name(),
            frame.words(
                "Les séances du conseil et la WebTV du territoire, sans compte et sans publicité.",
                "Council sittings and local WebTV, without an account and without advertising."),
            "/",
            Optional.empty(),
            Optional.empty());
    return frame.page(title, frame.head(told), body(title));
  }

  private String body(String title) {
    StringBuilder out = new StringBuilder(8_192);
    out.append(frame.navigation()).append("<main>\n<h1>").append(title).append("</h1>\n<ul>\n");
    channels.forEach(each -> out.append("<li>").append(each.line()).append("</li>\n"));
    out.append("</ul>\n");
    StringBuilder sittings = new StringBuilder();
    for (int i = 0; i < Math.min(most, coming.size()); i++) {
      WrittenSittings.item(sittings, coming.get(i), frame);
    }
    section(out, frame.words("Prochaines séances", "Next sittings"), sittings);
    StringBuilder films = new StringBuilder();
    reports.forEach(
        each -> item(films, each.path("address").asText(""), each.path("title").asText("")));
    section(out, frame.words("Derniers reportages", "Latest reports"), films);
    StringBuilder recorded = new StringBuilder();
    replays.forEach(each -> item(recorded, each.path("watch").asText(""), titled(each)));
    section(out, frame.words("Revoir", "Watch again"), recorded);
    return out.append("</main>\n").toString();
  }

  private String titled(ObjectNode replay) {
    String title = replay.path("title").asText("");
    Instant start = Instant.parse(replay.path("startedAt").asText(""));
    String day =
        new SpokenTime(frame.language()).day(start.atZone(ZoneId.systemDefault()).toLocalDate());
    return (title.isEmpty() ? replay.path("channel").path("name").asText("") : title) + ", " + day;
  }

  private static void item(StringBuilder out, String address, String title) {
    out.append("<li>").append(WrittenFrame.link(address, title)).append("</li>\n");
  }

  private static void section(StringBuilder out, String heading, StringBuilder items) {
    if (!items.isEmpty()) {
      out.append("<h2>").append(Markup.escaped(heading)).append("</h2>\n<ul>\n");
      out.append(items).append("</ul>\n");
    }
  }
}
