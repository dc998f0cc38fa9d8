package org.tribune.sql;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.core.Bytes;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.sql.database.Database;
import org.tribune.sql.keys.EncryptedColumn;
import org.tribune.sql.keys.Keyring;
import org.tribune.sql.question.AskerTable;

/**
 * What was written before there were keys, and is encrypted a few rows at a time: whatever was done
 * stays done, and what is left is found by its column. Safe for all threads.
 */
final class PlainText {
  private static final List<Column> COLUMNS =
      List.of(
          new Column(KeyKind.QUESTION, "question"),
          new Column(KeyKind.REPORT, "question_report"),
          new Column(KeyKind.BAN, "question_ban"));

  private final Database database;
  private final Keyring keys;
  private final AskerTable askers;

  /** The column {@code content} of a table, whose rows get keys of a kind. */
  private record Column(KeyKind kind, String table) {}

  PlainText(Database database, Keyring keys) {
    this.database = database;
    this.keys = keys;
    askers = new AskerTable(keys);
  }

  /** Encrypts {@code limit} rows at most, e-mail addresses first; returns how many there were. */
  int encrypt(int limit) {
    int done = database.write(handle -> encryptAskers(handle, limit));
    for (Column column : COLUMNS) {
      int left = limit - done;
      if (left > 0) {
        done += database.write(handle -> encrypt(handle, column, left));
      }
    }
    return done;
  }

  private int encryptAskers(Handle handle, int limit) {
    List<QuestionId> rows =
        handle
            .createQuery(
                "SELECT question FROM question_asker WHERE ciphertext IS NULL AND known <> 0"
                    + " LIMIT :limit")
            .bind("limit", limit)
            .map((row, context) -> new QuestionId(row.getString(1)))
            .list();
    rows.forEach(each -> askers.encryptPlain(handle, each));
    return rows.size();
  }

  private int encrypt(Handle handle, Column column, int limit) {
    Map<String, String> rows =
        handle
            .createQuery(
                "SELECT id, content FROM "
                    + column.table()
                    + " WHERE ciphertext IS NULL LIMIT :limit")
            .bind("limit", limit)
            .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    rows.forEach((id, content) -> encrypt(handle, column, id, content));
    return rows.size();
  }

  /** Who writes the row meanwhile has encrypted it. */
  private void encrypt(Handle handle, Column column, String id, String content) {
    Bytes ciphertext =
        keys.obtain(handle, new KeyName(column.kind(), id))
            .encrypt(EncryptedColumn.place(column.table()), id, Bytes.utf8(content));
    handle.execute(
        "UPDATE "
            + column.table()
            + " SET content = '', ciphertext = ? WHERE id = ? AND ciphertext IS NULL",
        ciphertext.array(),
        id);
  }
}
