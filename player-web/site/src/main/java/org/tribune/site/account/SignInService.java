package org.tribune.site.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.account.Session;
import org.tribune.catalogue.account.SignedIn;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/**
 * Lets people in who know their password, or have shown in another way who they are. Calls block,
 * on the threads for passwords, and throw a {@link ProblemException} that is the answer. Safe for
 * all threads.
 */
public final class SignInService {
  private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);

  /** What a login is counted as that can be nobody's. */
  private static final String NO_LOGIN = "?";

  private final Accounts accounts;
  private final Passwords passwords;
  private final SignInLimit limit;
  private final Sessions sessions;
  private final MediaClock clock;

  /**
   * Someone was let in.
   *
   * @param secret what the cookie carries
   */
  public record Welcome(Account account, String secret, boolean trusted) {}

  public SignInService(
      Accounts accounts,
      Passwords passwords,
      SignInLimit limit,
      Sessions sessions,
      MediaClock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.limit = limit;
    this.sessions = sessions;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /**
   * Someone says who they are.
   *
   * @param trusted true if they want to stay signed in on this device
   */
  public Welcome signIn(String typedLogin, String password, boolean trusted, Visitor visitor) {
    Optional<Login> login = Login.of(typedLogin);
    String counted = login.map(Login::value).orElse(NO_LOGIN);
    Optional<Account> account = login.flatMap(accounts::account);
    requireTurn(counted, account, visitor);
    if (!knows(account, password)) {
      refused(account, /* detail= */ "", visitor);
      throw new ProblemException(wrong());
    }
    Welcome welcome = welcome(account.orElseThrow(), "password", trusted, visitor);
    limit.right(counted, visitor.source(account));
    return welcome;
  }

  /** Makes sure that someone who tries, as far as is known as {@code login}, need not wait. */
  public void requireTurn(String login, Optional<Account> account, Visitor visitor) {
    SignInSource source = visitor.source(account);
    Duration wait = limit.begin(login, source);
    if (wait.isPositive()) {
      if (limit.isNews(login, source)) {
        LOG.warn("Sign-ins are slowed down after too many failed ones, from {}", visitor.from());
        accounts.record(entry(AuditAction.SIGN_IN_SLOWED, account, /* detail= */ "", visitor));
      }
      throw new ProblemException(tooOften(wait), Optional.of(wait.plusMillis(999)));
    }
  }

  /** The try that had its turn, as nobody in particular, was right. */
  public void right(String login, Visitor visitor) {
    limit.right(login, visitor.source(/* account= */ Optional.empty()));
  }

  /** Writes down that someone was not let in. */
  public void refused(Optional<Account> account, String detail, Visitor visitor) {
    accounts.record(entry(AuditAction.SIGN_IN_REFUSED, account, detail, visitor));
  }

  /** It takes as long whether there is such an account or not. */
  private boolean knows(Optional<Account> account, String password) {
    Optional<String> hash = account.filter(Account::active).flatMap(Account::passwordHash);
    if (hash.isEmpty()) {
      passwords.matchNobody(password);
    }
    return hash.filter(each -> passwords.matches(password, each)).isPresent();
  }

  /** The login of nobody is not written down: people type their password there. */
  private AuditEntry entry(
      AuditAction action, Optional<Account> account, String detail, Visitor visitor) {
    return new AuditEntry(
        /* number= */ 0,
        now(),
        /* account= */ Optional.empty(),
        /* who= */ "",
        action,
        account.map(each -> each.login().value()).orElse(""),
        detail,
        visitor.from());
  }

  /** Opens a session for a person who knows the password of {@code account}. */
  public Welcome welcome(Account account, String way, boolean trusted, Visitor visitor) {
    Proof proof = new Proof.Password(account.passwordHash().orElse(""));
    return welcome(account, proof, way, trusted, visitor)
        .orElseThrow(() -> new ProblemException(wrong()));
  }

  /**
   * Opens a session for a person who has just shown to be that person.
   *
   * @param way how, for the audit trail
   * @return empty if the proof is none by now
   */
  public Optional<Welcome> welcome(
      Account account, Proof proof, String way, boolean trusted, Visitor visitor) {
    Instant now = now();
    String secret = SecretHash.newSecret();
    Session session =
        new Session(
            SecretHash.of(secret),
            account.id(),
            now,
            now,
            now.plus(Session.LONGEST),
            trusted,
            visitor.from());
    AuditEntry entry =
        new AuditEntry(
            /* number= */ 0,
            now,
            Optional.of(account.id()),
            account.displayName(),
            AuditAction.SIGNED_IN,
            account.login().value(),
            way,
            visitor.from());
    if (!accounts.open(session, proof, entry)) {
      return Optional.empty();
    }
    sessions.remember(new SignedIn(session, account));
    return Optional.of(new Welcome(account, secret, trusted));
  }

  /**
   * Makes sure that who is signed in knows their password.
   *
   * @return the account
   */
  public Account requirePassword(AccountId id, String password, Visitor visitor) {
    Optional<Account> account = accounts.account(id);
    String login = account.map(each -> each.login().value()).orElse(NO_LOGIN);
    requireTurn(login, account, visitor);
    if (!knows(account, password)) {
      refused(account, /* detail= */ "", visitor);
      throw ProblemException.badRequest("sign-in.current-password-wrong");
    }
    limit.right(login, visitor.source(account));
    return account.orElseThrow();
  }

  private static Problem wrong() {
    return Problem.of(401, "Wrong login or password", "sign-in.wrong-password")
        .withCode("wrong-password");
  }

  private static Problem tooOften(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    boolean isShort = seconds <= 90;
    String fr = isShort ? seconds + " s" : (seconds + 59) / 60 + " min";
    return Problem.of(429, "Too many attempts", "sign-in.too-many-attempts", fr)
        .withCode("too-often");
  }
}
