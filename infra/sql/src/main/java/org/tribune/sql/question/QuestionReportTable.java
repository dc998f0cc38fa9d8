package org.tribune.sql.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.sql.column.Times;
import org.tribune.sql.keys.EncryptedColumn;
import org.tribune.sql.keys.Keyring;

/** The table {@code question_report}. */
final class QuestionReportTable {
  private final EncryptedColumn<Report> content;
  private final String select;

  QuestionReportTable(Keyring keys) {
    content = new EncryptedColumn<>(keys, KeyKind.REPORT, "question_report", Report.class);
    select =
        "SELECT r.id, r.content, "
            + EncryptedColumn.columns("r")
            + " FROM question_report r"
            + content.join("r.id");
  }

  /** The address that it was answered to is forgotten with the key that it was under. */
  void save(Handle handle, Report report) {
    boolean decided = report.state() != ReportState.OPEN;
    boolean told = decided && !report.isUntold();
    handle.execute(
        "INSERT INTO question_report"
            + " (id, question, sitting, at, is_open, untold, content, ciphertext)"
            + " VALUES (?, ?, ?, ?, ?, ?, '', ?) ON CONFLICT (id) DO UPDATE SET"
            + " is_open = excluded.is_open, untold = excluded.untold, content = '',"
            + " ciphertext = excluded.ciphertext",
        report.id().value(),
        report.question().value(),
        report.sitting().value(),
        Times.micros(report.at()),
        decided ? 0 : 1,
        report.isUntold() ? 1 : 0,
        content.encrypt(handle, report.id().value(), report, /* renewed= */ told));
  }

  Optional<Report> find(Handle handle, QuestionId id) {
    return handle
        .createQuery(select + " WHERE r.id = ?")
        .bind(0, id.value())
        .map((row, context) -> EncryptedColumn.require(() -> report(row)))
        .findFirst()
        .flatMap(each -> each);
  }

  List<Report> untold(Handle handle, int limit) {
    return handle
        .createQuery(select + " WHERE r.untold = 1 ORDER BY r.at, r.id LIMIT ?")
        .bind(0, limit)
        .map((row, context) -> content.orSkip(row.getString(1), () -> report(row)))
        .stream()
        .flatMap(Optional::stream)
        .flatMap(Optional::stream)
        .toList();
  }

  List<Report> ofSitting(Handle handle, SittingId sitting) {
    return handle
        .createQuery(select + " WHERE r.sitting = ? ORDER BY r.at DESC, r.id")
        .bind(0, sitting.value())
        .map((row, context) -> content.orSkip(row.getString(1), () -> report(row)))
        .stream()
        .flatMap(Optional::stream)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Report> report(ResultSet row) throws SQLException {
    return content.read(row, row.getString(1), /* first= */ 3, row.getString(2));
  }
}
