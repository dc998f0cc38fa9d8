package org.tribune.sql.question;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.question.Claim;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questioning;
import org.tribune.catalogue.question.Workload;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.access.AccountId;
import org.tribune.core.log.JsonCodec;
import org.tribune.sql.column.Times;

/** What moderators have beside the questions: {@code question_hold} and {@code questioning}. */
final class QuestionModerationTables {
  private static final JsonCodec<Questioning> QUESTIONING = new JsonCodec<>(Questioning.class);

  private QuestionModerationTables() {}

  static Claim hold(
      Handle handle, SittingId sitting, Claim wanted, boolean takingOver, Instant now) {
    handle.execute(
        "INSERT INTO question_hold (question, sitting, account, who, ends_at)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (question) DO UPDATE SET"
            + " account = excluded.account, who = excluded.who, ends_at = excluded.ends_at"
            + " WHERE question_hold.account = excluded.account OR question_hold.ends_at <= ?"
            + " OR 1 = ?",
        wanted.question().value(),
        sitting.value(),
        wanted.account().value(),
        wanted.who(),
        Times.micros(wanted.until()),
        Times.micros(now),
        takingOver ? 1 : 0);
    return handle
        .createQuery("SELECT question, account, who, ends_at FROM question_hold WHERE question = ?")
        .bind(0, wanted.question().value())
        .map((row, context) -> hold(row))
        .one();
  }

  private static Claim hold(ResultSet row) throws SQLException {
    return new Claim(
        new QuestionId(row.getString(1)),
        new AccountId(row.getString(2)),
        row.getString(3),
        Times.instant(row, 4));
  }

  static void letGo(Handle handle, SittingId sitting, AccountId account) {
    handle.execute(
        "DELETE FROM question_hold WHERE sitting = ? AND account = ?",
        sitting.value(),
        account.value());
  }

  static void letGo(Handle handle, QuestionId question) {
    handle.execute("DELETE FROM question_hold WHERE question = ?", question.value());
  }

  static List<Claim> holds(Handle handle, SittingId sitting, Instant now) {
    return handle
        .createQuery(
            "SELECT question, account, who, ends_at FROM question_hold"
                + " WHERE sitting = ? AND ends_at > ? ORDER BY question")
        .bind(0, sitting.value())
        .bind(1, Times.micros(now))
        .map((row, context) -> hold(row))
        .list();
  }

  static Optional<Questioning> questioning(Handle handle, SittingId sitting) {
    return handle
        .createQuery("SELECT content, version FROM questioning WHERE sitting = ?")
        .bind(0, sitting.value())
        .map((row, context) -> QUESTIONING.decode(bytes(row.getString(1))).at(row.getLong(2)))
        .findFirst();
  }

  /** True if a row was written. */
  static boolean replace(Handle handle, Questioning questioning) {
    String sql =
        questioning.version() == 0
            ? "INSERT INTO questioning (sitting, version, content)"
                + " VALUES (:sitting, :version + 1, :content) ON CONFLICT (sitting) DO NOTHING"
            : "UPDATE questioning SET version = version + 1, content = :content"
                + " WHERE sitting = :sitting AND version = :version";
    return handle
            .createUpdate(sql)
            .bind("sitting", questioning.sitting().value())
            .bind("version", questioning.version())
            .bind("content", text(QUESTIONING.encode(questioning)))
            .execute()
        == 1;
  }

  static void forget(Handle handle, SittingId sitting) {
    handle.execute("DELETE FROM questioning WHERE sitting = ?", sitting.value());
  }

  static List<Workload> workloads(Handle handle, Instant now) {
    return handle
        .createQuery(
            "SELECT sitting, SUM(waiting), SUM(contested), SUM(flagged), SUM(reported), SUM(held),"
                + " MIN(since) FROM ("
                + "SELECT sitting, 1 - contested AS waiting, contested, flagged, 0 AS reported,"
                + " 0 AS held, waits_since AS since FROM question WHERE waits_since IS NOT NULL"
                + " UNION ALL SELECT sitting, 0, 0, 0, 1, 0, NULL FROM question_report"
                + " WHERE is_open = 1"
                + " UNION ALL SELECT sitting, 0, 0, 0, 0, 1, NULL FROM question_hold"
                + " WHERE ends_at > :now) AS work GROUP BY sitting")
        .bind("now", Times.micros(now))
        .map((row, context) -> workload(row))
        .list();
  }

  private static Workload workload(ResultSet row) throws SQLException {
    return new Workload(
        new SittingId(row.getString(1)),
        row.getInt(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        row.getInt(6),
        Times.maybeInstant(row, 7));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
