package org.tribune.site.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.catalogue.video.ReportRevision;
import org.tribune.catalogue.video.Reports;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.DeskAnswers;
import org.tribune.site.http.RefusedException;

/**
 * What was written of reports before: for who may see the report, to be read and brought back.
 * Calls block, and throw what {@link DeskAnswers#fail} answers. Safe for all threads.
 */
public final class RevisionDesk {
  private final ReportDesk desk;
  private final Reports reports;
  private final Supplier<Instant> now;

  public RevisionDesk(ReportDesk desk, Reports reports, Supplier<Instant> now) {
    this.desk = desk;
    this.reports = reports;
    this.now = now;
  }

  /** All that are kept, the newest first, without their texts. */
  RevisionResponses.Revisions list(String report, ReportActor reader) {
    return new RevisionResponses.Revisions(
        reports.revisions(desk.require(report, reader).id()).stream()
            .map(RevisionResponses.Revision::of)
            .toList());
  }

  /** One, with its texts. */
  RevisionResponses.WholeRevision read(String report, String number, ReportActor reader) {
    return RevisionResponses.WholeRevision.of(require(desk.require(report, reader), number));
  }

  /** Brings the texts of one back, as another change. */
  ReportResponses.StaffReport restore(
      String report, String number, ObjectNode order, ReportActor by) {
    ReportRevision old = require(desk.require(report, by), number);
    return desk.write(
        report,
        order,
        by,
        before ->
            before.restored(
                new ReportRevision(
                    old.about(), desk.shelved(before.texts(), old.texts()), old.captions()),
                by,
                now.get()));
  }

  private ReportRevision require(Report report, String number) {
    return Optional.of(number)
        .filter(text -> text.matches("\\d{1,15}"))
        .flatMap(text -> reports.revision(report.id(), Long.parseLong(text)))
        .orElseThrow(
            () -> new RefusedException(Problem.of(404, "No such revision", "video.version-gone")));
  }
}
