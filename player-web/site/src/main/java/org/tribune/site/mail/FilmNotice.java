package org.tribune.site.mail;

import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportLog;
import org.tribune.catalogue.video.ReportState;

/**
 * What the author of a film is to be told.
 *
 * @param since when it came about
 * @param failed what could not be prepared, for {@link Notice#FAILED} alone
 */
record FilmNotice(Notice kind, Report report, Instant since, Optional<Preparation> failed) {
  /** That of a report's last step, unless its author took it by their own hand. */
  static Optional<FilmNotice> of(Report report) {
    Optional<ReportLog.Step> step =
        report
            .log()
            .step()
            .filter(each -> !each.by().equals(Optional.of(report.author().account())));
    return kind(report.state())
        .flatMap(
            kind -> step.map(each -> new FilmNotice(kind, report, each.at(), Optional.empty())));
  }

  private static Optional<Notice> kind(ReportState state) {
    return switch (state) {
      case RETURNED -> Optional.of(Notice.RETURNED);
      case PUBLISHED -> Optional.of(Notice.PUBLISHED);
      case DRAFT, IN_REVIEW, SCHEDULED, UNPUBLISHED -> Optional.empty();
    };
  }

  /** That a file could not be made into the film of {@code report}. */
  static Optional<FilmNotice> of(Preparation failed, Report report) {
    return failed
        .finishedAt()
        .map(at -> new FilmNotice(Notice.FAILED, report, at, Optional.of(failed)));
  }

  /** One word for each: who is told of one is not told of it again. */
  String name() {
    return kind.wireName() + " " + report.id() + " " + since.toEpochMilli();
  }
}
