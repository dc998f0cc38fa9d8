package org.tribune.site.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.Series;

/**
 * What reports are found by.
 *
 * @param categories all that there are
 * @param series likewise
 */
record ReportEntries(List<Category> categories, List<Series> series) {
  ReportEntries {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  /** A published report. */
  Entry of(Report report) {
    LocalDate day = day(report);
    return new Entry(
        report.id().value(),
        Kind.REPORT,
        /* id= */ "",
        /* place= */ 0,
        /* isPublic= */ true,
        List.of(report.texts().title()),
        /* people= */ List.of(),
        about(report),
        /* context= */ List.of(),
        SittingEntries.words(day),
        /* hasDay= */ true,
        ReportWords.of(report).text(),
        /* stored= */ Optional.empty(),
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        day.getYear(),
        /* body= */ "");
  }

  /** When it happened, or else was published. */
  private static LocalDate day(Report report) {
    return report
        .texts()
        .date()
        .orElseGet(
            () ->
                LocalDate.ofInstant(
                    report.dates().publishedAt().orElse(Instant.EPOCH), ZoneOffset.UTC));
  }

  /** Where it was, and what it is of. */
  private List<String> about(Report report) {
    List<String> about = new ArrayList<>();
    about.add(report.texts().place());
    categories.stream()
        .filter(each -> report.texts().category().equals(Optional.of(each.slug())))
        .flatMap(each -> Stream.of(each.fr(), each.en()))
        .forEach(about::add);
    series.stream()
        .filter(each -> report.texts().series().equals(Optional.of(each.slug())))
        .forEach(each -> about.add(each.title()));
    return about.stream().filter(each -> !each.isEmpty()).toList();
  }
}
