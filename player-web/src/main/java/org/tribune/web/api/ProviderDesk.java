package org.tribune.web.api;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.account.Account;
import org.tribune.core.account.Accounts;
import org.tribune.core.account.AuditAction;
import org.tribune.core.account.AuditEntry;
import org.tribune.core.account.Login;
import org.tribune.core.account.Proof;
import org.tribune.core.account.Role;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.web.access.Errand;
import org.tribune.web.access.Sessions;
import org.tribune.web.access.Visitor;
import org.tribune.web.http.Problem;
import org.tribune.web.openid.OpenIdException;
import org.tribune.web.openid.OpenIdProvider;
import org.tribune.web.openid.ProviderPerson;

/**
 * Lets people in whom a provider of OpenID Connect knows. Calls block, and throw a {@link
 * RefusedException} that is the answer. Safe for all threads. See docs/decisions/0090-accounts.md.
 */
final class ProviderDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderDesk.class);

  /** What all tries are counted as: who somebody is shows at the end only. */
  private static final String COUNTED = "?oidc";

  private static final String CONSOLE = "/console/";

  /** As sign-in-page.ts has it. */
  private static final Pattern NEXT = Pattern.compile("/console/[\\w/?=&-]{0,300}");

  /** RFC 6749's errors; anything else was written by somebody else. */
  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

  /**
   * Letters that look like others can be an address of another person: an e-mail address with them
   * is no login.
   */
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]+@[\\x21-\\x7e]+");

  private final SignInConfig.Oidc config;
  private final OpenIdProvider provider;
  private final Accounts accounts;
  private final SignInDesk signIns;
  private final Sessions sessions;
  private final MediaClock clock;

  ProviderDesk(
      SignInConfig.Oidc config,
      OpenIdProvider provider,
      Accounts accounts,
      SignInDesk signIns,
      Sessions sessions,
      MediaClock clock) {
    this.config = config;
    this.provider = provider;
    this.accounts = accounts;
    this.signIns = signIns;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Where a browser goes, and what it must bring back. */
  record Begun(URI address, Errand errand) {}

  /** What a browser came back with (RFC 6749, section 4.1.2, and RFC 9207); empty if not. */
  record Answer(String code, String state, String issuer, String error) {}

  /**
   * Someone was let in.
   *
   * @param next the page of the console that they wanted
   */
  record Arrival(SignInDesk.Welcome welcome, String next) {}

  private Instant now() {
    return clock.now().toInstant();
  }

  /** Someone wants to sign in, and then to see the page {@code next}. */
  Begun begin(String next, boolean trusted) {
    String page = NEXT.matcher(next).matches() ? next : CONSOLE;
    Errand errand = Errand.begin(now(), (trusted ? "+" : "-") + page);
    try {
      return new Begun(provider.signInAddress(errand), errand);
    } catch (OpenIdException e) {
      throw refused(e);
    }
  }

  /** Someone came back. */
  Arrival end(Answer answer, Optional<Errand> begun, Visitor visitor) {
    Errand errand =
        begun
            .filter(each -> each.isOpen(now()))
            .filter(each -> provider.state(each).equals(answer.state()))
            .orElseThrow(() -> new RefusedException(ProviderProblems.over()));
    if (!answer.issuer().isEmpty() && !provider.isCalled(answer.issuer())) {
      throw new RefusedException(ProviderProblems.over());
    } else if (answer.code().isEmpty()) {
      LOG.info(
          "{} lets somebody not sign in: {}",
          config.issuer(),
          ERROR.matcher(answer.error()).matches() ? answer.error() : "?");
      throw new RefusedException(ProviderProblems.cancelled(config.name()));
    }
    signIns.requireTurn(COUNTED, /* account= */ Optional.empty(), visitor);
    ProviderPerson person = person(answer.code(), errand);
    signIns.right(COUNTED, visitor);
    Account account = account(person, visitor);
    boolean trusted = errand.note().startsWith("+");
    return signIns
        .welcome(
            account,
            new Proof.Provider(person.identity(), errand.key()),
            "oidc " + person.identity().issuer(),
            trusted,
            visitor)
        .map(welcome -> new Arrival(welcome, errand.note().substring(1)))
        .orElseThrow(() -> new RefusedException(ProviderProblems.over()));
  }

  private ProviderPerson person(String code, Errand errand) {
    try {
      return provider.person(code, errand);
    } catch (OpenIdException e) {
      throw refused(e);
    }
  }

  private RefusedException refused(OpenIdException e) {
    LOG.warn("No sign-in by {}: {}", config.issuer(), e.getMessage());
    return new RefusedException(
        switch (e.reason()) {
          case AWAY -> ProviderProblems.away(config.name());
          case CODE_REFUSED -> ProviderProblems.over();
          case NOT_TRUSTED -> ProviderProblems.notTrusted(config.name());
        });
  }

  private Account account(ProviderPerson person, Visitor visitor) {
    if (config.roles().isPresent() && person.roles().isEmpty()) {
      throw turnedAway(
          accounts.identities().owner(person.identity()),
          "no role",
          person,
          visitor,
          ProviderProblems.withoutRole(config.name()));
    }
    Account account =
        accounts
            .identities()
            .owner(person.identity())
            .orElseGet(() -> bound(firstTime(person, visitor), person, visitor));
    requireActive(account, person, visitor);
    return config.roles().isPresent() ? withRoles(account, person.roles(), visitor) : account;
  }

  private void requireActive(Account account, ProviderPerson person, Visitor visitor) {
    if (!account.active()) {
      throw turnedAway(
          Optional.of(account), "disabled", person, visitor, ProviderProblems.disabled());
    }
  }

  private RefusedException turnedAway(
      Optional<Account> account,
      String why,
      ProviderPerson person,
      Visitor visitor,
      Problem problem) {
    String who = person.verifiedEmail().orElse(person.identity().subject());
    signIns.refused(account, why + ", " + who, visitor);
    return new RefusedException(problem);
  }

  /** The account that an administrator made for this person, or a new one where that is wanted. */
  private Account firstTime(ProviderPerson person, Visitor visitor) {
    Login login =
        person
            .verifiedEmail()
            .filter(email -> PLAIN.matcher(email).matches())
            .flatMap(Login::of)
            .orElseThrow(
                () ->
                    turnedAway(
                        Optional.empty(),
                        "no verified e-mail address",
                        person,
                        visitor,
                        ProviderProblems.unverified(config.name())));
    Optional<Account> known = accounts.account(login);
    if (known.isPresent()) {
      return known.get();
    } else if (config.createsAccounts()) {
      return created(login, person, visitor);
    }
    throw turnedAway(
        Optional.empty(), "no account", person, visitor, ProviderProblems.unknown(login.value()));
  }

  private Account created(Login login, ProviderPerson person, Visitor visitor) {
    String name = person.name().filter(Account::isName).orElse(login.value());
    Account account = Account.create(login, name, person.roles(), now());
    accounts.create(
        account,
        entry(account, AuditAction.ACCOUNT_CREATED, PeopleDesk.words(person.roles()), visitor));
    return account;
  }

  /** From now on the account is this person's, whatever e-mail address they or others have. */
  private Account bound(Account account, ProviderPerson person, Visitor visitor) {
    requireActive(account, person, visitor);
    AuditEntry entry =
        entry(
            account,
            AuditAction.IDENTITY_BOUND,
            person.identity().issuer() + " " + person.identity().subject(),
            visitor);
    if (!accounts.identities().bind(account.id(), person.identity(), entry)) {
      throw turnedAway(
          Optional.of(account),
          "bound to another",
          person,
          visitor,
          ProviderProblems.boundToAnother(account.login().value()));
    }
    return account;
  }

  private Account withRoles(Account account, Set<Role> roles, Visitor visitor) {
    Account changed =
        accounts
            .change(
                account.id(),
                each -> each.as(roles),
                /* keep= */ Optional.empty(),
                entry(account, AuditAction.ROLES_CHANGED, PeopleDesk.words(roles), visitor))
            .orElse(account);
    sessions.forget(account.id());
    return changed;
  }

  private AuditEntry entry(Account account, AuditAction action, String detail, Visitor visitor) {
    return new AuditEntry(
        /* number= */ 0,
        now(),
        Optional.of(account.id()),
        account.displayName(),
        action,
        account.login().value(),
        detail,
        visitor.from());
  }
}
