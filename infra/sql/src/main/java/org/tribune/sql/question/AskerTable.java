package org.tribune.sql.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.sql.column.Times;
import org.tribune.sql.keys.EncryptedColumn;
import org.tribune.sql.keys.Keyring;

/** The table {@code question_asker}. */
public final class AskerTable {
  private static final String SELECT =
      "SELECT a.question, a.link_hash, a.browser, a.origin, a.email, a.language, a.asked_at,"
          + " a.mailed_hash, "
          + EncryptedColumn.columns("a")
          + " FROM question_asker a";

  /** The column {@code known}: that of most rows, so that its index finds the rest. */
  private static final int NOTHING = 0;

  private static final int AUTHOR = 1;
  private static final int EMAIL = 2;

  private static final Traces NONE =
      new Traces(/* browser= */ "", /* origin= */ "", Optional.empty(), /* wantsLink= */ false);

  private final Keyring keys;
  private final EncryptedColumn<Traces> traces;
  private final String select;

  /** What lets somebody be recognised or reached; what is forgotten of it is empty. */
  record Traces(String browser, String origin, Optional<String> email, boolean wantsLink) {
    static Traces of(Asker asker) {
      return new Traces(asker.browser(), asker.origin(), asker.email(), asker.wantsLink());
    }

    Traces withoutAuthor() {
      return new Traces("", "", email, wantsLink);
    }

    Traces withoutEmail() {
      return new Traces(browser, origin, Optional.empty(), /* wantsLink= */ false);
    }

    Traces withLink() {
      return new Traces(browser, origin, email, /* wantsLink= */ false);
    }

    int known() {
      int author = browser.isEmpty() && origin.isEmpty() ? NOTHING : AUTHOR;
      return email.isPresent() ? author + EMAIL : author;
    }
  }

  public AskerTable(Keyring keys) {
    this.keys = keys;
    traces = new EncryptedColumn<>(keys, KeyKind.ASKER, "question_asker", Traces.class);
    select = SELECT + traces.join("a.question");
  }

  void insert(Handle handle, Asker asker) {
    Traces known = Traces.of(asker);
    handle
        .createUpdate(
            "INSERT INTO question_asker (question, link_hash, browser, origin, email, language,"
                + " asked_at, known, mailed_hash, ciphertext)"
                + " VALUES (:question, :linkHash, '', '', NULL, :language, :askedAt, :known,"
                + " :mailedHash, :ciphertext)")
        .bind("question", asker.question().value())
        .bind("linkHash", asker.linkHash())
        .bind("language", asker.language())
        .bind("askedAt", Times.micros(asker.askedAt()))
        .bind("known", known.known())
        .bind("mailedHash", asker.mailedHash().orElse(null))
        .bind("ciphertext", encrypt(handle, asker.question(), known, /* renewed= */ false))
        .execute();
  }

  void forgetAuthor(Handle handle, QuestionId question) {
    forget(handle, question, Traces::withoutAuthor);
  }

  void forgetEmail(Handle handle, QuestionId question) {
    forget(handle, question, Traces::withoutEmail);
  }

  static void keepMailedLink(Handle handle, QuestionId question, String hash) {
    handle.execute(
        "UPDATE question_asker SET mailed_hash = ? WHERE question = ?", hash, question.value());
  }

  void linkMailed(Handle handle, QuestionId question) {
    lock(handle, question);
    find(handle, question)
        .map(Traces::of)
        .filter(Traces::wantsLink)
        .ifPresent(each -> write(handle, question, each.withLink(), /* renewed= */ false));
  }

  /** What is left gets another key, and the one before is destroyed with what is forgotten. */
  private void forget(Handle handle, QuestionId question, UnaryOperator<Traces> forgetting) {
    lock(handle, question);
    Optional<Asker> before =
        handle
            .createQuery(select + " WHERE a.question = ?")
            .bind(0, question.value())
            .map((row, context) -> askerOrNothing(row))
            .findFirst();
    before
        .map(Traces::of)
        .map(forgetting)
        .filter(
            left -> left.known() == NOTHING || !before.map(Traces::of).equals(Optional.of(left)))
        .ifPresent(left -> write(handle, question, left, /* renewed= */ true));
  }

  /** The same row with what was in plain text encrypted. */
  public void encryptPlain(Handle handle, QuestionId question) {
    lock(handle, question);
    find(handle, question)
        .ifPresent(each -> write(handle, question, Traces.of(each), /* renewed= */ false));
  }

  /**
   * Locks the row, so that of two concurrent changes neither writes back what the other has erased.
   */
  private static void lock(Handle handle, QuestionId question) {
    handle.execute("UPDATE question_asker SET known = known WHERE question = ?", question.value());
  }

  private void write(Handle handle, QuestionId question, Traces left, boolean renewed) {
    handle
        .createUpdate(
            "UPDATE question_asker SET browser = '', origin = '', email = NULL, known = :known,"
                + " ciphertext = :ciphertext WHERE question = :question")
        .bind("known", left.known())
        .bind("ciphertext", encrypt(handle, question, left, renewed))
        .bind("question", question.value())
        .execute();
  }

  /** Nothing is left as nothing, without a key. */
  private byte @Nullable [] encrypt(
      Handle handle, QuestionId question, Traces left, boolean renewed) {
    if (left.known() == NOTHING) {
      var _ = keys.shred(handle, new KeyName(KeyKind.ASKER, question.value()));
      return null;
    }
    return traces.encrypt(handle, question.value(), left, renewed);
  }

  Optional<Asker> find(Handle handle, QuestionId question) {
    return handle
        .createQuery(select + " WHERE a.question = ?")
        .bind(0, question.value())
        .map((row, context) -> EncryptedColumn.require(() -> asker(row)))
        .findFirst();
  }

  List<Asker> before(Handle handle, Instant before, int limit) {
    return handle
        .createQuery(
            select
                + " WHERE a.known IN (1, 3) AND a.asked_at < :before"
                + " ORDER BY a.asked_at, a.question LIMIT :limit")
        .bind("before", Times.micros(before))
        .bind("limit", limit)
        .map((row, context) -> askerOrNothing(row))
        .list();
  }

  List<Asker> withEmail(Handle handle, Optional<Asker> after, int limit) {
    return handle
        .createQuery(
            select
                + " WHERE a.known IN (2, 3)"
                + " AND (a.asked_at > :at OR (a.asked_at = :at AND a.question > :question))"
                + " ORDER BY a.asked_at, a.question LIMIT :limit")
        .bind("at", Times.micros(after.map(Asker::askedAt).orElse(Instant.MIN)))
        .bind("question", after.map(each -> each.question().value()).orElse(""))
        .bind("limit", limit)
        .map((row, context) -> askerOrNothing(row))
        .list();
  }

  /** What can't be read is as what was forgotten: whoever forgets it has it forgotten for good. */
  private Asker askerOrNothing(ResultSet row) throws SQLException {
    Optional<Asker> read = traces.orSkip(row.getString(1), () -> asker(row));
    return read.isPresent() ? read.get() : asker(row, NONE);
  }

  private Asker asker(ResultSet row) throws SQLException {
    if (row.getBytes(9) == null) {
      return asker(
          row,
          new Traces(
              row.getString(3),
              row.getString(4),
              Optional.ofNullable(row.getString(5)),
              /* wantsLink= */ false));
    }
    return asker(
        row, traces.read(row, row.getString(1), /* first= */ 9, /* plain= */ "").orElse(NONE));
  }

  private static Asker asker(ResultSet row, Traces known) throws SQLException {
    return new Asker(
        new QuestionId(row.getString(1)),
        row.getString(2),
        known.browser(),
        known.origin(),
        known.email(),
        known.wantsLink(),
        Optional.ofNullable(row.getString(8)),
        row.getString(6),
        Times.instant(row, 7));
  }
}
