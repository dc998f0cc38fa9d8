package org.tribune.site.signin;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.Role;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.PeopleService;
import org.tribune.site.account.Sessions;
import org.tribune.site.account.SignInService;
import org.tribune.site.account.Visitor;
import org.tribune.site.http.ProblemException;

/**
 * Which account somebody has whom the site's provider knows. Calls block, and throw a {@link
 * ProblemException} that is the answer. Safe for all threads. See
 * docs/decisions/0097-sign-in-by-others.md.
 */
final class ProviderAccounts {
  /**
   * Letters that look like others can be an address of another person: an e-mail address with them
   * is no login.
   */
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]+@[\\x21-\\x7e]+");

  private final SignInConfig.Oidc config;
  private final Accounts accounts;
  private final SignInService signIns;
  private final Sessions sessions;
  private final MediaClock clock;

  ProviderAccounts(
      SignInConfig.Oidc config,
      Accounts accounts,
      SignInService signIns,
      Sessions sessions,
      MediaClock clock) {
    this.config = config;
    this.accounts = accounts;
    this.signIns = signIns;
    this.sessions = sessions;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /** The account of {@code person}, as it is from now on. */
  Account account(ProviderPerson person, Visitor visitor) {
    requireEstablishment(person, visitor);
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

  private void requireEstablishment(ProviderPerson person, Visitor visitor) {
    if (!config.sirets().isEmpty() && person.siret().filter(config.sirets()::contains).isEmpty()) {
      throw turnedAway(
          accounts.identities().owner(person.identity()),
          "SIRET " + person.siret().orElse("missing"),
          person,
          visitor,
          ProviderProblems.ofAnotherEstablishment(config.name(), person.siret()));
    }
  }

  private void requireActive(Account account, ProviderPerson person, Visitor visitor) {
    if (!account.active()) {
      throw turnedAway(
          Optional.of(account), "disabled", person, visitor, ProviderProblems.disabled());
    }
  }

  private ProblemException turnedAway(
      Optional<Account> account,
      String why,
      ProviderPerson person,
      Visitor visitor,
      Problem problem) {
    String who = person.verifiedEmail().orElse(person.identity().subject());
    signIns.refused(account, why + ", " + who, visitor);
    return new ProblemException(problem);
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
        entry(account, AuditAction.ACCOUNT_CREATED, PeopleService.words(person.roles()), visitor));
    return account;
  }

  /** From now on the account is this person's, whatever e-mail address they or others have. */
  private Account bound(Account account, ProviderPerson person, Visitor visitor) {
    requireActive(account, person, visitor);
    AuditEntry entry =
        entry(account, AuditAction.IDENTITY_BOUND, person.identity().toString(), visitor);
    if (!accounts.identities().bind(account.id(), person.identity(), entry)) {
      throw turnedAway(
          Optional.of(account),
          "bound to another than " + person.identity(),
          person,
          visitor,
          ProviderProblems.boundToAnother(config.name(), account.login().value()));
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
                entry(account, AuditAction.ROLES_CHANGED, PeopleService.words(roles), visitor))
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
