package org.tribune.sql.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.tribune.core.Bytes;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.core.crypto.WrappedKey;
import org.tribune.sql.column.Times;

/** The tables {@code data_key}, {@code shredded_key} and {@code key_state}. */
public final class KeyTable {
  private static final String SELECT =
      "SELECT kind, subject, id, master, wrapped, made_at FROM data_key";

  private KeyTable() {}

  public static Optional<WrappedKey> find(Handle handle, KeyName name) {
    return handle
        .createQuery(SELECT + " WHERE kind = ? AND subject = ?")
        .bind(0, name.kind().wireName())
        .bind(1, name.subject())
        .map((row, context) -> key(row))
        .findFirst();
  }

  public static List<WrappedKey> all(Handle handle) {
    return handle
        .createQuery(SELECT + " ORDER BY kind, subject")
        .map((row, context) -> key(row))
        .list();
  }

  /** Those that are not under {@code master}, by id, after the key {@code after}. */
  public static List<WrappedKey> underOthers(
      Handle handle, String master, String after, int limit) {
    return handle
        .createQuery(SELECT + " WHERE master <> ? AND id > ? ORDER BY id LIMIT ?")
        .bind(0, master)
        .bind(1, after)
        .bind(2, limit)
        .map((row, context) -> key(row))
        .list();
  }

  private static WrappedKey key(ResultSet row) throws SQLException {
    return new WrappedKey(
        new KeyName(KeyKind.ofWireName(row.getString(1)).orElseThrow(), row.getString(2)),
        new KeyId(row.getString(3)),
        row.getString(4),
        Bytes.wrap(row.getBytes(5)),
        Times.instant(row, 6));
  }

  /** One that is there already, of this name or id, stays. */
  static void insert(Handle handle, WrappedKey key) {
    handle.execute(
        "INSERT INTO data_key (kind, subject, id, master, wrapped, made_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        key.name().kind().wireName(),
        key.name().subject(),
        key.id().value(),
        key.master(),
        key.wrapped().array(),
        Times.micros(key.madeAt()));
  }

  /** The same key under another master key, if it is still there. */
  public static void rewrap(Handle handle, WrappedKey key) {
    handle.execute(
        "UPDATE data_key SET master = ?, wrapped = ? WHERE id = ?",
        key.master(),
        key.wrapped().array(),
        key.id().value());
  }

  /**
   * Destroys keys of a kind, and remembers their ids.
   *
   * @param subjects a query with one parameter, {@code :of}, that gives whose
   * @return how many there were
   */
  static int shred(Handle handle, KeyKind kind, String subjects, Object of, Instant now) {
    String where = " FROM data_key WHERE kind = :kind AND subject IN (" + subjects + ")";
    int remembered =
        handle
            .createUpdate(
                "INSERT INTO shredded_key (id, kind, at, audited) SELECT id, kind, :at, 0"
                    + where
                    + " ON CONFLICT (id) DO NOTHING")
            .bind("kind", kind.wireName())
            .bind("of", of)
            .bind("at", Times.micros(now))
            .execute();
    int destroyed =
        handle
            .createUpdate("DELETE" + where)
            .bind("kind", kind.wireName())
            .bind("of", of)
            .execute();
    if (remembered + destroyed > 0) {
      handle.execute("UPDATE key_state SET rotation_due = 1");
    }
    return destroyed;
  }

  public static Set<KeyId> shredded(Handle handle) {
    return handle
        .createQuery("SELECT id FROM shredded_key")
        .map((row, context) -> new KeyId(row.getString(1)))
        .collect(Collectors.toSet());
  }

  /** Remembers a key that another copy of the catalogue knew as destroyed; none to be audited. */
  public static void remember(Handle handle, KeyId id, Instant now) {
    handle.execute(
        "INSERT INTO shredded_key (id, kind, at, audited) VALUES (?, '', ?, 1)"
            + " ON CONFLICT (id) DO NOTHING",
        id.value(),
        Times.micros(now));
  }

  /** The key of this id, if it is there. */
  public static Optional<WrappedKey> find(Handle handle, KeyId id) {
    return handle
        .createQuery(SELECT + " WHERE id = ?")
        .bind(0, id.value())
        .map((row, context) -> key(row))
        .findFirst();
  }

  /** How many of each kind the audit trail does not count yet; from now on it does. */
  public static Map<KeyKind, Integer> takeUnaudited(Handle handle) {
    Map<KeyKind, Integer> counts =
        handle
            .createQuery("SELECT kind, COUNT(*) FROM shredded_key WHERE audited = 0 GROUP BY kind")
            .map(
                (row, context) ->
                    Map.entry(KeyKind.ofWireName(row.getString(1)).orElseThrow(), row.getInt(2)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    handle.execute("UPDATE shredded_key SET audited = 1 WHERE audited = 0");
    return counts;
  }

  /** The id of the master key that wraps new keys; empty before there was one. */
  public static String master(Handle handle) {
    return handle.createQuery("SELECT master FROM key_state").mapTo(String.class).one();
  }

  /** True if it was {@code before}, which nobody changes until this transaction ends. */
  static boolean setMaster(Handle handle, String before, String after) {
    return handle.execute("UPDATE key_state SET master = ? WHERE master = ?", after, before) == 1;
  }

  public static boolean isRotationDue(Handle handle) {
    return handle.createQuery("SELECT rotation_due FROM key_state").mapTo(Integer.class).one() == 1;
  }

  /** From now on {@code after} wraps new keys; false if it was not {@code before} that did. */
  public static boolean beginRotation(Handle handle, String before, String after) {
    handle.execute("UPDATE key_state SET rotation_due = 0");
    return setMaster(handle, before, after);
  }
}
