package org.tribune.site.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Passkey;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.AccountId;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.site.account.PersonFields;
import org.tribune.site.account.SignInService;
import org.tribune.site.account.Staff;
import org.tribune.site.account.Visitor;
import org.tribune.site.http.ProblemException;

/**
 * Passkeys: adding, removing, and signing in by one. Calls block, on the threads for passwords, and
 * throw a {@link ProblemException} that is the answer. Safe for all threads.
 */
final class PasskeyService {
  private static final Logger LOG = LoggerFactory.getLogger(PasskeyService.class);

  /** What all tries are counted as: whose passkey it is shows with the answer. */
  private static final String COUNTED = "?passkey";

  private static final String SIGN_IN = "sign-in";
  private static final String ADD = "add ";

  /** For so long after signing in nobody is asked for the password again. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final SiteConfig site;
  private final PasskeyCheck check;
  private final Accounts accounts;
  private final SignInService signIns;
  private final MediaClock clock;

  PasskeyService(SiteConfig site, Accounts accounts, SignInService signIns, MediaClock clock) {
    this.site = site;
    this.check = new PasskeyCheck(site.url());
    this.accounts = accounts;
    this.signIns = signIns;
    this.clock = clock;
  }

  /** What is asked of a browser, and what it must bring back with the answer. */
  record Asked(SignInResponses.Challenge options, AuthorizationState state) {}

  private Instant now() {
    return clock.now().toInstant();
  }

  private AuthorizationState require(Optional<AuthorizationState> state, String note) {
    return state
        .filter(each -> each.isOpen(now()) && each.note().equals(note))
        .orElseThrow(() -> new ProblemException(PasskeyProblems.over()));
  }

  /** Someone wants to sign in by a passkey. */
  Asked askForSignIn() {
    AuthorizationState state = AuthorizationState.begin(now(), SIGN_IN);
    return new Asked(
        new SignInResponses.SignInChallenge(check.challenge(state), check.relyingParty()), state);
  }

  /** Someone signs in by a passkey. */
  SignInService.Welcome signIn(
      JsonNode credential, boolean trusted, Optional<AuthorizationState> asked, Visitor visitor) {
    AuthorizationState state = require(asked, SIGN_IN);
    signIns.requireTurn(COUNTED, /* account= */ Optional.empty(), visitor);
    Passkey passkey =
        Optional.of(credential.path("id").asText(""))
            .filter(Passkey::isId)
            .flatMap(accounts.passkeys()::passkey)
            .orElseThrow(() -> new ProblemException(PasskeyProblems.wrong()));
    Account account =
        accounts
            .account(passkey.account())
            .orElseThrow(() -> new ProblemException(PasskeyProblems.wrong()));
    String way = "passkey " + passkey.name();
    return proof(passkey, credential, state)
        .flatMap(proof -> signIns.welcome(account, proof, way, trusted, visitor))
        .map(
            welcome -> {
              signIns.right(COUNTED, visitor);
              return welcome;
            })
        .orElseThrow(
            () -> {
              signIns.refused(Optional.of(account), way, visitor);
              return new ProblemException(PasskeyProblems.wrong());
            });
  }

  private Optional<Proof> proof(Passkey passkey, JsonNode credential, AuthorizationState state) {
    try {
      long counter = check.used(passkey, credential.toString(), state);
      return Optional.of(
          new Proof.ByPasskey(passkey.id(), passkey.counter(), counter, state.key()));
    } catch (NoPasskeyException e) {
      LOG.warn("A sign-in by a passkey of {} failed: {}", passkey.account(), e.getMessage());
      return Optional.empty();
    }
  }

  /** The passkeys of a person. */
  SignInResponses.Passkeys list(AccountId account) {
    return new SignInResponses.Passkeys(
        accounts.passkeys().of(account).stream().map(SignInResponses.OnePasskey::of).toList());
  }

  /** Someone wants to add a passkey to their account. */
  Asked askForNew(Staff by, String password, Visitor visitor) {
    confirm(by, password, visitor);
    Account account = account(by.account());
    AuthorizationState state = AuthorizationState.begin(now(), ADD + by.accountId());
    return new Asked(
        new SignInResponses.NewPasskeyChallenge(
            check.challenge(state),
            new SignInResponses.Site(check.relyingParty(), site.name()),
            SignInResponses.User.of(account),
            accounts.passkeys().of(account.id()).stream().map(Passkey::id).toList()),
        state);
  }

  private Account account(AccountId id) {
    return accounts.account(id).orElseThrow(() -> new ProblemException(PasskeyProblems.gone()));
  }

  /** Adds the passkey that a browser has made. */
  SignInResponses.OnePasskey add(
      Staff by, String name, JsonNode credential, Optional<AuthorizationState> asked) {
    AuthorizationState state = require(asked, ADD + by.accountId());
    String shown = PersonFields.name(name);
    PasskeyCheck.Made made;
    try {
      made = check.made(credential.toString(), state);
    } catch (NoPasskeyException e) {
      LOG.warn("A new passkey for {} was rejected: {}", by.accountId(), e.getMessage());
      throw new ProblemException(PasskeyProblems.unusable());
    }
    Passkey passkey =
        new Passkey(
            made.id(),
            by.account(),
            shown,
            made.credential(),
            made.counter(),
            now(),
            /* usedAt= */ Optional.empty());
    String login = account(by.account()).login().value();
    if (!accounts
        .passkeys()
        .add(passkey, state.key(), by.did(AuditAction.PASSKEY_ADDED, login, shown, now()))) {
      throw new ProblemException(PasskeyProblems.notAdded());
    }
    return SignInResponses.OnePasskey.of(passkey);
  }

  /** Someone removes a passkey of their own. */
  void removeOwn(Staff by, String id, String password, Visitor visitor) {
    confirm(by, password, visitor);
    remove(by, by.account(), id);
  }

  /** Removes a passkey of a person. */
  void remove(Staff by, AccountId account, String id) {
    String login = account(account).login().value();
    String name =
        accounts
            .passkeys()
            .passkey(id)
            .map(Passkey::name)
            .orElseThrow(() -> new ProblemException(PasskeyProblems.gone()));
    if (!accounts
        .passkeys()
        .remove(account, id, by.did(AuditAction.PASSKEY_REMOVED, login, name, now()))) {
      throw new ProblemException(PasskeyProblems.gone());
    }
  }

  /** Makes sure that it is not a stranger at a console that somebody left. */
  private void confirm(Staff by, String password, Visitor visitor) {
    boolean fresh =
        accounts
            .session(by.sessionHash())
            .filter(each -> now().isBefore(each.session().createdAt().plus(FRESH)))
            .isPresent();
    if (fresh) {
      return;
    } else if (account(by.account()).passwordHash().isEmpty()) {
      throw new ProblemException(PasskeyProblems.signInAgain());
    } else if (password.isEmpty()) {
      throw new ProblemException(PasskeyProblems.passwordNeeded());
    }
    var _ = signIns.requirePassword(by.account(), password, visitor);
  }
}
