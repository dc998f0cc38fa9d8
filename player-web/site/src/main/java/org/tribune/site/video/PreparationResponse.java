package org.tribune.site.video;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.video.FilmQueue;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Report;
import org.tribune.site.http.ApiWords;

/**
 * A file that is made into a film, as the API shows it.
 *
 * @param id of the recording that comes of it
 * @param report the id of the report that it is for
 * @param title of that report
 * @param name of the file
 * @param paused true if it stands still while a broadcast needs all of the machine
 * @param progress 0 to 1
 * @param secondsLeft how long it will still take, if that is known
 * @param ahead how many films are made before it
 * @param secondsUntilTurn how long until its turn comes, if that can be known
 * @param attempts how often a worker took it
 */
record PreparationResponse(
    String id,
    String report,
    String title,
    String name,
    long bytes,
    String state,
    boolean paused,
    double progress,
    Optional<Double> secondsLeft,
    int ahead,
    Optional<Double> secondsUntilTurn,
    int attempts,
    Optional<Preparation.Failure> failure,
    Instant askedAt,
    Optional<Instant> finishedAt) {
  /** The newest of them, the newest first. */
  record Queue(List<PreparationResponse> preparations) {}

  static PreparationResponse of(Preparation preparation, Report report, FilmQueue queue) {
    return new PreparationResponse(
        preparation.id().value(),
        report.id().value(),
        report.texts().title(),
        preparation.source().name(),
        preparation.source().bytes(),
        ApiWords.of(preparation.state()),
        preparation.isPaused(),
        preparation.progress(),
        preparation.left().map(ReportResponses::seconds),
        queue.ahead(preparation.id()),
        queue.wait(preparation.id()).map(ReportResponses::seconds),
        preparation.attempts(),
        preparation.failure(),
        preparation.askedAt(),
        preparation.finishedAt());
  }
}
