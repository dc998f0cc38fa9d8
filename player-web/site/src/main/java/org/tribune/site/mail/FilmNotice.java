package org.tribune.site.mail;

import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoLog;
import org.tribune.catalogue.video.VideoState;

/**
 * What the author of a film is to be notified of.
 *
 * @param since when it came about
 * @param failed what could not be prepared, for {@link Notice#FAILED} alone
 */
record FilmNotice(Notice kind, Video report, Instant since, Optional<TranscodeJob> failed) {
  /** That of a report's last step, unless its author took it by their own hand. */
  static Optional<FilmNotice> of(Video report) {
    Optional<VideoLog.Step> step =
        report
            .log()
            .step()
            .filter(each -> !each.by().equals(Optional.of(report.author().account())));
    return kind(report.state())
        .flatMap(
            kind -> step.map(each -> new FilmNotice(kind, report, each.at(), Optional.empty())));
  }

  private static Optional<Notice> kind(VideoState state) {
    return switch (state) {
      case RETURNED -> Optional.of(Notice.RETURNED);
      case PUBLISHED -> Optional.of(Notice.PUBLISHED);
      case DRAFT, IN_REVIEW, SCHEDULED, UNPUBLISHED -> Optional.empty();
    };
  }

  /** That a file could not be made into the film of {@code report}. */
  static Optional<FilmNotice> of(TranscodeJob failed, Video report) {
    return failed
        .finishedAt()
        .map(at -> new FilmNotice(Notice.FAILED, report, at, Optional.of(failed)));
  }

  /** One word for each: who was notified of one is not notified of it again. */
  String name() {
    return kind.wireName() + " " + report.id() + " " + since.toEpochMilli();
  }
}
