package org.tribune.sql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportRevision;
import org.tribune.core.log.JsonCodec;

/** The table {@code report_revision}. */
final class ReportRevisionTable {
  private static final JsonCodec<ReportRevision.About> ABOUT =
      new JsonCodec<>(ReportRevision.About.class);
  private static final JsonCodec<ReportRevision> CODEC = new JsonCodec<>(ReportRevision.class);
  private static final String NEWEST_FIRST =
      " FROM report_revision WHERE report = ? ORDER BY number DESC";

  private ReportRevisionTable() {}

  /** Keeps what {@code before} was; its row is locked. */
  static void keep(Handle handle, Report before, Report after) {
    Optional<ReportRevision.About> newest =
        list(handle, before.id(), /* most= */ 1).stream().findFirst();
    List<ReportRevision> made = ReportRevision.made(newest, before, after);
    made.forEach(each -> save(handle, before.id(), each));
    if (!made.isEmpty()) {
      dropSurplus(handle, before.id());
    }
  }

  static void save(Handle handle, ReportId report, ReportRevision revision) {
    handle
        .createUpdate(
            "INSERT INTO report_revision (report, number, characters, about, content)"
                + " VALUES (:report, :number, :characters, :about, :content)"
                + " ON CONFLICT (report, number) DO UPDATE"
                + " SET characters = :characters, about = :about, content = :content")
        .bind("report", report.value())
        .bind("number", revision.about().number())
        .bind("characters", revision.characters())
        .bind("about", text(ABOUT.encode(revision.about())))
        .bind("content", text(CODEC.encode(revision)))
        .execute();
  }

  private static void dropSurplus(Handle handle, ReportId report) {
    List<ReportRevision.Kept> kept =
        handle
            .createQuery("SELECT number, characters" + NEWEST_FIRST)
            .bind(0, report.value())
            .map((row, context) -> new ReportRevision.Kept(row.getLong(1), row.getLong(2)))
            .list();
    handle.execute(
        "DELETE FROM report_revision WHERE report = ? AND number < ?",
        report.value(),
        ReportRevision.oldestToKeep(kept));
  }

  /** The newest first. */
  static List<ReportRevision.About> list(Handle handle, ReportId report, int most) {
    return handle
        .createQuery("SELECT about" + NEWEST_FIRST + " LIMIT ?")
        .bind(0, report.value())
        .bind(1, most)
        .map((row, context) -> ABOUT.decode(bytes(row.getString(1))))
        .list();
  }

  static Optional<ReportRevision> find(Handle handle, ReportId report, long number) {
    return handle
        .createQuery("SELECT content FROM report_revision WHERE report = ? AND number = ?")
        .bind(0, report.value())
        .bind(1, number)
        .map((row, context) -> CODEC.decode(bytes(row.getString(1))))
        .findFirst();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
