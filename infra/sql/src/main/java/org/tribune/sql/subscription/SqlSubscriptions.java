package org.tribune.sql.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.catalogue.subscription.SubscriptionId;
import org.tribune.catalogue.subscription.Subscriptions;
import org.tribune.sql.database.Database;
import org.tribune.sql.keys.Keyring;
import org.tribune.sql.keys.SecretTable;

/** Subscriptions in a SQL database. Safe for all threads. */
public final class SqlSubscriptions implements Subscriptions {
  /** Before the name of what was taken, among other secrets of a time. */
  private static final String TAKEN = "alert-";

  private final Database database;
  private final Keyring keys;
  private final SubscriptionTable table;

  public SqlSubscriptions(Database database, Keyring keys) {
    this.database = database;
    this.keys = keys;
    this.table = new SubscriptionTable(keys);
  }

  @Override
  public boolean create(AlertSubscription subscription, int most) {
    return database.write(
        handle -> {
          if (SubscriptionTable.count(handle) >= most) {
            return false;
          }
          table.insert(handle, subscription);
          return true;
        });
  }

  @Override
  public Optional<AlertSubscription> findByKey(String key) {
    return database.read(handle -> table.findByKey(handle, key));
  }

  @Override
  public List<AlertSubscription> all() {
    return database.read(table::all);
  }

  @Override
  public List<AlertSubscription> unconfirmed() {
    return database.read(table::unconfirmed);
  }

  @Override
  public List<AlertSubscription> toAsk(int limit) {
    return database.read(handle -> table.toAsk(handle, limit));
  }

  @Override
  public void asked(SubscriptionId id) {
    database.run(handle -> SubscriptionTable.asked(handle, id));
  }

  @Override
  public boolean confirm(SubscriptionId id, Instant now) {
    return database.write(handle -> SubscriptionTable.confirm(handle, id, now));
  }

  @Override
  public void caughtUp(SubscriptionId id) {
    database.run(handle -> SubscriptionTable.caughtUp(handle, id));
  }

  @Override
  public void forget(SubscriptionId id) {
    database.run(handle -> forget(handle, id));
  }

  private void forget(Handle handle, SubscriptionId id) {
    table.delete(handle, id);
    ToldTable.deleteAll(handle, id);
  }

  @Override
  public int forgetUnconfirmed(Instant before) {
    return database.write(
        handle -> {
          List<SubscriptionId> ids = SubscriptionTable.unconfirmed(handle, before);
          ids.forEach(each -> forget(handle, each));
          return ids.size();
        });
  }

  @Override
  public Set<String> told(SubscriptionId id) {
    return database.read(handle -> ToldTable.of(handle, id));
  }

  @Override
  public boolean tell(Collection<SubscriptionId> ids, Collection<String> things, Instant now) {
    // In one order, so that two who note the same wait for each other.
    List<Told> all =
        ids.stream()
            .sorted()
            .flatMap(id -> things.stream().sorted().map(thing -> new Told(id, thing)))
            .toList();
    return database.write(
        handle -> {
          List<Told> noted = new ArrayList<>();
          for (Told each : all) {
            if (!ToldTable.insert(handle, each.id(), each.thing(), now)) {
              noted.forEach(one -> ToldTable.delete(handle, one.id(), one.thing()));
              return false;
            }
            noted.add(each);
          }
          return true;
        });
  }

  private record Told(SubscriptionId id, String thing) {}

  @Override
  public void untell(Collection<SubscriptionId> ids, Collection<String> things) {
    database.run(
        handle -> ids.forEach(id -> things.forEach(thing -> ToldTable.delete(handle, id, thing))));
  }

  @Override
  public void forgetTold(Instant before) {
    database.run(handle -> ToldTable.deleteBefore(handle, before));
  }

  @Override
  public boolean take(String name, Instant now, Instant until) {
    return database.write(handle -> SecretTable.take(handle, TAKEN + name, now, until));
  }

  @Override
  public void giveBack(String name) {
    database.run(handle -> SecretTable.giveBack(handle, TAKEN + name));
  }

  @Override
  public void restore(AlertSubscription subscription, Set<String> told) {
    database.run(
        handle -> {
          if (!SubscriptionTable.isThere(handle, subscription.id())) {
            table.insert(handle, subscription);
            Instant now = keys.now();
            for (String thing : told) {
              var _ = ToldTable.insert(handle, subscription.id(), thing, now);
            }
          }
        });
  }
}
