package org.tribune.sql.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.catalogue.subscription.SubscriptionId;
import org.tribune.core.Sha256;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.sql.column.Times;
import org.tribune.sql.keys.EncryptedColumn;
import org.tribune.sql.keys.Keyring;

/** The table {@code subscription}. */
final class SubscriptionTable {
  private static final String TABLE = "subscription";
  private static final String SELECT =
      "SELECT s.id, s.asked_at, s.confirmed_at, s.is_asked, s.is_caught_up, "
          + EncryptedColumn.columns("s")
          + " FROM subscription s";

  private static final int CIPHERTEXT = 6;

  private final Keyring keys;
  private final EncryptedColumn<Content> content;
  private final String select;

  /** What dies with the key. */
  record Content(String email, String key, String words, String body, String language) {
    static Content of(AlertSubscription from) {
      return new Content(from.email(), from.key(), from.words(), from.body(), from.language());
    }
  }

  SubscriptionTable(Keyring keys) {
    this.keys = keys;
    content = new EncryptedColumn<>(keys, KeyKind.SUBSCRIPTION, TABLE, Content.class);
    select = SELECT + content.join("s.id");
  }

  /** A secret of 128 bits needs no salt and no slow hash: it can't be guessed. */
  private static String hash(String key) {
    return Sha256.hex(key);
  }

  static int count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM subscription").mapTo(Integer.class).one();
  }

  static boolean isThere(Handle handle, SubscriptionId id) {
    return handle
        .createQuery("SELECT 1 FROM subscription WHERE id = ?")
        .bind(0, id.value())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  void insert(Handle handle, AlertSubscription one) {
    String id = one.id().value();
    handle
        .createUpdate(
            "INSERT INTO subscription"
                + " (id, key_hash, asked_at, confirmed_at, is_asked, is_caught_up, ciphertext)"
                + " VALUES (:id, :keyHash, :askedAt, :confirmedAt, :isAsked, :isCaughtUp,"
                + " :ciphertext)")
        .bind("id", id)
        .bind("keyHash", hash(one.key()))
        .bind("askedAt", Times.micros(one.askedAt()))
        .bind("confirmedAt", Times.micros(one.confirmedAt()))
        .bind("isAsked", one.isAsked() ? 1 : 0)
        .bind("isCaughtUp", one.isCaughtUp() ? 1 : 0)
        .bind("ciphertext", content.encrypt(handle, id, Content.of(one), /* renewed= */ false))
        .execute();
  }

  Optional<AlertSubscription> findByKey(Handle handle, String key) {
    return list(handle.createQuery(select + " WHERE s.key_hash = ?").bind(0, hash(key))).stream()
        .findFirst();
  }

  List<AlertSubscription> all(Handle handle) {
    return list(handle.createQuery(select + " ORDER BY s.id"));
  }

  List<AlertSubscription> unconfirmed(Handle handle) {
    return list(handle.createQuery(select + " WHERE s.confirmed_at IS NULL ORDER BY s.id"));
  }

  List<AlertSubscription> toAsk(Handle handle, int limit) {
    return list(
        handle
            .createQuery(
                select
                    + " WHERE s.is_asked = 0 AND s.confirmed_at IS NULL"
                    + " ORDER BY s.asked_at, s.id LIMIT ?")
            .bind(0, limit));
  }

  private List<AlertSubscription> list(Query query) {
    return query
        .map(
            (row, context) ->
                content.orSkip(row.getString(1), () -> subscription(row)).flatMap(each -> each))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty if its key was destroyed: then it is as if there were none. */
  private Optional<AlertSubscription> subscription(ResultSet row) throws SQLException {
    String id = row.getString(1);
    Instant askedAt = Times.instant(row, 2);
    Optional<Instant> confirmedAt = Times.maybeInstant(row, 3);
    boolean isAsked = row.getInt(4) == 1;
    boolean isCaughtUp = row.getInt(5) == 1;
    return content
        .read(row, id, CIPHERTEXT, /* plain= */ "")
        .map(
            each ->
                new AlertSubscription(
                    new SubscriptionId(id),
                    each.email(),
                    each.key(),
                    each.words(),
                    each.body(),
                    each.language(),
                    askedAt,
                    confirmedAt,
                    isAsked,
                    isCaughtUp));
  }

  static void asked(Handle handle, SubscriptionId id) {
    handle.execute("UPDATE subscription SET is_asked = 1 WHERE id = ?", id.value());
  }

  static boolean confirm(Handle handle, SubscriptionId id, Instant now) {
    return handle.execute(
            "UPDATE subscription SET confirmed_at = COALESCE(confirmed_at, ?) WHERE id = ?",
            Times.micros(now),
            id.value())
        == 1;
  }

  static void caughtUp(Handle handle, SubscriptionId id) {
    handle.execute("UPDATE subscription SET is_caught_up = 1 WHERE id = ?", id.value());
  }

  static List<SubscriptionId> unconfirmed(Handle handle, Instant before) {
    return handle
        .createQuery("SELECT id FROM subscription WHERE confirmed_at IS NULL AND asked_at < ?")
        .bind(0, Times.micros(before))
        .map((row, context) -> new SubscriptionId(row.getString(1)))
        .list();
  }

  void delete(Handle handle, SubscriptionId id) {
    var _ = keys.shred(handle, new KeyName(KeyKind.SUBSCRIPTION, id.value()));
    handle.execute("DELETE FROM subscription WHERE id = ?", id.value());
  }
}
