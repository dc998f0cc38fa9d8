package org.tribune.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.tribune.core.question.Asker;
import org.tribune.core.question.QuestionId;

/** The table {@code question_asker}. */
final class AskerTable {
  private static final String SELECT =
      "SELECT question, link_hash, browser, origin, email, language, asked_at FROM question_asker";

  /** The column {@code known}: that of most rows, so that its index finds the rest. */
  private static final int NOTHING = 0;

  private static final int AUTHOR = 1;
  private static final int EMAIL = 2;

  private AskerTable() {}

  static void insert(Handle handle, Asker asker) {
    bound(
            handle,
            "INSERT INTO question_asker"
                + " (question, link_hash, browser, origin, email, language, asked_at, known)"
                + " VALUES (:question, :linkHash, :browser, :origin, :email, :language, :askedAt,"
                + " :known)",
            asker)
        .execute();
  }

  static void forgetAuthor(Handle handle, QuestionId question) {
    handle.execute(
        "UPDATE question_asker SET browser = '', origin = '',"
            + " known = CASE WHEN email IS NULL THEN 0 ELSE 2 END WHERE question = ?",
        question.value());
  }

  static void forgetEmail(Handle handle, QuestionId question) {
    handle.execute(
        "UPDATE question_asker SET email = NULL,"
            + " known = CASE WHEN known = 2 THEN 0 ELSE known END WHERE question = ?",
        question.value());
  }

  private static Update bound(Handle handle, String sql, Asker asker) {
    return handle
        .createUpdate(sql)
        .bind("question", asker.question().value())
        .bind("linkHash", asker.linkHash())
        .bind("browser", asker.browser())
        .bind("origin", asker.origin())
        .bind("email", asker.email().orElse(null))
        .bind("language", asker.language())
        .bind("askedAt", Times.micros(asker.askedAt()))
        .bind("known", known(asker));
  }

  private static int known(Asker asker) {
    if (asker.isKnown()) {
      return AUTHOR;
    }
    return asker.email().isPresent() ? EMAIL : NOTHING;
  }

  static Optional<Asker> find(Handle handle, QuestionId question) {
    return handle
        .createQuery(SELECT + " WHERE question = ?")
        .bind(0, question.value())
        .map((row, context) -> asker(row))
        .findFirst();
  }

  static List<Asker> before(Handle handle, Instant before, int limit) {
    return handle
        .createQuery(
            SELECT
                + " WHERE known = 1 AND asked_at < :before ORDER BY asked_at, question"
                + " LIMIT :limit")
        .bind("before", Times.micros(before))
        .bind("limit", limit)
        .map((row, context) -> asker(row))
        .list();
  }

  static List<Asker> withEmail(Handle handle, Optional<Asker> after, int limit) {
    return handle
        .createQuery(
            SELECT
                + " WHERE known IN (1, 2) AND email IS NOT NULL"
                + " AND (asked_at > :at OR (asked_at = :at AND question > :question))"
                + " ORDER BY asked_at, question LIMIT :limit")
        .bind("at", Times.micros(after.map(Asker::askedAt).orElse(Instant.MIN)))
        .bind("question", after.map(each -> each.question().value()).orElse(""))
        .bind("limit", limit)
        .map((row, context) -> asker(row))
        .list();
  }

  private static Asker asker(ResultSet row) throws SQLException {
    return new Asker(
        new QuestionId(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Optional.ofNullable(row.getString(5)),
        row.getString(6),
        Times.instant(row, 7));
  }
}
