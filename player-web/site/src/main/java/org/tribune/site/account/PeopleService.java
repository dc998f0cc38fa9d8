package org.tribune.site.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Identity;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.AccountRequests.PersonRequest;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;

/**
 * What administrators do with accounts, and all with their own sessions. Calls block, and throw a
 * {@link ProblemException} that is the answer. Safe for all threads.
 */
public final class PeopleService {
  private static final Optional<String> KEEP_NONE = Optional.empty();

  private final Accounts accounts;
  private final StaffLinks links;
  private final Sessions sessions;
  private final MediaClock clock;

  public PeopleService(Accounts accounts, StaffLinks links, Sessions sessions, MediaClock clock) {
    this.accounts = accounts;
    this.links = links;
    this.sessions = sessions;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /** All accounts. */
  AccountResponses.People all() {
    Set<AccountId> bound = accounts.identities().all().keySet();
    Map<AccountId, ContactState> contacts = accounts.contacts().states();
    return new AccountResponses.People(
        accounts.accounts().stream()
            .map(
                each ->
                    AccountResponses.Person.of(
                        each,
                        bound.contains(each.id()),
                        Optional.ofNullable(contacts.get(each.id()))))
            .toList());
  }

  /** Lets whoever the provider knows by this person's e-mail address sign in as them again. */
  void release(Staff by, String id) {
    Account account = require(id);
    String login = account.login().value();
    String identity =
        Optional.ofNullable(accounts.identities().all().get(account.id()))
            .map(Identity::toString)
            .orElse("");
    AuditEntry entry = by.did(AuditAction.IDENTITY_RELEASED, login, identity, now());
    if (!accounts.identities().release(account.id(), entry)) {
      throw new ProblemException(Problem.of(404, "Not bound", "account.not-bound"));
    }
    sessions.forget(account.id());
  }

  public Account require(String id) {
    return accountId(id)
        .flatMap(accounts::account)
        .orElseThrow(() -> new ProblemException(nobody()));
  }

  private static Optional<AccountId> accountId(String id) {
    try {
      return Optional.of(new AccountId(id));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  private static Problem nobody() {
    return Problem.of(404, "No such account", "account.gone");
  }

  /** Makes an account, and a link with which its person chooses a password. */
  AccountResponses.NewPerson create(Staff by, PersonRequest request) {
    Login login = PersonFields.login(request.login());
    String name = PersonFields.name(request.name());
    Set<Role> roles = PersonFields.roles(request.roles());
    Account account = Account.create(login, name, roles, now());
    accounts.create(
        account, by.did(AuditAction.ACCOUNT_CREATED, login.value(), words(roles), now()));
    return new AccountResponses.NewPerson(
        AccountResponses.Person.of(account, /* bound= */ false, /* contact= */ Optional.empty()),
        link(by, account));
  }

  /** A new link for a person to choose a password; it takes the place of the one before. */
  AccountResponses.Link link(Staff by, String id) {
    Account account = require(id);
    if (!account.active()) {
      throw new ProblemException(Problem.of(409, "Disabled", "account.disabled"));
    }
    return link(by, account);
  }

  private AccountResponses.Link link(Staff by, Account account) {
    return AccountResponses.Link.of(
        links.forPassword(
            account,
            now(),
            by.did(AuditAction.LINK_MADE, account.login().value(), /* detail= */ "", now())));
  }

  /** Changes what {@code body} names of a person: name, roles, active. */
  AccountResponses.Person change(Staff by, String id, RequestBody body) {
    Account before = require(id);
    PersonRequest request = body.read(PersonRequest.class);
    String login = before.login().value();
    Account now = before;
    if (body.has("name")) {
      String name = PersonFields.name(request.name());
      now =
          change(
              before.id(),
              each -> each.named(name),
              by.did(AuditAction.ACCOUNT_RENAMED, login, name, now()));
    }
    if (body.has("roles")) {
      Set<Role> roles = PersonFields.roles(request.roles());
      now =
          change(
              before.id(),
              each -> each.as(roles),
              by.did(AuditAction.ROLES_CHANGED, login, words(roles), now()));
    }
    if (body.has("active")) {
      AuditAction action =
          request.active() ? AuditAction.ACCOUNT_ENABLED : AuditAction.ACCOUNT_DISABLED;
      now =
          change(
              before.id(),
              each -> each.active(request.active()),
              by.did(action, login, /* detail= */ "", now()));
    }
    return AccountResponses.Person.of(
        now,
        accounts.identities().all().containsKey(now.id()),
        Optional.ofNullable(accounts.contacts().states().get(now.id())));
  }

  private Account change(AccountId id, UnaryOperator<Account> change, AuditEntry entry) {
    Optional<Account> changed = accounts.change(id, change, KEEP_NONE, entry);
    sessions.forget(id);
    return changed.orElseThrow(() -> new ProblemException(nobody()));
  }

  public static String words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::wireName).collect(Collectors.joining(" "));
  }

  /** Removes an account for good. */
  public void delete(Staff by, String id) {
    Account account = require(id);
    AuditEntry entry =
        by.did(AuditAction.ACCOUNT_DELETED, account.login().value(), account.displayName(), now());
    if (!accounts.delete(account.id(), entry)) {
      throw new ProblemException(nobody());
    }
    sessions.forget(account.id());
  }

  /** The sessions of a person. */
  AccountResponses.OpenSessions sessions(Staff by, AccountId id) {
    return new AccountResponses.OpenSessions(
        accounts.sessions(id).stream()
            .filter(each -> each.isOpen(now()))
            .map(each -> AccountResponses.OpenSession.of(each, by.sessionHash()))
            .toList());
  }

  /** Ends one session of a person. */
  public void end(Staff by, AccountId id, String session) {
    AuditEntry entry = by.did(AuditAction.SESSION_ENDED, login(id), /* detail= */ "", now());
    if (!accounts.end(id, session, entry)) {
      throw new ProblemException(Problem.of(404, "No such session", "account.session-over"));
    }
    sessions.forget(id);
  }

  /** Ends all sessions of a person but the one that asks. */
  void endAll(Staff by, AccountId id) {
    accounts.endAll(
        id,
        Optional.of(by.sessionHash()),
        by.did(AuditAction.SESSION_ENDED, login(id), /* detail= */ "", now()));
    sessions.forget(id);
  }

  /** Who is signed in leaves. */
  public void signOut(Staff by) {
    accounts.end(
        by.account(),
        by.sessionHash(),
        by.did(AuditAction.SIGNED_OUT, login(by.account()), /* detail= */ "", now()));
    sessions.forget(by.account());
  }

  private String login(AccountId id) {
    return accounts.account(id).map(each -> each.login().value()).orElse("");
  }
}
