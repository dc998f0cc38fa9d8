package org.tribune.sql.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Login;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.sql.column.Times;

/** The table {@code account}. */
final class AccountTable {
  static final String COLUMNS =
      "account.id, account.login, account.display_name, account.roles, account.password_hash,"
          + " account.active, account.created_at, account.signed_in_at";

  private AccountTable() {}

  /** Keeps others from changing accounts until the transaction ends; to be called first. */
  static void takeTurn(Handle handle) {
    handle.execute("UPDATE account_turn SET what = what WHERE what = 'account'");
  }

  static void insert(Handle handle, Account account) {
    bind(
            handle.createUpdate(
                """
                INSERT INTO account (id, login, display_name, roles, password_hash, active,
                  created_at, signed_in_at)
                VALUES (:id, :login, :displayName, :roles, :passwordHash, :active, :createdAt,
                  :signedInAt)
                """),
            account)
        .bind("login", account.login().value())
        .bind("createdAt", Times.micros(account.createdAt()))
        .execute();
  }

  static void update(Handle handle, Account account) {
    bind(
            handle.createUpdate(
                """
                UPDATE account SET display_name = :displayName, roles = :roles,
                  password_hash = :passwordHash, active = :active, signed_in_at = :signedInAt
                WHERE id = :id
                """),
            account)
        .execute();
  }

  private static Update bind(Update update, Account account) {
    return update
        .bind("id", account.id().value())
        .bind("displayName", account.displayName())
        .bind("roles", words(account.orderedRoles()))
        .bind("passwordHash", account.passwordHash().orElse(null))
        .bind("active", account.active() ? 1 : 0)
        .bind("signedInAt", Times.micros(account.signedInAt()));
  }

  private static String words(Set<Role> roles) {
    return roles.stream().map(Role::wireName).collect(Collectors.joining(" "));
  }

  static boolean delete(Handle handle, AccountId id) {
    return handle.execute("DELETE FROM account WHERE id = ?", id.value()) == 1;
  }

  static Optional<Account> find(Handle handle, AccountId id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM account WHERE id = ?")
        .bind(0, id.value())
        .map((row, context) -> account(row, /* first= */ 1))
        .findFirst();
  }

  static Optional<Account> find(Handle handle, Login login) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM account WHERE login = ?")
        .bind(0, login.value())
        .map((row, context) -> account(row, /* first= */ 1))
        .findFirst();
  }

  static List<Account> all(Handle handle) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM account ORDER BY login")
        .map((row, context) -> account(row, /* first= */ 1))
        .list();
  }

  /** True if there is an able administrator besides the account of this id. */
  static boolean hasAdministrator(Handle handle, Optional<AccountId> besides) {
    return all(handle).stream()
        .filter(each -> besides.filter(each.id()::equals).isEmpty())
        .anyMatch(Account::isAbleAdministrator);
  }

  /** The account in a row whose columns begin with number {@code first}. */
  static Account account(ResultSet row, int first) throws SQLException {
    return new Account(
        new AccountId(row.getString(first)),
        new Login(row.getString(first + 1)),
        row.getString(first + 2),
        roles(row.getString(first + 3)),
        Optional.ofNullable(row.getString(first + 4)),
        row.getInt(first + 5) == 1,
        Times.instant(row, first + 6),
        Times.maybeInstant(row, first + 7));
  }

  private static Set<Role> roles(String words) {
    return Arrays.stream(words.split(" "))
        .map(word -> Role.ofWireName(word).orElseThrow())
        .collect(Collectors.toSet());
  }
}
