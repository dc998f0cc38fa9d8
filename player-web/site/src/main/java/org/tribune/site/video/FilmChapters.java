package org.tribune.site.video;

import java.util.List;
import org.tribune.delivery.replay.RecordingIndex;

/**
 * The chapters of a film, as the API shows them to the staff.
 *
 * @param version on which a change is made
 */
record FilmChapters(long version, List<Chapter> chapters) {
  /**
   * A chapter.
   *
   * @param at where it begins, in seconds of the whole film
   */
  record Chapter(double at, String title) {}

  static FilmChapters of(RecordingIndex film) {
    return new FilmChapters(
        film.chapters().version(),
        film.chapters().chapters().stream()
            .map(each -> new Chapter(seconds(each.startMicros()), each.mark().label()))
            .toList());
  }

  private static double seconds(long micros) {
    return Math.round(micros / 1_000.0) / 1_000.0;
  }
}
