package org.tribune.site.account;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.SignedIn;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.delivery.client.StaffRights;

/**
 * The signed-in person whom a request comes from, as {@link StaffAuthorization} found it.
 *
 * @param accountId of the account
 * @param displayName for people to read
 * @param roles at least one
 * @param sessionHash of the session, which is no secret
 * @param from which browser and where, in words
 */
public record Staff(
    String accountId, String displayName, Set<Role> roles, String sessionHash, String from)
    implements StaffRights {
  private static final String KEY = "tribune.staff";

  /** A person; the set is copied. */
  public Staff {
    roles = Set.copyOf(roles);
  }

  public static Staff of(SignedIn signedIn, Visitor visitor) {
    Account account = signedIn.account();
    return new Staff(
        account.id().value(),
        account.displayName(),
        account.roles(),
        signedIn.session().hash(),
        visitor.from());
  }

  @Override
  public boolean may(Role role) {
    return roles.contains(Role.ADMINISTRATOR) || roles.contains(role);
  }

  @Override
  public boolean maySeeReportsOf(AccountId author) {
    return actor().maySeeReportsOf(author);
  }

  /** This person as reports know people. */
  public VideoActor actor() {
    return new VideoActor(account(), displayName, roles);
  }

  /** The account's identity. */
  public AccountId account() {
    return new AccountId(accountId);
  }

  /** What this person did, for the audit trail. */
  public AuditEntry did(AuditAction action, String subject, String detail, Instant now) {
    return new AuditEntry(
        /* number= */ 0, now, Optional.of(account()), displayName, action, subject, detail, from);
  }

  /**
   * The person whom the authorization let pass.
   *
   * @throws IllegalStateException on a route without authorization
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
