package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Identities;
import org.tribune.catalogue.account.Identity;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.OneTimeKey;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.account.Session;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.Role;

/** What the {@link Identities} of every {@link Catalogue} must do. */
public abstract class IdentitiesContract extends OpenedCatalogue {
  private static final Instant NOW = Instant.parse("2026-11-24T18:45:02.123456Z");
  private static final Identity IDENTITY = new Identity("https://login.example/", "248289761001");
  private static final Identity OTHER = new Identity("https://login.example/", "248289761002");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Accounts accounts;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Identities identities;

  @BeforeEach
  final void openIdentities() {
    accounts = catalogue.accounts();
    identities = accounts.identities();
  }

  private static AuditEntry entry(AuditAction action) {
    return new AuditEntry(
        /* number= */ 0, NOW, Optional.empty(), "Anne", action, "subject", "detail", "here");
  }

  private static AuditEntry entry() {
    return entry(AuditAction.IDENTITY_BOUND);
  }

  private Account created(String login) {
    Account account = Account.create(new Login(login), login, Set.of(Role.CLERK), NOW);
    accounts.create(account, entry(AuditAction.ACCOUNT_CREATED));
    return account;
  }

  private boolean openSession(Account account, Identity identity, String key) {
    Session session =
        new Session("s-" + key, account.id(), NOW, NOW, NOW.plus(Session.LONGEST), false, "here");
    Proof proof =
        new Proof.Provider(identity, new OneTimeKey(key, NOW.plus(Duration.ofMinutes(10))));
    return accounts.open(session, proof, entry(AuditAction.SIGNED_IN));
  }

  @Test
  final void bind_account_isFoundByItsIdentityAndByNoOther() {
    Account anne = created("anne");
    assertThat(identities.bind(anne.id(), IDENTITY, entry())).isTrue();
    assertThat(identities.owner(IDENTITY)).contains(anne);
    assertThat(identities.owner(OTHER)).isEmpty();
    assertThat(identities.owner(new Identity("https://login.example", IDENTITY.subject())))
        .isEmpty();
    assertThat(identities.all()).isEqualTo(Map.of(anne.id(), IDENTITY));
    assertThat(accounts.audit(AuditQuery.newest(1)).getFirst().action())
        .isEqualTo(AuditAction.IDENTITY_BOUND);
  }

  @Test
  final void bind_whatIsBoundAlready_isRefusedAndWritesNothing() {
    Account anne = created("anne");
    Account bruno = created("bruno");
    assertThat(identities.bind(anne.id(), IDENTITY, entry())).isTrue();
    assertThat(identities.bind(anne.id(), OTHER, entry())).isFalse();
    assertThat(identities.bind(anne.id(), IDENTITY, entry())).isFalse();
    assertThat(identities.bind(bruno.id(), IDENTITY, entry())).isFalse();
    assertThat(identities.all()).isEqualTo(Map.of(anne.id(), IDENTITY));
    assertThat(accounts.audit(AuditQuery.newest(9))).hasSize(3);
  }

  @Test
  final void bind_accountThatIsGone_isRefused() {
    Account anne = created("anne");
    assertThat(accounts.delete(anne.id(), entry(AuditAction.ACCOUNT_DELETED))).isTrue();
    assertThat(identities.bind(anne.id(), IDENTITY, entry())).isFalse();
    assertThat(identities.all()).isEmpty();
  }

  @Test
  final void open_byTheBoundIdentity_opensOneSessionAKey() {
    Account anne = created("anne");
    Account bruno = created("bruno");
    assertThat(openSession(anne, IDENTITY, "k1")).isFalse();
    assertThat(identities.bind(anne.id(), IDENTITY, entry())).isTrue();
    assertThat(openSession(bruno, IDENTITY, "k1")).isFalse();
    assertThat(openSession(anne, OTHER, "k1")).isFalse();
    assertThat(openSession(anne, IDENTITY, "k1")).isTrue();
    assertThat(openSession(anne, IDENTITY, "k1")).isFalse();
    assertThat(openSession(anne, IDENTITY, "k2")).isTrue();
    assertThat(accounts.sessions(anne.id())).hasSize(2);
    assertThat(accounts.account(anne.id()).orElseThrow().signedInAt()).contains(NOW);
    assertThat(accounts.sweep(NOW.plus(Duration.ofMinutes(10)))).isEqualTo(2);
  }

  @Test
  final void open_ofADisabledAccount_isRefused() {
    Account anne = created("anne");
    assertThat(identities.bind(anne.id(), IDENTITY, entry())).isTrue();
    var _ =
        accounts.change(
            anne.id(),
            each -> each.active(false),
            Optional.empty(),
            entry(AuditAction.ACCOUNT_DISABLED));
    assertThat(openSession(anne, IDENTITY, "k1")).isFalse();
    assertThat(identities.owner(IDENTITY)).contains(anne.active(false));
  }

  @Test
  final void release_account_endsItsSessionsAndLetsItBeBoundAgain() {
    Account anne = created("anne");
    assertThat(identities.bind(anne.id(), IDENTITY, entry())).isTrue();
    assertThat(openSession(anne, IDENTITY, "k1")).isTrue();
    assertThat(identities.release(anne.id(), entry(AuditAction.IDENTITY_RELEASED))).isTrue();
    assertThat(identities.release(anne.id(), entry(AuditAction.IDENTITY_RELEASED))).isFalse();
    assertThat(accounts.sessions(anne.id())).isEmpty();
    assertThat(identities.owner(IDENTITY)).isEmpty();
    assertThat(identities.bind(anne.id(), OTHER, entry())).isTrue();
  }

  @Test
  final void delete_account_releasesItsIdentity() {
    Account anne = created("anne");
    assertThat(identities.bind(anne.id(), IDENTITY, entry())).isTrue();
    assertThat(accounts.delete(anne.id(), entry(AuditAction.ACCOUNT_DELETED))).isTrue();
    assertThat(identities.owner(IDENTITY)).isEmpty();
    assertThat(identities.bind(created("anna").id(), IDENTITY, entry())).isTrue();
  }

  @Test
  final void restore_twice_givesTheSame() {
    Account anne = created("anne");
    identities.restore(anne.id(), IDENTITY);
    identities.restore(anne.id(), OTHER);
    assertThat(identities.all()).isEqualTo(Map.of(anne.id(), IDENTITY));
    try (Catalogue other = open()) {
      assertThat(other.accounts().identities().owner(IDENTITY)).contains(anne);
    }
  }
}
