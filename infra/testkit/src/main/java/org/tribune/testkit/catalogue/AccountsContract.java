package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.AccountLink;
import org.tribune.catalogue.account.AccountRuleException;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.account.Session;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;

/** What the {@link Accounts} of every {@link Catalogue} must do. */
public abstract class AccountsContract extends OpenedCatalogue {
  private static final Instant NOW = Instant.parse("2026-11-24T18:45:02.123456Z");
  private static final AccountId NOBODY = new AccountId("p-nobody");
  private static final String HASH = "$argon2id$one";
  private static final Proof PROOF = new Proof.Password(HASH);
  private static final Optional<String> NONE = Optional.empty();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Accounts accounts;

  @BeforeEach
  final void openAccounts() {
    accounts = catalogue.accounts();
  }

  /** An entry of this action. */
  protected static AuditEntry entry(AuditAction action) {
    return new AuditEntry(
        /* number= */ 0,
        NOW,
        /* account= */ Optional.empty(),
        "Anne",
        action,
        "subject",
        "detail",
        "Firefox, 192.0.2.7");
  }

  private static AuditEntry entry() {
    return entry(AuditAction.ACCOUNT_CREATED);
  }

  private Account created(String login, Role... roles) {
    Account account =
        Account.create(Login.of(login).orElseThrow(), "Anne <b>Martin</b>", Set.of(roles), NOW)
            .withPassword(HASH);
    accounts.create(account, entry());
    return account;
  }

  private Session opened(Account account, String hash) {
    Session session =
        new Session(
            hash, account.id(), NOW, NOW, NOW.plus(Session.LONGEST), /* trusted= */ false, "here");
    assertThat(accounts.open(session, PROOF, entry(AuditAction.SIGNED_IN))).isTrue();
    return session;
  }

  private static int successes(int times, IntPredicate work) {
    AtomicInteger successes = new AtomicInteger();
    CompletableFuture.allOf(
            IntStream.range(0, times)
                .mapToObj(
                    each ->
                        CompletableFuture.runAsync(
                            () -> {
                              if (work.test(each)) {
                                successes.incrementAndGet();
                              }
                            }))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    return successes.get();
  }

  @Test
  final void create_account_isFoundByIdAndByLoginInAnyForm() {
    Account anne = created("anne.martin@ville.example", Role.CLERK, Role.REPORTER);
    assertThat(accounts.account(anne.id())).contains(anne);
    assertThat(accounts.account(Login.of("  Anne.MARTIN@ville.example").orElseThrow()))
        .contains(anne);
    assertThat(accounts.account(NOBODY)).isEmpty();
    assertThat(accounts.accounts()).containsExactly(anne);
  }

  @Test
  final void create_loginOfAnotherCaseOrUnicodeForm_isRefused() {
    created("élodie", Role.CLERK);
    assertThatThrownBy(() -> created("E\u0301LODIE", Role.CLERK))
        .isInstanceOf(AccountRuleException.class);
    assertThat(successes(8, each -> tryToCreate("anne"))).isEqualTo(1);
    assertThat(accounts.accounts()).hasSize(2);
  }

  private boolean tryToCreate(String login) {
    try {
      created(login, Role.CLERK);
      return true;
    } catch (AccountRuleException e) {
      return false;
    }
  }

  @Test
  final void change_account_isWrittenWithItsEntry() {
    Account anne = created("anne", Role.CLERK);
    Optional<Account> changed =
        accounts.change(
            anne.id(),
            each -> each.named("Anne").as(Set.of(Role.MODERATOR)),
            NONE,
            entry(AuditAction.ROLES_CHANGED));
    assertThat(changed).contains(anne.named("Anne").as(Set.of(Role.MODERATOR)));
    assertThat(accounts.account(anne.id())).isEqualTo(changed);
    assertThat(accounts.audit(AuditQuery.newest(1)).getFirst().action())
        .isEqualTo(AuditAction.ROLES_CHANGED);
    assertThat(accounts.change(NOBODY, each -> each, NONE, entry())).isEmpty();
  }

  @Test
  final void change_toTheSame_writesNothing() {
    Account anne = created("anne", Role.CLERK);
    assertThat(accounts.change(anne.id(), each -> each.named(each.displayName()), NONE, entry()))
        .contains(anne);
    assertThat(accounts.audit(AuditQuery.newest(10))).hasSize(1);
  }

  @Test
  final void lastAdministrator_canNotBeDisabledDemotedOrDeleted() {
    Account anne = created("anne", Role.ADMINISTRATOR);
    created("clerk", Role.CLERK);
    accounts.create(
        Account.create(new Login("invited"), "Invited", Set.of(Role.ADMINISTRATOR), NOW), entry());
    assertThatThrownBy(() -> accounts.change(anne.id(), each -> each.active(false), NONE, entry()))
        .isInstanceOf(AccountRuleException.class)
        .hasMessageContaining("last administrator");
    assertThatThrownBy(
            () -> accounts.change(anne.id(), each -> each.as(Set.of(Role.CLERK)), NONE, entry()))
        .isInstanceOf(AccountRuleException.class);
    assertThatThrownBy(() -> accounts.delete(anne.id(), entry()))
        .isInstanceOf(AccountRuleException.class);
    assertThat(accounts.account(anne.id())).contains(anne);
    assertThat(accounts.audit(AuditQuery.newest(10))).hasSize(3);
  }

  @Test
  final void lastTwoAdministrators_disabledAtOnce_oneStays() {
    List<Account> both =
        List.of(created("anne", Role.ADMINISTRATOR), created("bruno", Role.ADMINISTRATOR));
    assertThat(successes(2, each -> tryToDisable(both.get(each)))).isEqualTo(1);
    assertThat(accounts.hasAdministrator()).isTrue();
  }

  private boolean tryToDisable(Account account) {
    try {
      var _ = accounts.change(account.id(), each -> each.active(false), NONE, entry());
      return true;
    } catch (AccountRuleException e) {
      return false;
    }
  }

  @Test
  final void saveSetUpIfNone_byManyAtOnce_keepsTheFirst() {
    assertThat(
            successes(
                4,
                each ->
                    accounts.saveSetUpIfNone(
                        new AccountLink("link" + each, Optional.empty(), Optional.empty()))))
        .isEqualTo(1);
    accounts.saveSetUp(new AccountLink("new", Optional.empty(), Optional.empty()));
    assertThat(
            accounts.saveSetUpIfNone(new AccountLink("late", Optional.empty(), Optional.empty())))
        .isFalse();
    assertThat(accounts.link("new", NOW)).isPresent();
    assertThat(accounts.link("late", NOW)).isEmpty();
  }

  @Test
  final void setUp_byOneLinkAtOnce_makesOneAdministrator() {
    assertThat(accounts.hasAdministrator()).isFalse();
    accounts.saveSetUp(new AccountLink("before", Optional.empty(), Optional.empty()));
    accounts.saveSetUp(new AccountLink("link", Optional.empty(), Optional.empty()));
    assertThat(accounts.link("before", NOW)).isEmpty();
    assertThat(successes(4, each -> setUp("link", "admin" + each))).isEqualTo(1);
    assertThat(accounts.accounts()).hasSize(1);
    assertThat(accounts.hasAdministrator()).isTrue();
    assertThat(accounts.link("link", NOW)).isEmpty();
    assertThat(setUp("link", "late")).isFalse();
    assertThat(accounts.audit(AuditQuery.newest(10))).hasSize(1);
  }

  private boolean setUp(String link, String login) {
    Account account =
        Account.create(new Login(login), "First", Set.of(Role.ADMINISTRATOR), NOW)
            .withPassword(HASH);
    return accounts.setUp(link, NOW, account, entry(AuditAction.SITE_SET_UP));
  }

  @Test
  final void setUp_linkOfAnAccount_makesNoAdministrator() {
    Account anne = created("anne", Role.CLERK);
    accounts.save(new AccountLink("hers", Optional.of(anne.id()), Optional.empty()), entry());
    assertThat(setUp("hers", "other")).isFalse();
  }

  @Test
  final void redeem_link_givesThePasswordOnceAndEndsSessions() {
    Account anne = created("anne", Role.CLERK);
    opened(anne, "s1");
    Instant end = NOW.plus(Duration.ofHours(1));
    accounts.save(new AccountLink("old", Optional.of(anne.id()), Optional.of(end)), entry());
    accounts.save(new AccountLink("link", Optional.of(anne.id()), Optional.of(end)), entry());
    assertThat(accounts.link("old", NOW)).isEmpty();
    assertThat(accounts.link("link", NOW)).isPresent();
    assertThat(accounts.redeem("link", end, "$two", entry())).isEmpty();
    assertThat(successes(4, each -> accounts.redeem("link", NOW, "$" + each, entry()).isPresent()))
        .isEqualTo(1);
    assertThat(accounts.account(anne.id()).orElseThrow().passwordHash())
        .isNotEqualTo(Optional.of(HASH));
    assertThat(accounts.sessions(anne.id())).isEmpty();
  }

  @Test
  final void session_opened_isFoundWithItsAccount() {
    Account anne = created("anne", Role.CLERK);
    Session session = opened(anne, "s1");
    assertThat(accounts.session("s1").orElseThrow().session()).isEqualTo(session);
    assertThat(accounts.session("s1").orElseThrow().account()).isEqualTo(anne.signedIn(NOW));
    assertThat(accounts.session("S1")).isEmpty();
    accounts.touch("s1", NOW.plusSeconds(60));
    accounts.touch("s1", NOW.plusSeconds(30));
    assertThat(accounts.sessions(anne.id()))
        .singleElement()
        .extracting(Session::lastSeenAt)
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  final void open_withAPasswordThatIsAnotherByNow_isRefused() {
    Account anne = created("anne", Role.CLERK);
    Session session =
        new Session("s1", anne.id(), NOW, NOW, NOW.plus(Session.LONGEST), true, "here");
    assertThat(accounts.open(session, new Proof.Password("$argon2id$another"), entry())).isFalse();
    var _ = accounts.change(anne.id(), each -> each.active(false), NONE, entry());
    assertThat(accounts.open(session, PROOF, entry())).isFalse();
    assertThat(accounts.sessions(anne.id())).isEmpty();
    assertThat(accounts.audit(AuditQuery.newest(10))).hasSize(2);
  }

  @Test
  final void disable_account_endsItsSessionsForGood() {
    Account anne = created("anne", Role.CLERK);
    opened(anne, "s1");
    var _ = accounts.change(anne.id(), each -> each.active(false), NONE, entry());
    assertThat(accounts.session("s1")).isEmpty();
    var _ = accounts.change(anne.id(), each -> each.active(true), NONE, entry());
    assertThat(accounts.session("s1")).isEmpty();
  }

  @Test
  final void change_ofThePassword_keepsTheSessionThatItIsMadeFrom() {
    Account anne = created("anne", Role.CLERK);
    opened(anne, "s1");
    opened(anne, "s2");
    var _ =
        accounts.change(anne.id(), each -> each.withPassword("$other"), Optional.of("s2"), entry());
    assertThat(accounts.sessions(anne.id())).extracting(Session::hash).containsExactly("s2");
  }

  @Test
  final void end_session_isThatOfItsOwnAccountOnly() {
    Account anne = created("anne", Role.CLERK);
    Account bruno = created("bruno", Role.CLERK);
    opened(anne, "s1");
    opened(anne, "s2");
    opened(anne, "s3");
    assertThat(accounts.end(bruno.id(), "s1", entry())).isFalse();
    assertThat(accounts.end(anne.id(), "s1", entry())).isTrue();
    accounts.endAll(anne.id(), Optional.of("s3"), entry());
    assertThat(accounts.sessions(anne.id())).extracting(Session::hash).containsExactly("s3");
  }

  @Test
  final void delete_account_goesWithAllThatBelongsToIt() {
    Account anne = created("anne", Role.CLERK);
    opened(anne, "s1");
    accounts.save(new AccountLink("l1", Optional.of(anne.id()), Optional.empty()), entry());
    assertThat(accounts.delete(anne.id(), entry(AuditAction.ACCOUNT_DELETED))).isTrue();
    assertThat(accounts.delete(anne.id(), entry())).isFalse();
    assertThat(accounts.account(anne.id())).isEmpty();
    assertThat(accounts.session("s1")).isEmpty();
    assertThat(accounts.link("l1", NOW)).isEmpty();
    assertThat(accounts.audit(AuditQuery.newest(1)).getFirst().action())
        .isEqualTo(AuditAction.ACCOUNT_DELETED);
  }

  @Test
  final void sweep_whatIsOver_isForgotten() {
    Account anne = created("anne", Role.CLERK);
    opened(anne, "resting");
    Session trusted =
        new Session("trusted", anne.id(), NOW, NOW, NOW.plus(Session.LONGEST), true, "here");
    assertThat(accounts.open(trusted, PROOF, entry())).isTrue();
    Instant end = NOW.plusSeconds(60);
    accounts.save(new AccountLink("l1", Optional.of(anne.id()), Optional.of(end)), entry());
    assertThat(accounts.sweep(NOW.plusSeconds(59))).isZero();
    assertThat(accounts.sweep(NOW.plus(Session.LONGEST_REST))).isEqualTo(2);
    assertThat(accounts.sessions(anne.id())).containsExactly(trusted);
    assertThat(accounts.sweep(NOW.plus(Session.LONGEST))).isEqualTo(1);
  }

  @Test
  final void audit_entries_areNumberedWithoutAGapByAllWhoWriteAtOnce() {
    assertThat(successes(20, each -> accounts.record(entry()) > 0)).isEqualTo(20);
    assertThat(accounts.audit(AuditQuery.newest(30)))
        .extracting(AuditEntry::number)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 20).mapToObj(each -> 21L - each).toList());
  }

  @Test
  final void audit_filtered_tellsWhatIsAskedNewestFirst() {
    Account anne = created("anne", Role.CLERK);
    AuditEntry hers =
        new AuditEntry(
            /* number= */ 0,
            NOW.plusSeconds(10),
            Optional.of(anne.id()),
            "Anne",
            AuditAction.WENT_LIVE,
            "chamber",
            "Conseil\n<script>\u0000",
            "here");
    long number = accounts.record(hers);
    accounts.record(entry(AuditAction.SIGNED_OUT));
    AuditQuery all = AuditQuery.newest(10);
    assertThat(accounts.audit(all)).hasSize(3);
    assertThat(accounts.audit(all.before(number))).hasSize(1);
    assertThat(accounts.audit(AuditQuery.newest(2))).hasSize(2);
    List<AuditEntry> found =
        accounts.audit(
            new AuditQuery(
                Optional.of(anne.id()),
                Optional.of(AuditAction.WENT_LIVE),
                Optional.of(NOW.plusSeconds(10)),
                Optional.of(NOW.plusSeconds(11)),
                OptionalLong.empty(),
                /* limit= */ 5));
    assertThat(found).containsExactly(hers.numbered(number));
    assertThat(found.getFirst().detail()).isEqualTo("Conseil <script> ");
  }

  @Test
  final void restore_twice_givesTheSame() {
    Account anne = Account.create(new Login("anne"), "Anne", Set.of(Role.CLERK), NOW).active(false);
    List<AuditEntry> trail = List.of(entry().numbered(3), entry().numbered(2));
    for (int i = 0; i < 2; i++) {
      accounts.restore(anne);
      accounts.auditChain().restore(trail.stream().map(AuditSamples::unchained).toList());
    }
    assertThat(accounts.accounts()).containsExactly(anne);
    assertThat(accounts.audit(AuditQuery.newest(9))).isEqualTo(trail);
    assertThat(accounts.record(entry())).isEqualTo(4);
  }

  @Test
  final void accounts_writtenBefore_areThereForAnother() {
    Account anne = created("anne", Role.ADMINISTRATOR);
    opened(anne, "s1");
    try (Catalogue other = open()) {
      assertThat(other.accounts().session("s1")).isPresent();
      assertThat(other.accounts().hasAdministrator()).isTrue();
    }
  }
}
