package org.tribune.site.signin;

import com.fasterxml.jackson.databind.JsonNode;
import org.tribune.site.http.Lenient;

/** What is sent to sign in, as {@code openapi.yaml} describes it. */
final class SignInRequests {
  private SignInRequests() {}

  /**
   * A sign-in by password.
   *
   * @param trusted to stay signed in on this device
   */
  record SignInRequest(@Lenient String login, @Lenient String password, @Lenient boolean trusted) {}

  /** What is done with a one-time link: looked at, or a password chosen, or the site set up. */
  record LinkRequest(
      @Lenient String secret,
      @Lenient String name,
      @Lenient String login,
      @Lenient String password) {}

  /**
   * A sign-in by the site's provider.
   *
   * @param next the page to come back to
   */
  record ProviderRequest(@Lenient String next, @Lenient boolean trusted) {}

  /**
   * A sign-in by a passkey, or a new one; what it needs of these.
   *
   * @param credential what the browser's authenticator says, as the library of passkeys reads it
   */
  record PasskeyRequest(
      @Lenient String name,
      @Lenient JsonNode credential,
      @Lenient String password,
      @Lenient boolean trusted) {}
}
