package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.OneTimeKey;
import org.tribune.catalogue.account.Passkey;
import org.tribune.catalogue.account.Passkeys;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.account.Session;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.Role;

/** What the {@link Passkeys} of every {@link Catalogue} must do. */
public abstract class PasskeysContract extends OpenedCatalogue {
  private static final Instant NOW = Instant.parse("2026-11-24T18:45:02.123456Z");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Accounts accounts;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Passkeys passkeys;

  @BeforeEach
  final void openPasskeys() {
    accounts = catalogue.accounts();
    passkeys = accounts.passkeys();
  }

  private static AuditEntry entry(AuditAction action) {
    return new AuditEntry(
        /* number= */ 0, NOW, Optional.empty(), "Anne", action, "subject", "detail", "here");
  }

  private static AuditEntry entry() {
    return entry(AuditAction.PASSKEY_ADDED);
  }

  private Account created(String login) {
    Account account = Account.create(new Login(login), login, Set.of(Role.CLERK), NOW);
    accounts.create(account, entry(AuditAction.ACCOUNT_CREATED));
    return account;
  }

  private static OneTimeKey key(String hash) {
    return new OneTimeKey(hash, NOW.plus(Duration.ofMinutes(10)));
  }

  private static Passkey passkey(String id, Account account, long counter) {
    return new Passkey(
        id, account.id(), "Clé de <b>Zoé</b>", "Zm9v", counter, NOW, Optional.empty());
  }

  private Passkey added(String id, Account account, long counter) {
    Passkey passkey = passkey(id, account, counter);
    assertThat(passkeys.add(passkey, key("add-" + id), entry())).isTrue();
    return passkey;
  }

  private boolean openSession(Account account, String id, long before, long after, String key) {
    Session session =
        new Session("s-" + key, account.id(), NOW, NOW, NOW.plus(Session.LONGEST), false, "here");
    Proof proof = new Proof.ByPasskey(id, before, after, key(key));
    return accounts.open(session, proof, entry(AuditAction.SIGNED_IN));
  }

  @Test
  final void add_passkey_isFoundByItsIdAndAmongItsAccounts() {
    Account anne = created("anne");
    Account bruno = created("bruno");
    Passkey first = added("A-_1", anne, 0);
    Passkey second = added("a-_1", anne, 3);
    assertThat(passkeys.passkey("A-_1")).contains(first);
    assertThat(passkeys.passkey("a-_2")).isEmpty();
    assertThat(passkeys.of(anne.id())).isEqualTo(List.of(first, second));
    assertThat(passkeys.of(bruno.id())).isEmpty();
    assertThat(accounts.audit(AuditQuery.newest(1)).getFirst().action())
        .isEqualTo(AuditAction.PASSKEY_ADDED);
  }

  @Test
  final void add_whatMayNotBe_isRefusedAndWritesNothing() {
    Account anne = created("anne");
    Account bruno = created("bruno");
    added("a", anne, 0);
    assertThat(passkeys.add(passkey("a", bruno, 0), key("k1"), entry())).isFalse();
    assertThat(passkeys.add(passkey("b", bruno, 0), key("add-a"), entry())).isFalse();
    var _ =
        accounts.change(
            bruno.id(),
            each -> each.active(false),
            Optional.empty(),
            entry(AuditAction.ACCOUNT_DISABLED));
    assertThat(passkeys.add(passkey("b", bruno, 0), key("k2"), entry())).isFalse();
    for (int i = 1; i < Passkey.MOST; i++) {
      added("more" + i, anne, 0);
    }
    assertThat(passkeys.add(passkey("b", anne, 0), key("k3"), entry())).isFalse();
    assertThat(passkeys.passkey("b")).isEmpty();
    assertThat(accounts.audit(AuditQuery.newest(99))).hasSize(3 + Passkey.MOST);
  }

  @Test
  final void open_byAPasskey_countsItsUseAndOpensOneSessionAKey() {
    Account anne = created("anne");
    Account bruno = created("bruno");
    added("a", anne, 3);
    assertThat(openSession(bruno, "a", 3, 4, "k1")).isFalse();
    assertThat(openSession(anne, "b", 3, 4, "k1")).isFalse();
    assertThat(openSession(anne, "a", 2, 4, "k1")).isFalse();
    assertThat(openSession(anne, "a", 3, 4, "k1")).isTrue();
    assertThat(openSession(anne, "a", 3, 4, "k2")).isFalse();
    assertThat(passkeys.passkey("a").orElseThrow().counter()).isEqualTo(4);
    assertThat(passkeys.passkey("a").orElseThrow().usedAt()).contains(NOW);
    added("zero", anne, 0);
    assertThat(openSession(anne, "zero", 0, 0, "k3")).isTrue();
    assertThat(openSession(anne, "zero", 0, 0, "k3")).isFalse();
    assertThat(openSession(anne, "zero", 0, 0, "k4")).isTrue();
    assertThat(accounts.sessions(anne.id())).hasSize(3);
  }

  @Test
  final void open_ofADisabledAccount_isRefused() {
    Account anne = created("anne");
    added("a", anne, 0);
    var _ =
        accounts.change(
            anne.id(),
            each -> each.active(false),
            Optional.empty(),
            entry(AuditAction.ACCOUNT_DISABLED));
    assertThat(openSession(anne, "a", 0, 0, "k1")).isFalse();
    assertThat(passkeys.of(anne.id())).hasSize(1);
  }

  @Test
  final void remove_passkey_isThatOfItsOwnAccountOnly() {
    Account anne = created("anne");
    Account bruno = created("bruno");
    added("a", anne, 0);
    assertThat(passkeys.remove(bruno.id(), "a", entry())).isFalse();
    assertThat(passkeys.remove(anne.id(), "a", entry(AuditAction.PASSKEY_REMOVED))).isTrue();
    assertThat(passkeys.remove(anne.id(), "a", entry())).isFalse();
    assertThat(openSession(anne, "a", 0, 0, "k1")).isFalse();
    assertThat(accounts.audit(AuditQuery.newest(1)).getFirst().action())
        .isEqualTo(AuditAction.PASSKEY_REMOVED);
  }

  @Test
  final void password_thatBecomesAnother_removesNoPasskey() {
    Account anne = created("anne");
    added("a", anne, 0);
    var _ =
        accounts.change(
            anne.id(),
            each -> each.withPassword("$other"),
            Optional.empty(),
            entry(AuditAction.PASSWORD_CHANGED));
    assertThat(passkeys.of(anne.id())).hasSize(1);
  }

  @Test
  final void delete_account_removesItsPasskeys() {
    Account anne = created("anne");
    added("a", anne, 0);
    assertThat(accounts.delete(anne.id(), entry(AuditAction.ACCOUNT_DELETED))).isTrue();
    assertThat(passkeys.passkey("a")).isEmpty();
  }

  @Test
  final void restore_twice_givesTheSame() {
    Account anne = created("anne");
    Passkey passkey =
        new Passkey("a", anne.id(), "Clé", "Zm9v", 7, NOW, Optional.of(NOW.plusSeconds(1)));
    passkeys.restore(passkey);
    passkeys.restore(passkey("a", anne, 9));
    try (Catalogue other = open()) {
      assertThat(other.accounts().passkeys().of(anne.id())).containsExactly(passkey);
    }
  }
}
