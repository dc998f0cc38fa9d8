package org.tribune.site.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tribune.core.access.Role;

class StaffTest {
  private static Staff with(Role... roles) {
    return new Staff("a1", "Anne Martin", Set.of(roles), "session", "a test");
  }

  @Test
  void may_ownRoleOnly_unlessAdministrator() {
    assertThat(with(Role.CLERK).may(Role.CLERK)).isTrue();
    assertThat(with(Role.CLERK).may(Role.ADMINISTRATOR)).isFalse();
    assertThat(with(Role.REPORTER, Role.MODERATOR).may(Role.CLERK)).isFalse();
    assertThat(with(Role.ADMINISTRATOR).may(Role.MODERATOR)).isTrue();
  }

  @Test
  void wireNames_ofAllRoles_leadBackToThem() {
    assertThat(Role.values())
        .allSatisfy(role -> assertThat(Role.ofWireName(role.wireName())).contains(role));
    assertThat(Role.ofWireName("Clerk")).isEmpty();
  }
}
