package org.tribune.site.portal;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.site.broadcast.WrittenLive;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;
import org.tribune.site.recording.RecordingResponses;
import org.tribune.site.sitting.SittingResponses;
import org.tribune.site.sitting.WrittenSittings;
import org.tribune.site.video.ReportResponses.PublicReport;

/**
 * The home page as the server writes it: what is live, the next sittings, those that can be watched
 * again with what was debated, other recordings and films.
 *
 * @param coming sittings, as the API shows them
 * @param most of them to show
 * @param held sittings that can be watched again, the newest first
 * @param replays the newest first, of sittings too
 * @param reports the newest first
 */
record WrittenHome(
    List<WrittenLive> channels,
    List<SittingResponses.Summary> coming,
    int most,
    List<SittingResponses.Replay> held,
    List<RecordingResponses.Summary> replays,
    List<PublicReport> reports,
    WrittenFrame frame) {
  WrittenPage page() {
    String title = frame.words("Les débats en direct", "The debates, live");
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "website",
            title + " – " + frame.site().name(),
            frame.words(
                "Les séances du conseil et la WebTV du territoire, sans compte et sans publicité.",
                "Council meetings and local WebTV, without an account and without advertising."),
            "/",
            Optional.empty(),
            Optional.empty());
    return frame.page(title, frame.head(told), body(title));
  }

  private String body(String title) {
    StringBuilder out = new StringBuilder(8_192);
    out.append(frame.navigation("/")).append(title).append("</h1>\n");
    section(out, frame.words("En ce moment", "Live now"), lines(/* live= */ true));
    section(out, frame.words("Prochaine séance", "Next meeting"), next());
    section(out, frame.words("À revoir", "Watch again"), watchedAgain());
    StringBuilder films = new StringBuilder();
    reports.forEach(
        each ->
            item(
                films,
                frame
                    .content()
                    .link(
                        each.address().orElse(""), each.texts().title(), each.texts().language())));
    section(out, frame.words("Derniers reportages", "Latest films"), films);
    section(out, frame.words("Autres chaînes", "Other channels"), lines(/* live= */ false));
    return out.append("</main>\n").toString();
  }

  private StringBuilder lines(boolean live) {
    StringBuilder out = new StringBuilder();
    channels.stream()
        .filter(each -> each.isLive() == live)
        .forEach(each -> out.append("<li>").append(each.line()).append("</li>\n"));
    return out;
  }

  /** What is on air is told above. */
  private StringBuilder next() {
    StringBuilder out = new StringBuilder();
    coming.stream()
        .filter(each -> each.live().isEmpty())
        .limit(most)
        .forEach(each -> WrittenSittings.item(out, each, frame));
    return out;
  }

  private StringBuilder watchedAgain() {
    StringBuilder out = new StringBuilder();
    Set<String> told = new HashSet<>();
    for (SittingResponses.Replay sitting : held) {
      out.append("<li>");
      sitting.poster().ifPresent(at -> picture(out, at));
      WrittenSittings.line(out, sitting.summary(), frame);
      StringBuilder chapters = new StringBuilder();
      for (SittingResponses.DebatedItem each : sitting.chapters()) {
        String label = each.numbering() + " " + each.title();
        item(chapters, frame.content().link(each.watch(), label.strip()));
      }
      out.append(chapters.isEmpty() ? "" : "<ul>\n" + chapters + "</ul>\n").append("</li>\n");
      told.addAll(sitting.summary().replays());
    }
    replays.stream()
        .filter(each -> !told.contains(each.watch()))
        .forEach(each -> item(out, replay(each)));
    return out;
  }

  private static void picture(StringBuilder out, String poster) {
    out.append("<img src=\"")
        .append(Markup.escaped(poster + "?w=384"))
        .append("\" alt=\"\" width=\"192\" height=\"108\" loading=\"lazy\"><br>\n");
  }

  private String replay(RecordingResponses.Summary replay) {
    String day =
        new SpokenTime(frame.language())
            .day(replay.startedAt().atZone(ZoneId.systemDefault()).toLocalDate());
    String name = replay.title().isEmpty() ? replay.channel().name() : replay.title();
    return frame.content().link(replay.watch(), name) + ", " + Markup.escaped(day);
  }

  private static void item(StringBuilder out, String html) {
    out.append("<li>").append(html).append("</li>\n");
  }

  private static void section(StringBuilder out, String heading, StringBuilder items) {
    if (!items.isEmpty()) {
      out.append("<h2>").append(Markup.escaped(heading)).append("</h2>\n<ul>\n");
      out.append(items).append("</ul>\n");
    }
  }
}
