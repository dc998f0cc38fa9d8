package org.tribune.site.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.search.index.Kind;

/** Where a result is read and watched, and by whom. */
public sealed interface ResultPlace {
  /** Where it is read; what the public can't see, in the console. */
  String url();

  /** Where it is watched from the second on at which it is debated or said. */
  Optional<String> watch();

  /** True if everybody may see it. */
  boolean isPublic();

  /** That of a film: its fields have another order than those of a sitting. */
  record OfFilm(String url, Optional<String> watch, @JsonProperty("public") boolean isPublic)
      implements ResultPlace {}

  /** That of a sitting, or of something of one. */
  record OfSitting(String url, @JsonProperty("public") boolean isPublic, Optional<String> watch)
      implements ResultPlace {}

  static ResultPlace of(VideoHit hit) {
    String url = "/reports/" + hit.report().slug().orElseThrow();
    return new OfFilm(url, hit.second().map(second -> url + "#t=" + second), /* isPublic= */ true);
  }

  static ResultPlace of(RecordingHit hit) {
    String url = of(hit.recording(), hit.second());
    return new OfFilm(url, Optional.of(url), /* isPublic= */ true);
  }

  /** Where a recording is watched from this second on. */
  static String of(Recording recording, Optional<Long> second) {
    String page = "/watch/" + recording.id();
    return second.map(each -> page + "#t=" + each).orElse(page);
  }

  static ResultPlace of(SittingHit hit) {
    boolean isPublic =
        hit.kind() != Kind.NOTE
            && hit.sitting().status().isPublic()
            && hit.document().map(Document::isPublic).orElse(true);
    Optional<String> watch = watch(hit);
    return new OfSitting(url(hit, isPublic, watch), isPublic, watch);
  }

  private static String url(SittingHit hit, boolean isPublic, Optional<String> watch) {
    Sitting sitting = hit.sitting();
    if (hit.document().isPresent()) {
      String page = hit.excerpt().map(each -> "#page=" + each.page()).orElse("");
      return "/documents/" + sitting.id() + "/" + hit.document().get().id() + ".pdf" + page;
    }
    boolean isWatched =
        hit.chapter().isPresent()
            || hit.question().flatMap(SittingHit.FoundQuestion::second).isPresent();
    if (isWatched && watch.isPresent()) {
      return watch.get();
    }
    if (!isPublic) {
      return "/console/sittings/" + sitting.id();
    }
    if (hit.kind() == Kind.MINUTES) {
      return "/sittings/"
          + sitting.id()
          + "/minutes"
          + hit.item().map(each -> "#item-" + each.id()).orElse("");
    }
    String place =
        hit.question()
            .map(each -> "#question-" + each.question().id())
            .or(() -> hit.item().map(each -> "#item-" + each.id()))
            .orElse("");
    return "/sittings/" + sitting.id() + place;
  }

  private static Optional<String> watch(SittingHit hit) {
    return hit.recording()
        .flatMap(
            id ->
                hit.question()
                    .flatMap(SittingHit.FoundQuestion::second)
                    .map(second -> "t=" + second)
                    .or(() -> hit.item().map(item -> "item-" + item.id()))
                    .or(() -> hit.chapter().map(mark -> "item-" + mark))
                    .map(place -> "/watch/" + id + "#" + place));
  }
}
