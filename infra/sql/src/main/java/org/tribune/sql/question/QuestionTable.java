package org.tribune.sql.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.StepKind;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.sql.column.Times;
import org.tribune.sql.keys.EncryptedColumn;
import org.tribune.sql.keys.Keyring;

/** The tables {@code question} and {@code question_turn}. */
final class QuestionTable {
  private static final String SELECT =
      "SELECT q.id, q.sitting, q.asked_at, q.version, q.content, "
          + EncryptedColumn.columns("q")
          + " FROM question q";

  /** The version counter of the change that is being written: its transaction took it. */
  private static final String TURN = "(SELECT number FROM question_turn WHERE sitting = :sitting)";

  /** A million million turns. */
  private static final int TURN_BITS = 40;

  private final EncryptedColumn<Question> content;
  private final String select;

  QuestionTable(Keyring keys) {
    content = new EncryptedColumn<>(keys, KeyKind.QUESTION, "question", Question.class);
    select = SELECT + content.join("q.id");
  }

  /**
   * Counts a change of a sitting's questions; others who change them wait until the transaction
   * ends.
   */
  static void takeTurn(Handle handle, SittingId sitting) {
    handle.execute(
        "INSERT INTO question_turn (sitting, number) VALUES (?, 1)"
            + " ON CONFLICT (sitting) DO UPDATE SET number = question_turn.number + 1",
        sitting.value());
  }

  static long turn(Handle handle, SittingId sitting) {
    return handle
        .createQuery("SELECT number FROM question_turn WHERE sitting = ?")
        .bind(0, sitting.value())
        .mapTo(Long.class)
        .findFirst()
        .orElse(0L);
  }

  /** How many sittings there are and how many turns, in one number: it is not worth their rows. */
  static long allTurns(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*), COALESCE(SUM(number), 0) FROM question_turn")
        .map((row, context) -> (row.getLong(1) << TURN_BITS) + row.getLong(2))
        .one();
  }

  static Map<SittingId, Long> turns(Handle handle) {
    return handle
        .createQuery("SELECT sitting, number FROM question_turn")
        .map((row, context) -> Map.entry(new SittingId(row.getString(1)), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  List<Question> changedSince(Handle handle, SittingId sitting, long seen) {
    return handle
        .createQuery(select + " WHERE q.sitting = ? AND q.changed > ?")
        .bind(0, sitting.value())
        .bind(1, seen)
        .map((row, context) -> questionOrSkip(row))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  static List<SittingId> sittings(Handle handle) {
    return handle
        .createQuery("SELECT sitting FROM question_turn ORDER BY sitting")
        .map((row, context) -> new SittingId(row.getString(1)))
        .list();
  }

  void insert(Handle handle, Question question) {
    bound(
            handle,
            "INSERT INTO question (id, sitting, asked_at, leader, version, content, ciphertext,"
                + " changed, waits_since, contested, flagged) VALUES (:id, :sitting, :askedAt,"
                + " :leader, :version, '', :ciphertext, "
                + TURN
                + ", :waitsSince, :contested, :flagged)",
            question)
        .execute();
  }

  /** True if the question that is there has the version that {@code question} bears. */
  static boolean isCurrent(Handle handle, Question question) {
    return handle
        .createQuery("SELECT version FROM question WHERE id = ?")
        .bind(0, question.id().value())
        .mapTo(Long.class)
        .findFirst()
        .equals(Optional.of(question.version()));
  }

  /** Writes one down that {@link #isCurrent}, with the next version, which it gives. */
  Question replace(Handle handle, Question question) {
    Question next = question.at(question.version() + 1);
    bound(
            handle,
            "UPDATE question SET leader = :leader, version = :version, content = '',"
                + " ciphertext = :ciphertext, changed = "
                + TURN
                + ", waits_since = :waitsSince, contested = :contested, flagged = :flagged"
                + " WHERE id = :id AND sitting = :sitting AND asked_at = :askedAt",
            next)
        .execute();
    return next;
  }

  /** What a citizen took back, wrote anew, or what is kept no longer, must not be read again. */
  private static boolean destroysWords(Question next) {
    StepKind last = next.steps().getLast().kind();
    return next.isForgotten() || last == StepKind.CORRECTED || last == StepKind.TRIMMED;
  }

  private Update bound(Handle handle, String sql, Question question) {
    byte[] ciphertext =
        content.encrypt(handle, question.id().value(), question, destroysWords(question));
    return handle
        .createUpdate(sql)
        .bind("id", question.id().value())
        .bind("sitting", question.sitting().value())
        .bind("askedAt", Times.micros(question.askedAt()))
        .bind("leader", question.standing().leader().map(QuestionId::value).orElse(null))
        .bind("version", question.version())
        .bind("waitsSince", question.waitsSince().map(Times::micros).orElse(null))
        .bind("contested", question.state() == QuestionState.CONTESTED ? 1 : 0)
        .bind("flagged", question.flags().isEmpty() ? 0 : 1)
        .bind("ciphertext", ciphertext);
  }

  Optional<Question> find(Handle handle, QuestionId id) {
    return handle
        .createQuery(select + " WHERE q.id = ?")
        .bind(0, id.value())
        .map((row, context) -> EncryptedColumn.require(() -> question(row)))
        .findFirst();
  }

  /** The sitting of a question; nothing of it is decrypted. */
  static Optional<SittingId> sittingOf(Handle handle, QuestionId id) {
    return handle
        .createQuery("SELECT sitting FROM question WHERE id = ?")
        .bind(0, id.value())
        .map((row, context) -> new SittingId(row.getString(1)))
        .findFirst();
  }

  List<Question> ofSitting(Handle handle, SittingId sitting) {
    return handle
        .createQuery(select + " WHERE q.sitting = :sitting ORDER BY q.asked_at, q.id LIMIT :limit")
        .bind("sitting", sitting.value())
        .bind("limit", Questions.MOST_OF_SITTING)
        .map((row, context) -> questionOrSkip(row))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  static int count(Handle handle, SittingId sitting) {
    return handle
        .createQuery("SELECT COUNT(*) FROM question WHERE sitting = ?")
        .bind(0, sitting.value())
        .mapTo(Integer.class)
        .one();
  }

  static void forget(Handle handle, SittingId sitting) {
    handle.execute("DELETE FROM question WHERE sitting = ?", sitting.value());
    handle.execute("DELETE FROM question_turn WHERE sitting = ?", sitting.value());
  }

  private Optional<Question> questionOrSkip(ResultSet row) throws SQLException {
    return content.orSkip(row.getString(1), () -> question(row));
  }

  private Question question(ResultSet row) throws SQLException {
    String id = row.getString(1);
    Optional<Question> read = content.read(row, id, /* first= */ 6, row.getString(5));
    if (read.isEmpty()) {
      return Question.shredded(
          new QuestionId(id),
          new SittingId(row.getString(2)),
          Times.instant(row, 3),
          row.getLong(4));
    }
    return read.get().at(row.getLong(4));
  }
}
