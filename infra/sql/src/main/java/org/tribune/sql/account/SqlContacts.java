package org.tribune.sql.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Contacts;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;
import org.tribune.sql.audit.AuditTable;
import org.tribune.sql.database.Database;
import org.tribune.sql.keys.SecretTable;

/** The staff's addresses in a SQL database. Safe for all threads. */
final class SqlContacts implements Contacts {
  private final Database database;
  private final ContactTable table;

  SqlContacts(Database database, ContactTable table) {
    this.database = database;
    this.table = table;
  }

  @Override
  public Optional<Contact> find(AccountId account) {
    return database.read(handle -> table.find(handle, account));
  }

  @Override
  public List<Contact> all() {
    return database.read(table::all);
  }

  @Override
  public Map<AccountId, ContactState> states() {
    return database.read(table::states);
  }

  @Override
  public boolean save(Contact contact, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean saved =
              AccountTable.find(handle, contact.account()).filter(Account::active).isPresent();
          if (saved) {
            table.save(handle, contact);
            var _ = AuditTable.add(handle, entry);
          }
          return saved;
        });
  }

  @Override
  public Optional<Contact> prefer(AccountId account, String language, Set<Notice> wanted) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          Optional<Contact> found = table.find(handle, account);
          found.ifPresent(
              each ->
                  table.prefer(
                      handle,
                      new Contact(
                          account,
                          each.email(),
                          language,
                          wanted,
                          each.state(),
                          each.since(),
                          each.endsAt())));
          return table.find(handle, account);
        });
  }

  @Override
  public boolean remove(AccountId account, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean removed = table.delete(handle, account);
          if (removed) {
            var _ = AuditTable.add(handle, entry);
          }
          return removed;
        });
  }

  @Override
  public boolean keepLink(Contact asked, String linkHash, Instant endsAt) {
    return database.write(handle -> ContactTable.keepLink(handle, asked, linkHash, endsAt));
  }

  @Override
  public void linkSent(AccountId account, String linkHash) {
    database.run(handle -> ContactTable.linkSent(handle, account, linkHash));
  }

  @Override
  public boolean confirm(AccountId account, String linkHash, Instant now, AuditEntry entry) {
    return database.write(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean confirmed = ContactTable.confirm(handle, account, linkHash, now);
          if (confirmed) {
            var _ = AuditTable.add(handle, entry);
          }
          return confirmed;
        });
  }

  @Override
  public void markUnknown(Contact contact, Instant now) {
    database.run(
        handle -> ContactTable.markUnknown(handle, contact, now.plus(Contact.SHOWN_UNKNOWN)));
  }

  @Override
  public Optional<Contact> take(Contact contact, String occasion, Instant now, Instant until) {
    String name = letterTo(contact, occasion);
    // Asked each minute of each e-mail that was sent: most are looked at without a lock.
    if (database.read(handle -> SecretTable.isTaken(handle, name, now))) {
      return Optional.empty();
    }
    return database.write(handle -> take(handle, contact, name, now, until));
  }

  private Optional<Contact> take(
      Handle handle, Contact contact, String name, Instant now, Instant until) {
    return table
        .find(handle, contact.account())
        .filter(each -> each.since().equals(contact.since()) && each.state() == contact.state())
        .filter(each -> SecretTable.take(handle, name, now, until));
  }

  @Override
  public void keepTaken(Contact contact, String occasion, Instant until) {
    database.run(handle -> SecretTable.keepTaken(handle, letterTo(contact, occasion), until));
  }

  private static String letterTo(Contact contact, String occasion) {
    return "letter to " + contact.account().value() + ": " + occasion;
  }

  @Override
  public void restore(Contact contact) {
    database.run(
        handle -> {
          AccountTable.takeTurn(handle);
          boolean isFree =
              AccountTable.find(handle, contact.account()).isPresent()
                  && table.find(handle, contact.account()).isEmpty();
          if (isFree) {
            table.save(handle, contact);
          }
        });
  }
}
