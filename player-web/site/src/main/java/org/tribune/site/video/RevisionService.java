package org.tribune.site.video;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoRevision;
import org.tribune.catalogue.video.Videos;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;

/**
 * What was written of reports before: for who may see the report, to be read and brought back.
 * Calls block, and throw what {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
final class RevisionService {
  private final VideoService service;
  private final Videos videos;
  private final Supplier<Instant> now;

  RevisionService(VideoService service, Videos videos, Supplier<Instant> now) {
    this.service = service;
    this.videos = videos;
    this.now = now;
  }

  /** All that are kept, the newest first, without their texts. */
  RevisionResponses.Revisions list(String video, VideoActor reader) {
    return new RevisionResponses.Revisions(
        videos.revisions(service.require(video, reader).id()).stream()
            .map(RevisionResponses.Revision::of)
            .toList());
  }

  /** One, with its texts. */
  RevisionResponses.WholeRevision read(String video, String number, VideoActor reader) {
    return RevisionResponses.WholeRevision.of(require(service.require(video, reader), number));
  }

  /** Brings the texts of one back, as another change. */
  VideoResponses.StaffReport restore(String video, String number, RequestBody body, VideoActor by) {
    VideoRevision old = require(service.require(video, by), number);
    return service.write(
        video,
        body::version,
        by,
        before ->
            before.restored(
                new VideoRevision(
                    old.about(), service.shelved(before.texts(), old.texts()), old.captions()),
                by,
                now.get()));
  }

  private VideoRevision require(Video video, String number) {
    return Optional.of(number)
        .filter(text -> text.matches("\\d{1,15}"))
        .flatMap(text -> videos.revision(video.id(), Long.parseLong(text)))
        .orElseThrow(
            () -> new ProblemException(Problem.of(404, "No such revision", "video.version-gone")));
  }
}
