package org.tribune.site.video;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportState;
import org.tribune.catalogue.video.Reports;

/**
 * The published reports, kept without the text of their captions: a list would read megabytes of
 * it. Each time it is asked, the versions of all reports tell which were changed since, and these
 * are read alone, so that nothing is shown that is public no more. Calls block. Safe for all
 * threads.
 */
final class PublishedReports {
  /** The least that captions are. */
  private static final String NO_CUES = "WEBVTT";

  private static final Comparator<Report> NEWEST =
      Comparator.comparing((Report each) -> each.dates().publishedAt().orElse(Instant.EPOCH))
          .reversed()
          .thenComparing(Report::id);

  private final Reports reports;

  /** All reports by id, those that are not public with their version alone. */
  private final Map<ReportId, Kept> kept = new HashMap<>();

  private record Kept(long version, Optional<Report> shown) {}

  PublishedReports(Reports reports) {
    this.reports = reports;
  }

  /** Those that the public may see now, the newest first; their captions have no text. */
  synchronized List<Report> now() {
    Map<ReportId, Long> versions = reports.versions();
    kept.keySet().retainAll(versions.keySet());
    versions.forEach(
        (id, version) -> {
          Kept before = kept.get(id);
          if (before == null || before.version() != version) {
            reports.find(id).ifPresent(report -> kept.put(id, keep(report)));
          }
        });
    return kept.values().stream().flatMap(each -> each.shown().stream()).sorted(NEWEST).toList();
  }

  private static Kept keep(Report report) {
    boolean shown = report.state() == ReportState.PUBLISHED;
    return new Kept(report.version(), shown ? Optional.of(withoutCues(report)) : Optional.empty());
  }

  private static Report withoutCues(Report report) {
    FilmSettings settings = report.settings();
    Map<String, String> languages =
        settings.shownCaptions().keySet().stream()
            .collect(Collectors.toMap(language -> language, language -> NO_CUES));
    return new Report(
        report.id(),
        report.slug(),
        report.state(),
        report.texts(),
        report.author(),
        report.film(),
        new FilmSettings(settings.poster(), settings.start(), settings.end(), languages),
        report.dates(),
        report.log(),
        report.version());
  }
}
