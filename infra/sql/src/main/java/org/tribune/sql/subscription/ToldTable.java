package org.tribune.sql.subscription;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.subscription.SubscriptionId;
import org.tribune.sql.column.Times;

/** The table {@code subscription_told}. */
final class ToldTable {
  private ToldTable() {}

  /** True if it was not there. */
  static boolean insert(Handle handle, SubscriptionId id, String thing, Instant now) {
    return handle.execute(
            "INSERT INTO subscription_told (subscription, thing, told_at) VALUES (?, ?, ?)"
                + " ON CONFLICT (subscription, thing) DO NOTHING",
            id.value(),
            thing,
            Times.micros(now))
        == 1;
  }

  static Set<String> of(Handle handle, SubscriptionId id) {
    return new HashSet<>(
        handle
            .createQuery("SELECT thing FROM subscription_told WHERE subscription = ?")
            .bind(0, id.value())
            .mapTo(String.class)
            .list());
  }

  static void delete(Handle handle, SubscriptionId id, String thing) {
    handle.execute(
        "DELETE FROM subscription_told WHERE subscription = ? AND thing = ?", id.value(), thing);
  }

  static void deleteAll(Handle handle, SubscriptionId id) {
    handle.execute("DELETE FROM subscription_told WHERE subscription = ?", id.value());
  }

  static void deleteBefore(Handle handle, Instant before) {
    handle.execute("DELETE FROM subscription_told WHERE told_at < ?", Times.micros(before));
  }
}
