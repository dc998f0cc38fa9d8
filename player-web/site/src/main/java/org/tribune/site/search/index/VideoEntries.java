package org.tribune.site.search.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Video;

/**
 * What reports are found by.
 *
 * @param categories all that there are
 * @param series likewise
 */
record VideoEntries(List<Category> categories, List<Series> series) {
  VideoEntries {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  /** A published report. */
  Entry of(Video video) {
    LocalDate day = day(video);
    return new Entry(
        video.id().value(),
        Kind.REPORT,
        /* id= */ "",
        /* place= */ 0,
        /* isPublic= */ true,
        List.of(video.texts().title()),
        /* people= */ List.of(),
        about(video),
        /* context= */ List.of(),
        SittingEntries.words(day),
        /* hasDay= */ true,
        VideoWords.of(video).text(),
        /* stored= */ Optional.empty(),
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        day.getYear(),
        /* body= */ "",
        /* subject= */ "");
  }

  /** When it happened, or else was published. */
  private static LocalDate day(Video video) {
    return video
        .texts()
        .date()
        .orElseGet(
            () ->
                LocalDate.ofInstant(
                    video.dates().publishedAt().orElse(Instant.EPOCH), ZoneOffset.UTC));
  }

  /** Where it was, and what it is of. */
  private List<String> about(Video video) {
    List<String> about = new ArrayList<>();
    about.add(video.texts().place());
    categories.stream()
        .filter(each -> video.texts().category().equals(Optional.of(each.slug())))
        .flatMap(each -> Stream.of(each.fr(), each.en()))
        .forEach(about::add);
    series.stream()
        .filter(each -> video.texts().series().equals(Optional.of(each.slug())))
        .forEach(each -> about.add(each.title()));
    return about.stream().filter(each -> !each.isEmpty()).toList();
  }
}
