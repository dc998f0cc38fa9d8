package org.tribune.catalogue.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.AccountId;

/**
 * The staff's accounts, their sessions and links, and the audit trail: a part of the catalogue, and
 * as {@link org.tribune.catalogue.Catalogue} in what it promises, blocks on and throws. What
 * changes accounts goes with its entry in the trail, both or none.
 */
public interface Accounts {
  /**
   * Adds an account.
   *
   * @throws AccountRuleException if its login is taken
   */
  void create(Account account, AuditEntry entry);

  /** The account of this id. */
  Optional<Account> account(AccountId id);

  /** The account of this login. */
  Optional<Account> account(Login login);

  /** All, by login. */
  List<Account> accounts();

  /** True if somebody may make accounts: {@link Account#isAbleAdministrator}. */
  boolean hasAdministrator();

  /**
   * Changes an account but for its id, login and creation; {@code change} may be called again. One
   * that gives the same account writes nothing. An account that is disabled loses its sessions and
   * links; one whose password becomes another loses its sessions and links too.
   *
   * @param keep the hash of a session that stays, whatever happens to the others
   * @throws AccountRuleException if no {@link #hasAdministrator administrator} were left
   * @return the account as it is now; empty if there is none
   */
  Optional<Account> change(
      AccountId id, UnaryOperator<Account> change, Optional<String> keep, AuditEntry entry);

  /**
   * Removes an account with its sessions, links and address; the audit trail still names it.
   *
   * @throws AccountRuleException as {@link #change}
   * @return false if there is none
   */
  boolean delete(AccountId id, AuditEntry entry);

  /** Writes a link down, in the place of any of the same account, or of the first's. */
  void save(AccountLink link, AuditEntry entry);

  /** Does the same for the first administrator's, of which the trail says nothing. */
  void saveSetUp(AccountLink link);

  /**
   * The same, unless there is one: several processes may start at once.
   *
   * @return false if there is one, which stays
   */
  boolean saveSetUpIfNone(AccountLink link);

  /** The link of this hash, if it is open at {@code now}. */
  Optional<AccountLink> link(String hash, Instant now);

  /**
   * Makes the first administrator, and ends all links to do so.
   *
   * @return false if the link is not open, or if there is an administrator already
   * @throws AccountRuleException if the login is taken
   */
  boolean setUp(String linkHash, Instant now, Account administrator, AuditEntry entry);

  /**
   * Gives the account of a link the password of this hash, ends its sessions and the link.
   *
   * @return the account as it is now; empty if the link is not open, or the account is disabled
   */
  Optional<Account> redeem(String linkHash, Instant now, String passwordHash, AuditEntry entry);

  /**
   * Opens a session, and writes down when its account signed in.
   *
   * @param proof that the person is the account's
   * @return false, with nothing written, if the account is disabled or gone, or the proof is none
   *     (by now)
   */
  boolean open(Session session, Proof proof, AuditEntry entry);

  /** The session of this hash and whose it is, whether it is open or not, if the account may. */
  Optional<SignedIn> session(String hash);

  /** Writes down that a session was used. */
  void touch(String hash, Instant now);

  /** The sessions of an account, the last used first. */
  List<Session> sessions(AccountId account);

  /**
   * Ends a session of an account.
   *
   * @return false if the account has none of this hash; nothing is written then
   */
  boolean end(AccountId account, String hash, AuditEntry entry);

  /**
   * Ends all sessions of an account.
   *
   * @param keep the hash of one that stays
   */
  void endAll(AccountId account, Optional<String> keep, AuditEntry entry);

  /** Forgets sessions, links, addresses and one-time keys that are over; returns how many. */
  int sweep(Instant now);

  /** Who the accounts are at a provider of identities. */
  Identities identities();

  /** With which the accounts' people sign in in the place of a password. */
  Passkeys passkeys();

  /** To which addresses the accounts' people want to be written to. */
  Contacts contacts();

  /** Adds to the audit trail; returns the entry's number. */
  long record(AuditEntry entry);

  /** Reads the audit trail, the newest first. */
  List<AuditEntry> audit(AuditQuery query);

  /** The audit trail as a chain of hashes. */
  AuditChain auditChain();

  /** Writes an account of a backup down as it is given; what is there already stays. */
  void restore(Account account);
}
