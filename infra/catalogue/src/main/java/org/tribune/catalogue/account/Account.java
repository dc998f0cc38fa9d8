package org.tribune.catalogue.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.text.ValidationException;

/**
 * A person of the staff.
 *
 * @param displayName one line, 1 to 80 characters, for people to read
 * @param roles at least one
 * @param passwordHash slow and salted, in PHC form; absent until the person has chosen a password
 * @param active false for one who may not sign in
 * @param signedInAt the last time
 */
@RecordBuilder
public record Account(
    AccountId id,
    Login login,
    String displayName,
    Set<Role> roles,
    Optional<String> passwordHash,
    boolean active,
    Instant createdAt,
    Optional<Instant> signedInAt) {
  private static final int LONGEST_NAME = 80;

  /** An account. */
  public Account {
    if (!isName(displayName)) {
      throw ValidationException.contradiction("A name is one line of 1 to 80 characters");
    }
    if (roles.isEmpty()) {
      throw ValidationException.contradiction("An account has at least one role");
    }
    roles = Set.copyOf(roles);
  }

  /** A new account, active, of a person who has yet to choose a password. */
  public static Account create(Login login, String displayName, Set<Role> roles, Instant now) {
    return new Account(
        AccountId.create(),
        login,
        displayName,
        roles,
        /* passwordHash= */ Optional.empty(),
        /* active= */ true,
        now,
        /* signedInAt= */ Optional.empty());
  }

  /** True if a person may be called so: one line, no character that can't be seen. */
  public static boolean isName(String name) {
    return !name.isBlank()
        && name.equals(name.strip())
        && name.codePointCount(0, name.length()) <= LONGEST_NAME
        && name.codePoints().noneMatch(Account::isUnseen);
  }

  private static boolean isUnseen(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** True for one who may do everything, now: active, and with a password. */
  public boolean isAbleAdministrator() {
    return active && passwordHash.isPresent() && roles.contains(Role.ADMINISTRATOR);
  }

  /** The roles, in the order in which they are declared. */
  public Set<Role> orderedRoles() {
    return EnumSet.copyOf(roles);
  }

  /** With another name. */
  public Account named(String name) {
    return AccountBuilder.builder(this).displayName(name).build();
  }

  /** With other roles. */
  public Account as(Set<Role> others) {
    return AccountBuilder.builder(this).roles(others).build();
  }

  /** With another password. */
  public Account withPassword(String hash) {
    return AccountBuilder.builder(this).passwordHash(Optional.of(hash)).build();
  }

  /** One who may sign in, or not. */
  public Account active(boolean may) {
    return AccountBuilder.builder(this).active(may).build();
  }

  /** Signed in at {@code now}. */
  public Account signedIn(Instant now) {
    return AccountBuilder.builder(this).signedInAt(Optional.of(now)).build();
  }

  /** What logs may show: no hash. */
  @Override
  public String toString() {
    return "Account[" + id + " " + login + " " + orderedRoles() + (active ? "]" : ", disabled]");
  }
}
