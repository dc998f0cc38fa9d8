package org.tribune.site.signin;

import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.account.Identity;
import org.tribune.core.access.Role;

/**
 * Who somebody is, as their provider says it.
 *
 * @param identity for good
 * @param verifiedEmail of which the provider says that it is theirs now
 * @param name for people to read
 * @param roles that the provider gives; empty too where it is not asked for any
 * @param siret the establishment that they work for, where the provider gives it
 */
record ProviderPerson(
    Identity identity,
    Optional<String> verifiedEmail,
    Optional<String> name,
    Set<Role> roles,
    Optional<String> siret) {
  /** A person; the set is copied. */
  public ProviderPerson {
    roles = Set.copyOf(roles);
  }
}
