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
import org.tribune.site.account.SignInDesk;
import org.tribune.site.account.Staff;
import org.tribune.site.account.Visitor;
import org.tribune.site.http.RefusedException;

/**
 * Passkeys: adding, removing, and signing in by one. Calls block, on the threads for passwords, and
 * throw a {@link RefusedException} that is the answer. Safe for all threads.
 */
public final class PasskeyDesk {
  private static final Logger LOG = LoggerFactory.getLogger(PasskeyDesk.class);

  /** What all tries are counted as: whose passkey it is shows with the answer. */
  private static final String COUNTED = "?passkey";

  private static final String SIGN_IN = "sign-in";
  private static final String ADD = "add ";

  /** For so long after signing in nobody is asked for the password again. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final SiteConfig site;
  private final PasskeyCheck check;
  private final Accounts accounts;
  private final SignInDesk signIns;
  private final MediaClock clock;

  public PasskeyDesk(SiteConfig site, Accounts accounts, SignInDesk signIns, MediaClock clock) {
    this.site = site;
    this.check = new PasskeyCheck(site.url());
    this.accounts = accounts;
    this.signIns = signIns;
    this.clock = clock;
  }

  /** What is asked of a browser, and what it must bring back with the answer. */
  record Asked(SignInResponses.Challenge options, Errand errand) {}

  private Instant now() {
    return clock.now().toInstant();
  }

  private Errand require(Optional<Errand> errand, String note) {
    return errand
        .filter(each -> each.isOpen(now()) && each.note().equals(note))
        .orElseThrow(() -> new RefusedException(PasskeyProblems.over()));
  }

  /** Someone wants to sign in by a passkey. */
  Asked askForSignIn() {
    Errand errand = Errand.begin(now(), SIGN_IN);
    return new Asked(
        new SignInResponses.SignInChallenge(check.challenge(errand), check.relyingParty()), errand);
  }

  /** Someone signs in by a passkey. */
  public SignInDesk.Welcome signIn(
      JsonNode credential, boolean trusted, Optional<Errand> asked, Visitor visitor) {
    Errand errand = require(asked, SIGN_IN);
    signIns.requireTurn(COUNTED, /* account= */ Optional.empty(), visitor);
    Passkey passkey =
        Optional.of(credential.path("id").asText(""))
            .filter(Passkey::isId)
            .flatMap(accounts.passkeys()::passkey)
            .orElseThrow(() -> new RefusedException(PasskeyProblems.wrong()));
    Account account =
        accounts
            .account(passkey.account())
            .orElseThrow(() -> new RefusedException(PasskeyProblems.wrong()));
    String way = "passkey " + passkey.name();
    return proof(passkey, credential, errand)
        .flatMap(proof -> signIns.welcome(account, proof, way, trusted, visitor))
        .map(
            welcome -> {
              signIns.right(COUNTED, visitor);
              return welcome;
            })
        .orElseThrow(
            () -> {
              signIns.refused(Optional.of(account), way, visitor);
              return new RefusedException(PasskeyProblems.wrong());
            });
  }

  private Optional<Proof> proof(Passkey passkey, JsonNode credential, Errand errand) {
    try {
      long counter = check.used(passkey, credential.toString(), errand);
      return Optional.of(
          new Proof.ByPasskey(passkey.id(), passkey.counter(), counter, errand.key()));
    } catch (NoPasskeyException e) {
      LOG.warn("No sign-in by the passkey of {}: {}", passkey.account(), e.getMessage());
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
    Errand errand = Errand.begin(now(), ADD + by.accountId());
    return new Asked(
        new SignInResponses.NewPasskeyChallenge(
            check.challenge(errand),
            new SignInResponses.Site(check.relyingParty(), site.name()),
            SignInResponses.User.of(account),
            accounts.passkeys().of(account.id()).stream().map(Passkey::id).toList()),
        errand);
  }

  private Account account(AccountId id) {
    return accounts.account(id).orElseThrow(() -> new RefusedException(PasskeyProblems.gone()));
  }

  /** Adds the passkey that a browser has made. */
  SignInResponses.OnePasskey add(
      Staff by, String name, JsonNode credential, Optional<Errand> asked) {
    Errand errand = require(asked, ADD + by.accountId());
    String shown = PersonFields.name(name);
    PasskeyCheck.Made made;
    try {
      made = check.made(credential.toString(), errand);
    } catch (NoPasskeyException e) {
      LOG.warn("No new passkey for {}: {}", by.accountId(), e.getMessage());
      throw new RefusedException(PasskeyProblems.unusable());
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
        .add(passkey, errand.key(), by.did(AuditAction.PASSKEY_ADDED, login, shown, now()))) {
      throw new RefusedException(PasskeyProblems.notAdded());
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
            .orElseThrow(() -> new RefusedException(PasskeyProblems.gone()));
    if (!accounts
        .passkeys()
        .remove(account, id, by.did(AuditAction.PASSKEY_REMOVED, login, name, now()))) {
      throw new RefusedException(PasskeyProblems.gone());
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
      throw new RefusedException(PasskeyProblems.signInAgain());
    } else if (password.isEmpty()) {
      throw new RefusedException(PasskeyProblems.passwordNeeded());
    }
    var _ = signIns.requirePassword(by.account(), password, visitor);
  }
}
