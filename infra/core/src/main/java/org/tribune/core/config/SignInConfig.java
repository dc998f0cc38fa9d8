package org.tribune.core.config;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.account.Role;

/**
 * How the staff signs in, besides by login and password.
 *
 * @param oidc a provider of OpenID Connect
 */
public record SignInConfig(Optional<Oidc> oidc) {
  /** By login and password only. */
  public static final SignInConfig USUAL = new SignInConfig(Optional.empty());

  /**
   * A provider of OpenID Connect.
   *
   * @param issuer as it names itself
   * @param clientId what it calls this site
   * @param clientSecret by which this site shows to be it
   * @param name on the button
   * @param createsAccounts true if who has a role there needs no account here first
   * @param roles where they come from; absent: administrators give them
   */
  public record Oidc(
      URI issuer,
      String clientId,
      Secret clientSecret,
      String name,
      boolean createsAccounts,
      Optional<Roles> roles) {}

  /**
   * Roles as the provider gives them.
   *
   * @param claim of the ID token, with dots where it is inside of another
   * @param values which of its values give a role
   */
  public record Roles(String claim, Map<Role, Set<String>> values) {
    public Roles {
      values = Map.copyOf(new EnumMap<>(values));
    }
  }
}
