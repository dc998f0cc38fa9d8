package org.tribune.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.Bytes;
import org.tribune.core.crypto.CryptoException;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.KeyCheck;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.core.crypto.MasterKey;
import org.tribune.core.crypto.WrappedKey;
import org.tribune.sql.database.Database;
import org.tribune.sql.keys.EncryptedColumn;
import org.tribune.sql.keys.KeyTable;
import org.tribune.sql.keys.Keyring;

/** Opens every key, and reads every ciphertext of the catalogue. Used once, by one thread. */
final class KeyChecker {
  private static final List<Column> COLUMNS =
      List.of(
          new Column(KeyKind.QUESTION, "question", "id"),
          new Column(KeyKind.ASKER, "question_asker", "question"),
          new Column(KeyKind.REPORT, "question_report", "id"),
          new Column(KeyKind.BAN, "question_ban", "id"),
          new Column(KeyKind.CONTACT, "account_contact", "account"),
          new Column(KeyKind.SUBSCRIPTION, "subscription", "id"));

  private final Database database;
  private final Keyring keys;
  private final List<String> violations = new ArrayList<>();
  private final Set<KeyId> shredded = new HashSet<>();
  private int opened = 0;
  private int read = 0;
  private int noise = 0;

  private record Column(KeyKind kind, String table, String id) {
    String select() {
      return "SELECT t."
          + id
          + ", t.ciphertext, k.id, k.master, k.wrapped FROM "
          + table
          + " t LEFT JOIN data_key k ON k.kind = '"
          + kind.wireName()
          + "' AND k.subject = t."
          + id
          + " WHERE t.ciphertext IS NOT NULL";
    }
  }

  KeyChecker(Database database, Keyring keys) {
    this.database = database;
    this.keys = keys;
  }

  KeyCheck check() {
    requireMaster();
    shredded.addAll(database.read(KeyTable::shredded));
    database.read(KeyTable::all).forEach(this::open);
    for (Column column : COLUMNS) {
      List<Runnable> rows =
          database.read(
              handle ->
                  handle
                      .createQuery(column.select())
                      .map((row, context) -> reading(column, row))
                      .list());
      rows.forEach(Runnable::run);
    }
    return new KeyCheck(opened, read, noise, violations);
  }

  /** Without it nothing opens, which is said once. */
  private void requireMaster() {
    String registered = database.read(KeyTable::master);
    if (!registered.isEmpty()) {
      MasterKey _ = keys.master(registered);
    }
  }

  private void open(WrappedKey key) {
    try {
      DataKey _ = keys.open(key);
      opened++;
    } catch (CryptoException.Tampered | CatalogueException e) {
      violations.add("The key of " + key.name() + " does not open: " + e.getMessage());
    }
  }

  private Runnable reading(Column column, ResultSet row) throws SQLException {
    String name = row.getString(1);
    Bytes ciphertext = Bytes.wrap(row.getBytes(2));
    String id = row.getString(3);
    if (id == null) {
      return () -> readWithoutKey(column, name, ciphertext);
    }
    WrappedKey key =
        new WrappedKey(
            new KeyName(column.kind(), name),
            new KeyId(id),
            row.getString(4),
            Bytes.wrap(row.getBytes(5)),
            Instant.EPOCH);
    return () -> read(column, key, ciphertext);
  }

  private void read(Column column, WrappedKey key, Bytes ciphertext) {
    DataKey opened;
    try {
      opened = keys.open(key);
    } catch (CryptoException.Tampered | CatalogueException e) {
      return; // It is reported already, with the key.
    }
    try {
      Bytes _ =
          opened.decrypt(EncryptedColumn.place(column.table()), key.name().subject(), ciphertext);
      read++;
    } catch (CryptoException.Tampered e) {
      violations.add(String.valueOf(e.getMessage()));
    }
  }

  private void readWithoutKey(Column column, String name, Bytes ciphertext) {
    try {
      KeyId of = DataKey.keyOf(EncryptedColumn.place(column.table()), name, ciphertext);
      if (shredded.contains(of)) {
        noise++;
      } else {
        violations.add(
            column.table() + " " + name + " has lost its key " + of + ": nobody can read it");
      }
    } catch (CryptoException.Tampered e) {
      violations.add(String.valueOf(e.getMessage()));
    }
  }
}
