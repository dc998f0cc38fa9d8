package org.tribune.core.config;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.access.Role;

/**
 * How the staff signs in, besides by login and password.
 *
 * @param oidc a provider of OpenID Connect
 */
public record SignInConfig(Optional<Oidc> oidc) {
  /** By login and password only. */
  public static final SignInConfig USUAL = new SignInConfig(Optional.empty());

  /** Which provider it is: some depart from the standard, or ask for more than it does. */
  public enum Provider {
    /** Any that does as OpenID Connect Core 1.0 says. */
    STANDARD,
    /** The French State's federation of those who work for public bodies (decision 0140). */
    PROCONNECT
  }

  /**
   * A provider of OpenID Connect.
   *
   * @param provider which one
   * @param issuer as it names itself
   * @param clientId what it calls this site
   * @param clientSecret by which this site shows to be it
   * @param name on the button
   * @param createsAccounts true if who has a role there needs no account here first
   * @param roles where they come from; absent: administrators give them
   * @param sirets the establishments whose people may come in, by their number of 14 digits; empty:
   *     whoever has an account
   */
  public record Oidc(
      Provider provider,
      URI issuer,
      String clientId,
      Secret clientSecret,
      String name,
      boolean createsAccounts,
      Optional<Roles> roles,
      Set<String> sirets) {
    public Oidc {
      sirets = Set.copyOf(sirets);
    }
  }

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
