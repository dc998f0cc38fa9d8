package org.tribune.site.signin;

import com.nimbusds.oauth2.sdk.Scope;
import java.util.Optional;
import org.tribune.core.config.SignInConfig;

/**
 * How a provider is asked, and what of its answers counts. See docs/decisions/0140-proconnect.md.
 *
 * @param scope what is asked for: no more than is needed
 * @param usesVerifier true if codes are protected by PKCE (RFC 7636) besides the nonce
 * @param asksUserInfo true if the ID token says no more than who it is: name and e-mail address are
 *     at the UserInfo endpoint, signed (OpenID Connect Core 1.0, section 5.3)
 * @param vouchesForAddresses true if an e-mail address counts as verified unless the provider says
 *     that it is not
 * @param endsSessions true if who signs out here is signed out there, too (OpenID Connect
 *     RP-Initiated Logout 1.0)
 */
record ProviderProfile(
    Scope scope,
    boolean usesVerifier,
    boolean asksUserInfo,
    boolean vouchesForAddresses,
    boolean endsSessions) {
  private static final ProviderProfile STANDARD =
      new ProviderProfile(
          new Scope("openid", "email", "profile"),
          /* usesVerifier= */ true,
          /* asksUserInfo= */ false,
          /* vouchesForAddresses= */ false,
          /* endsSessions= */ false);

  static ProviderProfile of(SignInConfig.Oidc config) {
    return switch (config.provider()) {
      case STANDARD -> STANDARD;
      case PROCONNECT -> proConnect(config.roles());
    };
  }

  /**
   * ProConnect's. It lists what may be asked at its authorization endpoint, refuses the rest, and
   * PKCE is not on the list. Its scopes are called as their claims are. It never says {@code
   * email_verified}, and its addresses count all the same: a provider of identities in it has shown
   * by an entry in the DNS that the domains are its own, and people of other domains have confirmed
   * a code that was mailed to their address.
   */
  private static ProviderProfile proConnect(Optional<SignInConfig.Roles> roles) {
    Scope scope = new Scope("openid", "given_name", "usual_name", "email", "siret");
    roles.map(each -> each.claim().split("\\.", /* limit= */ 2)[0]).ifPresent(scope::add);
    return new ProviderProfile(
        scope,
        /* usesVerifier= */ false,
        /* asksUserInfo= */ true,
        /* vouchesForAddresses= */ true,
        /* endsSessions= */ true);
  }
}
