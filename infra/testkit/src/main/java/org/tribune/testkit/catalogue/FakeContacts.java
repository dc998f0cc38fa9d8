package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Contacts;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;
import org.tribune.core.crypto.DataKeys;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;

/** The addresses of a {@link FakeAccounts}, which is the lock of both. */
final class FakeContacts implements Contacts {
  private final FakeAccounts accounts;
  private final DataKeys keys;
  private final Map<AccountId, Contact> contacts = new HashMap<>();
  private final Map<AccountId, String> links = new HashMap<>();
  private final Map<String, Instant> taken = new HashMap<>();

  FakeContacts(FakeAccounts accounts, DataKeys keys) {
    this.accounts = accounts;
    this.keys = keys;
  }

  @Override
  public Optional<Contact> find(AccountId account) {
    synchronized (accounts) {
      var _ = accounts.account(account);
      return Optional.ofNullable(contacts.get(account));
    }
  }

  @Override
  public List<Contact> all() {
    synchronized (accounts) {
      return contacts.values().stream()
          .filter(each -> accounts.account(each.account()).filter(Account::active).isPresent())
          .filter(
              each -> each.state() == ContactState.ASKED || each.state() == ContactState.CONFIRMED)
          .sorted(Comparator.comparing(each -> each.account().value()))
          .toList();
    }
  }

  @Override
  public Map<AccountId, ContactState> states() {
    synchronized (accounts) {
      return contacts.values().stream().collect(Collectors.toMap(Contact::account, Contact::state));
    }
  }

  private void write(Contact contact) {
    var _ = erase(contact.account());
    var _ = keys.obtain(key(contact.account()));
    contacts.put(contact.account(), contact);
  }

  private static KeyName key(AccountId account) {
    return new KeyName(KeyKind.CONTACT, account.value());
  }

  @Override
  public boolean save(Contact contact, AuditEntry entry) {
    synchronized (accounts) {
      if (accounts.account(contact.account()).filter(Account::active).isEmpty()) {
        return false;
      }
      write(contact);
      var _ = accounts.record(entry);
      return true;
    }
  }

  @Override
  public Optional<Contact> prefer(AccountId account, String language, Set<Notice> wanted) {
    synchronized (accounts) {
      return Optional.ofNullable(
          contacts.computeIfPresent(
              account,
              (id, each) ->
                  new Contact(
                      id,
                      each.email(),
                      language,
                      wanted,
                      each.state(),
                      each.since(),
                      each.endsAt())));
    }
  }

  @Override
  public boolean remove(AccountId account, AuditEntry entry) {
    synchronized (accounts) {
      boolean removed = erase(account);
      if (removed) {
        var _ = accounts.record(entry);
      }
      return removed;
    }
  }

  /** False if there is none. */
  boolean erase(AccountId account) {
    synchronized (accounts) {
      var _ = keys.shred(key(account));
      links.remove(account);
      return contacts.remove(account) != null;
    }
  }

  private boolean isStill(Contact contact) {
    return find(contact.account()).map(Contact::since).equals(Optional.of(contact.since()));
  }

  private void become(
      AccountId account, ContactState state, Instant since, Optional<Instant> endsAt) {
    contacts.computeIfPresent(
        account,
        (id, each) ->
            new Contact(id, each.email(), each.language(), each.wanted(), state, since, endsAt));
  }

  @Override
  public boolean keepLink(Contact asked, String linkHash, Instant endsAt) {
    synchronized (accounts) {
      boolean isAsked =
          isStill(asked) && find(asked.account()).orElseThrow().state() == ContactState.ASKED;
      if (isAsked) {
        links.put(asked.account(), linkHash);
        become(asked.account(), ContactState.ASKED, asked.since(), Optional.of(endsAt));
      }
      return isAsked;
    }
  }

  @Override
  public void linkSent(AccountId account, String linkHash) {
    synchronized (accounts) {
      find(account)
          .filter(each -> each.state() == ContactState.ASKED)
          .filter(each -> linkHash.equals(links.get(account)))
          .ifPresent(each -> become(account, ContactState.SENT, each.since(), each.endsAt()));
    }
  }

  @Override
  public boolean confirm(AccountId account, String linkHash, Instant now, AuditEntry entry) {
    synchronized (accounts) {
      boolean isOpen =
          linkHash.equals(links.get(account))
              && find(account).flatMap(Contact::endsAt).filter(end -> end.isAfter(now)).isPresent();
      if (isOpen) {
        links.remove(account);
        become(account, ContactState.CONFIRMED, now, /* endsAt= */ Optional.empty());
        var _ = accounts.record(entry);
      }
      return isOpen;
    }
  }

  @Override
  public void markUnknown(Contact contact, Instant now) {
    synchronized (accounts) {
      if (isStill(contact)) {
        links.remove(contact.account());
        become(
            contact.account(),
            ContactState.UNKNOWN,
            contact.since(),
            Optional.of(now.plus(Contact.SHOWN_UNKNOWN)));
      }
    }
  }

  @Override
  public Optional<Contact> take(Contact contact, String occasion, Instant now, Instant until) {
    synchronized (accounts) {
      String name = contact.account() + ": " + occasion;
      boolean isFree = !taken.getOrDefault(name, Instant.MIN).isAfter(now);
      Optional<Contact> found =
          find(contact.account())
              .filter(each -> isStill(contact) && each.state() == contact.state() && isFree);
      found.ifPresent(each -> taken.put(name, until));
      return found;
    }
  }

  @Override
  public void keepTaken(Contact contact, String occasion, Instant until) {
    synchronized (accounts) {
      taken.put(contact.account() + ": " + occasion, until);
    }
  }

  @Override
  public void restore(Contact contact) {
    synchronized (accounts) {
      if (accounts.account(contact.account()).isPresent()
          && !contacts.containsKey(contact.account())) {
        write(contact);
      }
    }
  }

  /** Erases those that are over; returns how many. */
  int sweep(Instant now) {
    synchronized (accounts) {
      List<AccountId> over =
          contacts.values().stream()
              .filter(each -> each.endsAt().filter(end -> !end.isAfter(now)).isPresent())
              .map(Contact::account)
              .toList();
      over.forEach(each -> erase(each));
      return over.size();
    }
  }
}
