package org.tribune.catalogue.video;

import java.util.Set;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;

/**
 * Somebody of the staff who does something with a report.
 *
 * @param name as others read it
 */
public record VideoActor(AccountId account, String name, Set<Role> roles) {
  public VideoActor {
    roles = Set.copyOf(roles);
  }

  /** True for those who decide on what others made: administrators and clerks. */
  public boolean reviews() {
    return roles.contains(Role.ADMINISTRATOR) || roles.contains(Role.CLERK);
  }

  /** True for who reviews, and of one's own reports: nobody else sees what is not public. */
  public boolean maySeeReportsOf(AccountId author) {
    return reviews() || account.equals(author);
  }
}
