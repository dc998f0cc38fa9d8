package org.tribune.site.video;

import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.video.FilmQueue;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;

/**
 * The queue of films, as far as somebody may see its reports. Calls block, and throw what {@link
 * BlockingAnswers#fail} answers. Safe for all threads.
 */
final class TranscodeJobService {
  private static final int MOST = 200;

  private final TranscodeJobs jobs;
  private final VideoService videos;
  private final Optional<ObjectStore> store;
  private final MediaClock clock;

  TranscodeJobService(
      Catalogue catalogue, VideoService videos, Optional<ObjectStore> store, MediaClock clock) {
    this.jobs = catalogue.transcodeJobs();
    this.videos = videos;
    this.store = store;
    this.clock = clock;
  }

  /** The newest of them, the newest first. */
  TranscodeJobResponse.Queue list(VideoActor reader) {
    FilmQueue queue = new FilmQueue(jobs.open());
    return new TranscodeJobResponse.Queue(
        jobs.all().stream()
            .limit(MOST)
            .flatMap(
                each ->
                    videos.find(each.report(), reader).stream()
                        .map(video -> TranscodeJobResponse.of(each, video, queue)))
            .toList());
  }

  /** Nobody goes on with it. */
  TranscodeJobResponse cancel(String film, VideoActor by) {
    Found found = require(film, by);
    return view(jobs.cancel(found.job().id(), clock.now().toInstant()), found.video());
  }

  /** Tries it again, if its file is still there. */
  TranscodeJobResponse retry(String film, VideoActor by) {
    Found found = require(film, by);
    TranscodeJob job = found.job();
    boolean isOver =
        job.state() == TranscodeJobState.FAILED || job.state() == TranscodeJobState.CANCELLED;
    requireFile(job, isOver);
    return view(jobs.retry(job.id()), found.video());
  }

  private void requireFile(TranscodeJob job, boolean isWanted) {
    boolean isThere =
        store.filter(each -> each.lengthOf(job.source().object()).isPresent()).isPresent();
    if (isWanted && !isThere) {
      throw new ProblemException(Problem.of(410, "File gone", "video.file-gone"));
    }
  }

  /** Takes what is there of a file that ends before its end. */
  TranscodeJobResponse acceptShort(String film, VideoActor by) {
    Found found = require(film, by);
    requireFile(found.job(), found.job().isTruncated());
    return view(jobs.acceptShort(found.job().id()), found.video());
  }

  private record Found(TranscodeJob job, Video video) {}

  private Found require(String film, VideoActor by) {
    BroadcastId id = Parameters.id(film, BroadcastId::new);
    return jobs.find(id)
        .flatMap(each -> videos.find(each.report(), by).map(video -> new Found(each, video)))
        .orElseThrow(TranscodeJobService::gone);
  }

  private TranscodeJobResponse view(Optional<TranscodeJob> now, Video video) {
    return TranscodeJobResponse.of(
        now.orElseThrow(TranscodeJobService::gone), video, new FilmQueue(jobs.open()));
  }

  private static ProblemException gone() {
    return new ProblemException(Problem.of(404, "No such preparation", "video.preparation-gone"));
  }
}
