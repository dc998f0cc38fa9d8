package org.tribune.site.video;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.catalogue.video.ReportRevision;
import org.tribune.catalogue.video.Reports;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.DeskAnswers;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;
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
  ObjectNode list(String report, ReportActor reader) {
    ObjectNode answer = ApiJson.object();
    ArrayNode list = answer.putArray("revisions");
    reports.revisions(desk.require(report, reader).id()).forEach(each -> list.add(about(each)));
    return answer;
  }

  /** One, with its texts. */
  public ObjectNode read(String report, String number, ReportActor reader) {
    ReportRevision revision = require(desk.require(report, reader), number);
    ObjectNode view = about(revision.about());
    ReportViews.addTexts(view, revision.texts());
    ObjectNode captions = view.putObject("captions");
    revision.captions().forEach(captions::put);
    return view;
  }

  /** Brings the texts of one back, as another change. */
  ObjectNode restore(String report, String number, ObjectNode order, ReportActor by) {
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
            () ->
                new RefusedException(
                    Problem.of(
                        404,
                        "No such revision",
                        "Cette version n’est plus conservée : ouvrez l’historique à nouveau.",
                        "This version is no longer kept: open the history again.")));
  }

  private static ObjectNode about(ReportRevision.About about) {
    ObjectNode view = ApiJson.object().put("number", about.number()).put("who", about.who());
    view.set("begunAt", ApiJson.of(about.begunAt()));
    view.set("savedAt", ApiJson.of(about.savedAt()));
    view.set("fields", ApiJson.of(about.fields()));
    ArrayNode reached = view.putArray("reached");
    about.reached().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(each -> reached.add(ApiWords.of(each)));
    return view.put("reviewed", about.isReviewed());
  }

  /**
   * What was changed since a reviewer last decided on the report.
   *
   * @param all its revisions, the newest first
   * @return the revision that was decided on, and the names of what changed since; empty if none
   *     was, or nothing did
   */
  static Optional<ObjectNode> sinceReview(List<ReportRevision.About> all) {
    List<ReportRevision.About> since = all.stream().takeWhile(each -> !each.isReviewed()).toList();
    if (since.isEmpty() || since.size() == all.size()) {
      return Optional.empty();
    }
    ObjectNode view = about(all.get(since.size()));
    ArrayNode fields = view.putArray("changed");
    since.reversed().stream()
        .flatMap(each -> each.fields().stream())
        .distinct()
        .forEach(fields::add);
    return Optional.of(view);
  }
}
