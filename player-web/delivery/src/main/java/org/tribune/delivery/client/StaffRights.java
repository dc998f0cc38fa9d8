package org.tribune.delivery.client;

import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;

/** What somebody of the staff may see. */
public interface StaffRights {
  /** True for an administrator and for who has this role. */
  boolean may(Role role);

  /** True if this person may see the reports of {@code author}. */
  boolean maySeeReportsOf(AccountId author);
}
