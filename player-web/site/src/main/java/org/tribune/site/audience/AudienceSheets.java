package org.tribune.site.audience;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.audience.AudienceSummary;
import org.tribune.catalogue.recording.Recording;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.Csv;

/**
 * The audience's figures as CSV. Whole numbers alone: a spreadsheet in French takes 1.5 for a date.
 */
final class AudienceSheets {
  private AudienceSheets() {}

  /** A recording in a list. */
  record Line(Recording recording, String title, AudienceSummary summary) {}

  static String list(List<Line> lines) {
    return Csv.head(
            "recording",
            "kind",
            "title",
            "started_at",
            "live_peak",
            "live_minutes",
            "replay_minutes",
            "viewings")
        + lines.stream().map(AudienceSheets::line).collect(Collectors.joining());
  }

  private static String line(Line line) {
    return Csv.line(
        Stream.of(
            line.recording().id().value(),
            ApiWords.of(line.recording().kind()),
            line.title(),
            line.recording().startedAt().toString(),
            Integer.toString(line.summary().peak()),
            minutes(line.summary().live()),
            minutes(line.summary().replay()),
            minutes(line.summary().fullest())));
  }

  private static String minutes(Duration watched) {
    return Long.toString(Math.round(watched.toSeconds() / 60.0));
  }

  static String minutes(AudienceCurve curve) {
    return Csv.head(
            "at", "chapter", "live_seconds", "replay_seconds", "live_viewings", "replay_viewings")
        + curve.minutes().stream()
            .map(each -> line(each, chapterAt(curve, each.at())))
            .collect(Collectors.joining());
  }

  private static Optional<String> chapterAt(AudienceCurve curve, long at) {
    return curve.chapters().stream()
        .filter(each -> each.start() <= at && at < each.end())
        .map(AudienceCurve.Chapter::title)
        .findFirst();
  }

  private static String line(AudienceCurve.Minute minute, Optional<String> chapter) {
    long at = minute.at() / 1_000_000;
    return Csv.line(
        Stream.of(
            "%d:%02d:%02d".formatted(at / 3_600, at / 60 % 60, at % 60),
            chapter.orElse(""),
            Long.toString(Math.round(minute.live() / 1e6)),
            Long.toString(Math.round(minute.replay() / 1e6)),
            Long.toString(Math.round(minute.live() / (double) minute.length())),
            Long.toString(Math.round(minute.replay() / (double) minute.length()))));
  }
}
