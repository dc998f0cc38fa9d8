package org.tribune.sql.keys;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.tribune.sql.column.Times;

/** What is good for a time alone: the tables {@code question_challenge} and {@code site_secret}. */
public final class SecretTable {
  private SecretTable() {}

  /** True the first time. */
  public static boolean useChallenge(Handle handle, String challenge, Instant endsAt) {
    return handle.execute(
            "INSERT INTO question_challenge (hash, ends_at) VALUES (?, ?)"
                + " ON CONFLICT (hash) DO NOTHING",
            challenge,
            Times.micros(endsAt))
        == 1;
  }

  public static String secret(Handle handle, String name, String fresh, Instant endsAt) {
    handle.execute(
        "INSERT INTO site_secret (name, value, ends_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (name) DO NOTHING",
        name,
        fresh,
        Times.micros(endsAt));
    return handle
        .createQuery("SELECT value FROM site_secret WHERE name = ?")
        .bind(0, name)
        .mapTo(String.class)
        .one();
  }

  /**
   * True for the first who asks for the time until {@code until}, and for the first after it. What
   * is taken has a row here, since it is good for a time alone as all that is.
   */
  public static boolean take(Handle handle, String name, Instant now, Instant until) {
    return handle.execute(
            "INSERT INTO site_secret (name, value, ends_at) VALUES (?, '', ?)"
                + " ON CONFLICT (name) DO UPDATE SET ends_at = excluded.ends_at"
                + " WHERE site_secret.ends_at <= ?",
            name,
            Times.micros(until),
            Times.micros(now))
        == 1;
  }

  public static void giveBack(Handle handle, String name) {
    handle.execute("DELETE FROM site_secret WHERE name = ?", name);
  }

  public static boolean isTaken(Handle handle, String name, Instant now) {
    return handle
        .createQuery("SELECT 1 FROM site_secret WHERE name = ? AND ends_at > ?")
        .bind(0, name)
        .bind(1, Times.micros(now))
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  public static void keepTaken(Handle handle, String name, Instant until) {
    handle.execute("UPDATE site_secret SET ends_at = ? WHERE name = ?", Times.micros(until), name);
  }

  public static int sweep(Handle handle, Instant now) {
    long micros = Times.micros(now);
    return handle.execute("DELETE FROM site_secret WHERE ends_at <= ?", micros)
        + handle.execute("DELETE FROM question_challenge WHERE ends_at <= ?", micros)
        + handle.execute("DELETE FROM question_hold WHERE ends_at <= ?", micros);
  }
}
