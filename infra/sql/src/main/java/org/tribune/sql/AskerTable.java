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

  static void replace(Handle handle, Asker asker) {
    bound(
            handle,
            "UPDATE question_asker SET link_hash = :linkHash, browser = :browser,"
                + " origin = :origin, email = :email, language = :language, asked_at = :askedAt,"
                + " known = :known WHERE question = :question",
            asker)
        .execute();
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
        .bind("known", asker.isKnown() ? 1 : 0);
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
