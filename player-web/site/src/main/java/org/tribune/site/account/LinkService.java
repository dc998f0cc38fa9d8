package org.tribune.site.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.AccountLink;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/**
 * What can be done with a one-time link: make the first administrator, or choose a password. Calls
 * block, and throw a {@link ProblemException} that is the answer. Safe for all threads.
 */
public final class LinkService {
  private static final int LONGEST_SECRET = 64;

  private final Accounts accounts;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final SignInService signIns;
  private final MediaClock clock;

  public LinkService(
      Accounts accounts,
      Passwords passwords,
      PasswordRules rules,
      SignInService signIns,
      MediaClock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.rules = rules;
    this.signIns = signIns;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  private Optional<AccountLink> find(String secret) {
    return secret.length() > LONGEST_SECRET
        ? Optional.empty()
        : accounts.link(SecretHash.of(secret), now());
  }

  /** What a link is for; it may be asked as often as wanted. */
  public AccountResponses.LinkPurpose look(String secret) {
    AccountLink link = find(secret).orElseThrow(() -> new ProblemException(gone()));
    return link.account().isEmpty()
        ? AccountResponses.LinkPurpose.setUp(now())
        : AccountResponses.LinkPurpose.password(require(link));
  }

  private Account require(AccountLink link) {
    return link.account()
        .flatMap(accounts::account)
        .filter(Account::active)
        .orElseThrow(() -> new ProblemException(gone()));
  }

  /** Makes the first administrator, who is let in. */
  public SignInService.Welcome setUp(
      String secret, String name, String typedLogin, String password, Visitor visitor) {
    AccountLink link =
        find(secret)
            .filter(each -> each.account().isEmpty())
            .orElseThrow(() -> new ProblemException(gone()));
    Login login = PersonFields.login(typedLogin);
    String shown = PersonFields.name(name);
    requireGood(password, login, shown);
    Account made =
        Account.create(login, shown, Set.of(Role.ADMINISTRATOR), now())
            .withPassword(passwords.hash(password));
    AuditEntry entry = entry(made, AuditAction.SITE_SET_UP, visitor);
    if (!accounts.setUp(link.hash(), now(), made, entry)) {
      throw new ProblemException(gone());
    }
    return signIns.welcome(made, "link", /* trusted= */ false, visitor);
  }

  /** Gives the link's person this password, and lets them in. */
  public SignInService.Welcome choose(String secret, String password, Visitor visitor) {
    AccountLink link = find(secret).orElseThrow(() -> new ProblemException(gone()));
    Account account = require(link);
    requireGood(password, account.login(), account.displayName());
    AuditEntry entry = entry(account, AuditAction.PASSWORD_SET, visitor);
    Account changed =
        accounts
            .redeem(link.hash(), now(), passwords.hash(password), entry)
            .orElseThrow(() -> new ProblemException(gone()));
    return signIns.welcome(changed, "link", /* trusted= */ false, visitor);
  }

  /** Gives a person who knows the old password a new one; their other sessions end. */
  void change(AccountId id, String sessionHash, String before, String after, Visitor visitor) {
    Account account = signIns.requirePassword(id, before, visitor);
    requireGood(after, account.login(), account.displayName());
    String hash = passwords.hash(after);
    var _ =
        accounts.change(
            id,
            each -> each.withPassword(hash),
            Optional.of(sessionHash),
            entry(account, AuditAction.PASSWORD_CHANGED, visitor));
  }

  private void requireGood(String password, Login login, String name) {
    rules
        .flaw(password, login.value(), name)
        .ifPresent(
            flaw -> {
              throw ProblemException.badRequest(flaw.message());
            });
  }

  private AuditEntry entry(Account account, AuditAction action, Visitor visitor) {
    return new AuditEntry(
        /* number= */ 0,
        now(),
        Optional.of(account.id()),
        account.displayName(),
        action,
        account.login().value(),
        /* detail= */ "",
        visitor.from());
  }

  private static Problem gone() {
    return Problem.of(410, "Link over", "account.link-over").withCode("link-over");
  }
}
