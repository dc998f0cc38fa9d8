package org.tribune.web.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.account.Role;

/**
 * The signed-in person whom a request comes from, as {@link StaffGate} found it.
 *
 * @param accountId of the account
 * @param displayName for people to read
 * @param roles at least one
 */
public record Staff(String accountId, String displayName, Set<Role> roles) {
  private static final String KEY = "tribune.staff";

  /** A person; the set is copied. */
  public Staff {
    roles = Set.copyOf(roles);
  }

  /** True for an administrator and for who has this role. */
  public boolean may(Role role) {
    return roles.contains(Role.ADMINISTRATOR) || roles.contains(role);
  }

  /**
   * The person whom the gate let pass.
   *
   * @throws IllegalStateException on a route without a gate
   */
  public static Staff of(RoutingContext context) {
    Optional<Staff> staff = Optional.ofNullable(context.get(KEY));
    return staff.orElseThrow(
        () -> new IllegalStateException(context.normalizedPath() + " has no gate before it"));
  }

  void enter(RoutingContext context) {
    context.put(KEY, this);
  }
}
