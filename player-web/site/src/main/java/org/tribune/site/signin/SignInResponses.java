package org.tribune.site.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Passkey;

/** What the routes of signing in answer, as {@code openapi.yaml} describes it. */
final class SignInResponses {
  private SignInResponses() {}

  /** Where the browser goes next. */
  record Onward(String url) {}

  /** The passkeys of a person. */
  record Passkeys(List<OnePasskey> passkeys) {}

  /**
   * A passkey.
   *
   * @param name by which its person knows it
   * @param usedAt the last time
   */
  record OnePasskey(String id, String name, Instant createdAt, Optional<Instant> usedAt) {
    static OnePasskey of(Passkey passkey) {
      return new OnePasskey(passkey.id(), passkey.name(), passkey.createdAt(), passkey.usedAt());
    }
  }

  /** What a browser is asked to do with a passkey; all ids are in Base64 for addresses. */
  sealed interface Challenge {
    /** What it must sign. */
    String challenge();
  }

  /**
   * To sign in by one.
   *
   * @param rpId the site's host, which the passkey was made for
   */
  record SignInChallenge(String challenge, String rpId) implements Challenge {}

  /**
   * To make one.
   *
   * @param rp the site
   * @param exclude passkeys that the person has already
   */
  record NewPasskeyChallenge(String challenge, Site rp, User user, List<String> exclude)
      implements Challenge {}

  /**
   * What a passkey is made for.
   *
   * @param id its host
   */
  record Site(String id, String name) {}

  /** Whose a passkey will be. */
  record User(String id, String name, String displayName) {
    static User of(Account account) {
      return new User(
          PasskeyCheck.handle(account.id()), account.login().value(), account.displayName());
    }
  }
}
