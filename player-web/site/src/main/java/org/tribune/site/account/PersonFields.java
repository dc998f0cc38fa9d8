package org.tribune.site.account;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Login;
import org.tribune.core.access.Role;
import org.tribune.site.http.ProblemException;

/** What is typed of a person, made sure of. */
public final class PersonFields {
  private PersonFields() {}

  public static Login login(String typed) {
    return Login.of(typed).orElseThrow(() -> ProblemException.badRequest("account.login-invalid"));
  }

  public static String name(String typed) {
    String name = typed.length() > 1_000 ? "" : typed.strip();
    if (!Account.isName(name)) {
      throw ProblemException.badRequest("account.name-invalid");
    }
    return name;
  }

  /** The roles of these names. */
  static Set<Role> roles(List<String> names) {
    Set<Role> roles = new HashSet<>();
    for (String name : names) {
      roles.add(Role.ofWireName(name).orElseThrow(PersonFields::noRoles));
    }
    if (roles.isEmpty()) {
      throw noRoles();
    }
    return roles;
  }

  private static ProblemException noRoles() {
    return ProblemException.badRequest("account.no-role");
  }
}
