package org.tribune.catalogue.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;

/**
 * To which addresses the staff want to be written to. A part of {@link Accounts}, and as it in what
 * it promises. An address is encrypted under a key of its own, which dies when it is changed or
 * removed, or its account is deleted. {@link Accounts#sweep} erases those whose time is over.
 */
public interface Contacts {
  /** An account's. */
  Optional<Contact> find(AccountId account);

  /** Those of active accounts that something may be sent to: asked for, or confirmed. */
  List<Contact> all();

  /** Who has one, and how far it is. */
  Map<AccountId, ContactState> states();

  /**
   * Writes an address down, in the place of the account's.
   *
   * @return false, with nothing written, if the account is gone or disabled
   */
  boolean save(Contact contact, AuditEntry entry);

  /**
   * Changes the language and what is wanted; the address stays as confirmed as it is.
   *
   * @return as it is now; empty if there is none
   */
  Optional<Contact> prefer(AccountId account, String language, Set<Notice> wanted);

  /**
   * Erases an account's address.
   *
   * @return false, with nothing written, if it has none
   */
  boolean remove(AccountId account, AuditEntry entry);

  /**
   * Keeps the hash of the link of an e-mail that is about to be sent, in the place of the one
   * before.
   *
   * @param asked as it was found
   * @return false if it is another by now: then the e-mail must not be sent
   */
  boolean keepLink(Contact asked, String linkHash, Instant endsAt);

  /** The e-mail with this link is on its way. */
  void linkSent(AccountId account, String linkHash);

  /**
   * The link was opened by the account's person: from now on it is written to, and the link opens
   * nothing.
   *
   * @return false, with nothing written, if the account has no open link of this hash
   */
  boolean confirm(AccountId account, String linkHash, Instant now, AuditEntry entry);

  /** Nobody has this address, if it is still the one that {@code contact} is. */
  void markUnknown(Contact contact, Instant now);

  /**
   * Takes an e-mail, so that no other process sends it.
   *
   * @param contact as it was found
   * @param occasion a word for what the e-mail is about
   * @param until when another may take it, if it was not sent by then
   * @return the contact as it is now; empty if another has it, or the address is another by now
   */
  Optional<Contact> take(Contact contact, String occasion, Instant now, Instant until);

  /** An e-mail that was taken was sent: nobody takes it before {@code until}. */
  void keepTaken(Contact contact, String occasion, Instant until);

  /** Writes one of a backup down; what is there already stays. */
  void restore(Contact contact);
}
