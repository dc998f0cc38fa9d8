package org.tribune.sql.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Notice;
import org.tribune.core.access.AccountId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.sql.column.Times;
import org.tribune.sql.keys.EncryptedColumn;
import org.tribune.sql.keys.Keyring;

/** The table {@code account_contact}. */
final class ContactTable {
  private static final String TABLE = "account_contact";
  private static final String SELECT =
      "SELECT c.account, c.state, c.since, c.ends_at, "
          + EncryptedColumn.columns("c")
          + " FROM account_contact c";

  private static final int CIPHERTEXT = 5;

  private final Keyring keys;
  private final EncryptedColumn<Content> content;

  /** What dies with the key. */
  record Content(String email, String language, Set<Notice> wanted) {
    static Content of(Contact contact) {
      return new Content(contact.email(), contact.language(), contact.wanted());
    }
  }

  ContactTable(Keyring keys) {
    this.keys = keys;
    content = new EncryptedColumn<>(keys, KeyKind.CONTACT, TABLE, Content.class);
  }

  Optional<Contact> find(Handle handle, AccountId account) {
    return handle
        .createQuery(SELECT + content.join("c.account") + " WHERE c.account = ?")
        .bind(0, account.value())
        .map((row, context) -> EncryptedColumn.require(() -> contact(row)))
        .findFirst()
        .flatMap(each -> each);
  }

  /** Those of active accounts that something may be sent to. */
  List<Contact> all(Handle handle) {
    return handle
        .createQuery(
            SELECT
                + content.join("c.account")
                + " JOIN account ON account.id = c.account AND account.active = 1"
                + " WHERE c.state IN (:asked, :confirmed) ORDER BY c.account")
        .bind("asked", ContactState.ASKED.wireName())
        .bind("confirmed", ContactState.CONFIRMED.wireName())
        .map(
            (row, context) ->
                content.orSkip(row.getString(1), () -> contact(row)).flatMap(each -> each))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty if its key was destroyed: then it is as if there were none. */
  private Optional<Contact> contact(ResultSet row) throws SQLException {
    String account = row.getString(1);
    ContactState state = ContactState.ofWireName(row.getString(2)).orElseThrow();
    Instant since = Times.instant(row, 3);
    Optional<Instant> endsAt = Times.maybeInstant(row, 4);
    return content
        .read(row, account, CIPHERTEXT, /* plain= */ "")
        .map(
            each ->
                new Contact(
                    new AccountId(account),
                    each.email(),
                    each.language(),
                    each.wanted(),
                    state,
                    since,
                    endsAt));
  }

  /** Without those whose key was destroyed; none is opened. */
  Map<AccountId, ContactState> states(Handle handle) {
    Map<AccountId, ContactState> states = new HashMap<>();
    handle
        .createQuery(
            "SELECT c.account, c.state FROM account_contact c"
                + content.join("c.account")
                + " WHERE k.id IS NOT NULL")
        .map(
            (row, context) ->
                Map.entry(
                    new AccountId(row.getString(1)),
                    ContactState.ofWireName(row.getString(2)).orElseThrow()))
        .forEach(each -> states.put(each.getKey(), each.getValue()));
    return states;
  }

  /** In the place of the account's, whose key dies. */
  void save(Handle handle, Contact contact) {
    String account = contact.account().value();
    byte[] ciphertext = content.encrypt(handle, account, Content.of(contact), /* renewed= */ true);
    handle
        .createUpdate(
            """
            INSERT INTO account_contact (account, state, since, ends_at, link_hash, ciphertext)
            VALUES (:account, :state, :since, :endsAt, NULL, :ciphertext)
            ON CONFLICT (account) DO UPDATE SET state = excluded.state, since = excluded.since,
              ends_at = excluded.ends_at, link_hash = NULL, ciphertext = excluded.ciphertext
            """)
        .bind("account", account)
        .bind("state", contact.state().wireName())
        .bind("since", Times.micros(contact.since()))
        .bind("endsAt", Times.micros(contact.endsAt()))
        .bind("ciphertext", ciphertext)
        .execute();
  }

  void prefer(Handle handle, Contact contact) {
    String account = contact.account().value();
    byte[] ciphertext = content.encrypt(handle, account, Content.of(contact), /* renewed= */ false);
    handle
        .createUpdate(
            "UPDATE account_contact SET ciphertext = :ciphertext WHERE account = :account")
        .bind("ciphertext", ciphertext)
        .bind("account", account)
        .execute();
  }

  boolean delete(Handle handle, AccountId account) {
    var _ = keys.shred(handle, new KeyName(KeyKind.CONTACT, account.value()));
    return handle.execute("DELETE FROM account_contact WHERE account = ?", account.value()) == 1;
  }

  static boolean keepLink(Handle handle, Contact asked, String hash, Instant endsAt) {
    return handle.execute(
            "UPDATE account_contact SET link_hash = ?, ends_at = ?"
                + " WHERE account = ? AND since = ? AND state = ?",
            hash,
            Times.micros(endsAt),
            asked.account().value(),
            Times.micros(asked.since()),
            ContactState.ASKED.wireName())
        == 1;
  }

  static void linkSent(Handle handle, AccountId account, String hash) {
    handle.execute(
        "UPDATE account_contact SET state = ? WHERE account = ? AND link_hash = ? AND state = ?",
        ContactState.SENT.wireName(),
        account.value(),
        hash,
        ContactState.ASKED.wireName());
  }

  static boolean confirm(Handle handle, AccountId account, String hash, Instant now) {
    return handle.execute(
            "UPDATE account_contact SET state = ?, since = ?, ends_at = NULL, link_hash = NULL"
                + " WHERE account = ? AND link_hash = ? AND ends_at > ?",
            ContactState.CONFIRMED.wireName(),
            Times.micros(now),
            account.value(),
            hash,
            Times.micros(now))
        == 1;
  }

  static void markUnknown(Handle handle, Contact contact, Instant endsAt) {
    handle.execute(
        "UPDATE account_contact SET state = ?, link_hash = NULL, ends_at = ?"
            + " WHERE account = ? AND since = ?",
        ContactState.UNKNOWN.wireName(),
        Times.micros(endsAt),
        contact.account().value(),
        Times.micros(contact.since()));
  }

  /** Erases those that are over, with their keys; returns how many. */
  int sweep(Handle handle, Instant now) {
    List<AccountId> over =
        handle
            .createQuery("SELECT account FROM account_contact WHERE ends_at <= :now")
            .bind("now", Times.micros(now))
            .map((row, context) -> new AccountId(row.getString(1)))
            .list();
    over.forEach(each -> delete(handle, each));
    return over.size();
  }
}
