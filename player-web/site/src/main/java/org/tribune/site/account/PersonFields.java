package org.tribune.site.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Login;
import org.tribune.core.access.Role;
import org.tribune.site.http.RefusedException;

/** What is typed of a person, made sure of. */
public final class PersonFields {
  private PersonFields() {}

  public static Login login(String typed) {
    return Login.of(typed)
        .orElseThrow(
            () ->
                RefusedException.badRequest(
                    "L’identifiant a 2 à 64 caractères : lettres, chiffres et . _ @ + -, en"
                        + " commençant par une lettre ou un chiffre.",
                    "A login has 2 to 64 characters: letters, digits and . _ @ + -, the first of"
                        + " them a letter or a digit."));
  }

  public static String name(String typed) {
    String name = typed.length() > 1_000 ? "" : typed.strip();
    if (!Account.isName(name)) {
      throw RefusedException.badRequest(
          "Le nom tient en une ligne de 1 à 80 caractères visibles.",
          "The name is one line of 1 to 80 characters that can be seen.");
    }
    return name;
  }

  /** The roles in a list of their names. */
  static Set<Role> roles(JsonNode names) {
    Set<Role> roles = new HashSet<>();
    for (JsonNode name : names) {
      roles.add(Role.ofWireName(name.asText()).orElseThrow(PersonFields::noRoles));
    }
    if (roles.isEmpty()) {
      throw noRoles();
    }
    return roles;
  }

  private static RefusedException noRoles() {
    return RefusedException.badRequest(
        "Choisissez au moins un rôle : « administrator », « clerk », « moderator », « reporter ».",
        "Choose at least one role: 'administrator', 'clerk', 'moderator', 'reporter'.");
  }
}
