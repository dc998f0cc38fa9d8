package org.tribune.site.video;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.video.FilmQueue;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
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
record TranscodeJobResponse(
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
    Optional<TranscodeJob.Failure> failure,
    Instant askedAt,
    Optional<Instant> finishedAt) {
  /** The newest of them, the newest first. */
  record Queue(List<TranscodeJobResponse> preparations) {}

  static TranscodeJobResponse of(TranscodeJob job, Video report, FilmQueue queue) {
    return new TranscodeJobResponse(
        job.id().value(),
        report.id().value(),
        report.texts().title(),
        job.source().name(),
        job.source().bytes(),
        ApiWords.of(job.state()),
        job.isPaused(),
        job.progress(),
        job.left().map(VideoResponses::seconds),
        queue.ahead(job.id()),
        queue.wait(job.id()).map(VideoResponses::seconds),
        job.attempts(),
        job.failure(),
        job.askedAt(),
        job.finishedAt());
  }
}
