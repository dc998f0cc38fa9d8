package org.tribune.sql.question;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.sql.column.Times;

/** The table {@code question_support}. */
final class SupportTable {
  /** Who supports a question that was merged supports its leader. */
  private static final String OF_SITTING =
      " FROM question_support JOIN question ON question.id = question_support.question"
          + " WHERE question.sitting = :sitting";

  private SupportTable() {}

  static boolean add(Handle handle, QuestionId question, String supporter, Instant now) {
    return handle.execute(
            "INSERT INTO question_support (question, supporter, at) VALUES (?, ?, ?)"
                + " ON CONFLICT (question, supporter) DO NOTHING",
            question.value(),
            supporter,
            Times.micros(now))
        == 1;
  }

  static Set<String> supporters(Handle handle, QuestionId question) {
    return handle
        .createQuery("SELECT supporter FROM question_support WHERE question = ?")
        .bind(0, question.value())
        .mapTo(String.class)
        .collect(Collectors.toSet());
  }

  /** Also from those that were merged into it. */
  static boolean remove(Handle handle, QuestionId question, String supporter) {
    return handle.execute(
            "DELETE FROM question_support WHERE supporter = ? AND question IN"
                + " (SELECT id FROM question WHERE id = ? OR leader = ?)",
            supporter,
            question.value(),
            question.value())
        > 0;
  }

  static Map<QuestionId, Integer> counts(Handle handle, SittingId sitting) {
    return handle
        .createQuery(
            "SELECT COALESCE(leader, id) AS stands, COUNT(DISTINCT supporter)"
                + OF_SITTING
                + " GROUP BY COALESCE(leader, id)")
        .bind("sitting", sitting.value())
        .map((row, context) -> Map.entry(new QuestionId(row.getString(1)), row.getInt(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static Set<QuestionId> of(Handle handle, SittingId sitting, String supporter) {
    return handle
        .createQuery(
            "SELECT DISTINCT COALESCE(leader, id)" + OF_SITTING + " AND supporter = :supporter")
        .bind("sitting", sitting.value())
        .bind("supporter", supporter)
        .map((row, context) -> new QuestionId(row.getString(1)))
        .collect(Collectors.toSet());
  }
}
