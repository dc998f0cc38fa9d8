package org.tribune.sql.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.question.Ban;
import org.tribune.core.crypto.KeyKind;
import org.tribune.sql.column.Times;
import org.tribune.sql.keys.EncryptedColumn;
import org.tribune.sql.keys.Keyring;

/** The table {@code question_ban}. */
final class BanTable {
  private final Keyring keys;
  private final EncryptedColumn<Ban> content;
  private final String select;

  BanTable(Keyring keys) {
    this.keys = keys;
    content = new EncryptedColumn<>(keys, KeyKind.BAN, "question_ban", Ban.class);
    select =
        "SELECT b.id, b.content, "
            + EncryptedColumn.columns("b")
            + " FROM question_ban b"
            + content.join("b.id");
  }

  void save(Handle handle, Ban ban) {
    handle.execute(
        "INSERT INTO question_ban (id, ends_at, content, ciphertext) VALUES (?, ?, '', ?)"
            + " ON CONFLICT (id) DO UPDATE SET ends_at = excluded.ends_at, content = '',"
            + " ciphertext = excluded.ciphertext",
        ban.id().value(),
        Times.micros(ban.until()),
        content.encrypt(handle, ban.id().value(), ban, /* renewed= */ false));
  }

  List<Ban> thatHold(Handle handle, Instant now) {
    return handle
        .createQuery(select + " WHERE b.ends_at > ? ORDER BY b.ends_at, b.id")
        .bind(0, Times.micros(now))
        .map((row, context) -> content.orSkip(row.getString(1), () -> ban(row)))
        .stream()
        .flatMap(Optional::stream)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Destroys those that are over; returns how many. */
  int sweep(Handle handle, Instant now) {
    long micros = Times.micros(now);
    var _ =
        keys.shred(handle, KeyKind.BAN, "SELECT id FROM question_ban WHERE ends_at <= :of", micros);
    return handle.execute("DELETE FROM question_ban WHERE ends_at <= ?", micros);
  }

  private Optional<Ban> ban(ResultSet row) throws SQLException {
    return content.read(row, row.getString(1), /* first= */ 3, row.getString(2));
  }
}
