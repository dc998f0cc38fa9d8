package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Contacts;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;

/** What the {@link Contacts} of every {@link Catalogue} must do. */
public abstract class ContactsContract extends OpenedCatalogue {
  private static final Instant NOW = Instant.parse("2026-11-24T18:45:02.123456Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));
  private static final String EMAIL = "zoe@example.org";
  private static final Set<Notice> BOTH = Set.of(Notice.RETURNED, Notice.PUBLISHED);

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Accounts accounts;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Contacts contacts;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private AccountId zoe;

  @BeforeEach
  final void openContacts() {
    accounts = catalogue.accounts();
    contacts = accounts.contacts();
    zoe = created("zoe");
  }

  private static AuditEntry entry(AuditAction action) {
    return new AuditEntry(/* number= */ 0, NOW, Optional.empty(), "Zoé", action, "zoe", "", "here");
  }

  private AccountId created(String login) {
    Account account = Account.create(new Login(login), login, Set.of(Role.REPORTER), NOW);
    accounts.create(account, entry(AuditAction.ACCOUNT_CREATED));
    return account.id();
  }

  private Contact given(String email) {
    Contact contact = Contact.asked(zoe, email, "fr", BOTH, NOW);
    assertThat(contacts.save(contact, entry(AuditAction.CONTACT_GIVEN))).isTrue();
    return contact;
  }

  private boolean confirm(String hash, Instant now) {
    return contacts.confirm(zoe, hash, now, entry(AuditAction.CONTACT_CONFIRMED));
  }

  private Contact confirmed() {
    Contact asked = given(EMAIL);
    assertThat(contacts.keepLink(asked, "hash", LATER)).isTrue();
    contacts.linkSent(zoe, "hash");
    assertThat(confirm("hash", NOW.plusSeconds(1))).isTrue();
    return contacts.find(zoe).orElseThrow();
  }

  private boolean remove() {
    return contacts.remove(zoe, entry(AuditAction.CONTACT_REMOVED));
  }

  private Optional<KeyId> key() {
    return catalogue.dataKeys().find(new KeyName(KeyKind.CONTACT, zoe.value())).map(DataKey::id);
  }

  private List<AuditAction> trail() {
    return accounts.audit(AuditQuery.newest(50)).stream()
        .map(AuditEntry::action)
        .filter(action -> action != AuditAction.ACCOUNT_CREATED)
        .toList();
  }

  @Test
  void save_isReadAgainAsItWas_andTheTrailNamesNoAddress() {
    assertThat(contacts.find(zoe)).isEmpty();
    Contact asked = given(EMAIL);
    assertThat(contacts.find(zoe)).contains(asked);
    assertThat(contacts.all()).containsExactly(asked);
    assertThat(contacts.states()).isEqualTo(Map.of(zoe, ContactState.ASKED));
    assertThat(trail()).containsExactly(AuditAction.CONTACT_GIVEN);
  }

  @Test
  void save_ofAnAccountThatIsGoneOrDisabled_writesNothing() {
    var _ =
        accounts.change(
            zoe, each -> each.active(false), Optional.empty(), entry(AuditAction.ACCOUNT_DISABLED));
    Contact contact = Contact.asked(zoe, EMAIL, "fr", BOTH, NOW);
    assertThat(contacts.save(contact, entry(AuditAction.CONTACT_GIVEN))).isFalse();
    Contact nobodys = Contact.asked(AccountId.create(), EMAIL, "fr", BOTH, NOW);
    assertThat(contacts.save(nobodys, entry(AuditAction.CONTACT_GIVEN))).isFalse();
    assertThat(contacts.states()).isEmpty();
    assertThat(trail()).doesNotContain(AuditAction.CONTACT_GIVEN);
  }

  @Test
  void link_opensOnce_untilItsEnd_forItsAccount() {
    Contact asked = given(EMAIL);
    assertThat(contacts.keepLink(asked, "hash", LATER)).isTrue();
    contacts.linkSent(zoe, "another");
    assertThat(contacts.find(zoe).orElseThrow().state()).isEqualTo(ContactState.ASKED);
    contacts.linkSent(zoe, "hash");
    assertThat(contacts.find(zoe).orElseThrow().state()).isEqualTo(ContactState.SENT);
    assertThat(contacts.all()).isEmpty();
    assertThat(confirm("another", NOW)).isFalse();
    assertThat(confirm("hash", LATER)).isFalse();
    AccountId other = created("other");
    assertThat(contacts.confirm(other, "hash", NOW, entry(AuditAction.CONTACT_CONFIRMED)))
        .isFalse();
    assertThat(trail()).containsExactly(AuditAction.CONTACT_GIVEN);
    assertThat(confirm("hash", LATER.minusSeconds(1))).isTrue();
    assertThat(confirm("hash", LATER.minusSeconds(1))).isFalse();
    Contact confirmed = contacts.find(zoe).orElseThrow();
    assertThat(confirmed.state()).isEqualTo(ContactState.CONFIRMED);
    assertThat(confirmed.endsAt()).isEmpty();
    assertThat(confirmed.wants(Notice.RETURNED)).isTrue();
    assertThat(confirmed.wants(Notice.FAILED)).isFalse();
    assertThat(trail()).containsExactly(AuditAction.CONTACT_CONFIRMED, AuditAction.CONTACT_GIVEN);
  }

  @Test
  void anotherAddress_isToBeConfirmedAnew_andTheOneBeforeDiesWithItsKey() {
    Contact before = confirmed();
    Optional<KeyId> key = key();
    assertThat(key).isPresent();
    Contact after = Contact.asked(zoe, "zoe@example.net", "en", BOTH, NOW.plusSeconds(9));
    assertThat(contacts.save(after, entry(AuditAction.CONTACT_GIVEN))).isTrue();
    assertThat(contacts.find(zoe)).contains(after);
    assertThat(key()).isPresent().isNotEqualTo(key);
    assertThat(catalogue.dataKeys().shredded()).contains(key.orElseThrow());
    assertThat(confirm("hash", NOW.plusSeconds(10))).isFalse();
    assertThat(contacts.take(before, "film", NOW, LATER)).isEmpty();
    assertThat(contacts.keepLink(before, "late", LATER)).isFalse();
    contacts.markUnknown(before, NOW);
    assertThat(contacts.find(zoe)).contains(after);
  }

  @Test
  void prefer_changesWhatIsWanted_andLeavesItConfirmed() {
    assertThat(contacts.prefer(zoe, "en", Set.of())).isEmpty();
    Contact before = confirmed();
    Contact after = contacts.prefer(zoe, "en", Set.of(Notice.FAILED)).orElseThrow();
    assertThat(after.email()).isEqualTo(EMAIL);
    assertThat(after.language()).isEqualTo("en");
    assertThat(after.wanted()).containsExactly(Notice.FAILED);
    assertThat(after.state()).isEqualTo(ContactState.CONFIRMED);
    assertThat(after.since()).isEqualTo(before.since());
    assertThat(contacts.find(zoe)).contains(after);
  }

  @Test
  void remove_erasesIt_withItsKey() {
    assertThat(remove()).isFalse();
    confirmed();
    Optional<KeyId> key = key();
    assertThat(remove()).isTrue();
    assertThat(contacts.find(zoe)).isEmpty();
    assertThat(contacts.states()).isEmpty();
    assertThat(key()).isEmpty();
    assertThat(catalogue.dataKeys().shredded()).contains(key.orElseThrow());
    assertThat(trail().getFirst()).isEqualTo(AuditAction.CONTACT_REMOVED);
  }

  @Test
  void deletedAccount_takesItsAddressAlong() {
    confirmed();
    assertThat(accounts.delete(zoe, entry(AuditAction.ACCOUNT_DELETED))).isTrue();
    assertThat(contacts.find(zoe)).isEmpty();
    assertThat(contacts.states()).isEmpty();
    assertThat(key()).isEmpty();
  }

  @Test
  void disabledAccount_isNotWrittenTo() {
    confirmed();
    assertThat(contacts.all()).hasSize(1);
    var _ =
        accounts.change(
            zoe, each -> each.active(false), Optional.empty(), entry(AuditAction.ACCOUNT_DISABLED));
    assertThat(contacts.all()).isEmpty();
  }

  @Test
  void letter_isTakenByOne_andAgainAfterItsTime_unlessItWasSent() {
    Contact contact = confirmed();
    assertThat(contacts.take(contact, "film", NOW, LATER)).contains(contact);
    assertThat(contacts.take(contact, "film", NOW, LATER)).isEmpty();
    assertThat(contacts.take(contact, "other", NOW, LATER)).contains(contact);
    Instant muchLater = LATER.plus(Duration.ofDays(1));
    assertThat(contacts.take(contact, "film", LATER, muchLater)).contains(contact);
    contacts.keepTaken(contact, "other", muchLater);
    assertThat(contacts.take(contact, "other", LATER, muchLater)).isEmpty();
  }

  @Test
  void unknownAddress_isWrittenToNoMore_andErasedLater() {
    contacts.markUnknown(confirmed(), NOW);
    Contact unknown = contacts.find(zoe).orElseThrow();
    assertThat(unknown.state()).isEqualTo(ContactState.UNKNOWN);
    assertThat(unknown.email()).isEqualTo(EMAIL);
    assertThat(contacts.all()).isEmpty();
    assertThat(accounts.sweep(NOW.plus(Contact.SHOWN_UNKNOWN).minusSeconds(1))).isZero();
    assertThat(accounts.sweep(NOW.plus(Contact.SHOWN_UNKNOWN))).isEqualTo(1);
    assertThat(contacts.find(zoe)).isEmpty();
    assertThat(key()).isEmpty();
  }

  @Test
  void sweep_erasesWhatNobodyConfirmed_andLeavesWhatSomebodyDid() {
    Contact asked = given(EMAIL);
    assertThat(contacts.keepLink(asked, "hash", LATER)).isTrue();
    assertThat(accounts.sweep(LATER.minusSeconds(1))).isZero();
    assertThat(accounts.sweep(LATER)).isEqualTo(1);
    assertThat(contacts.find(zoe)).isEmpty();
    confirmed();
    assertThat(accounts.sweep(NOW.plus(Duration.ofDays(4000)))).isZero();
    assertThat(contacts.find(zoe)).isPresent();
  }

  @Test
  void restore_writesItDown_unlessThereIsOne() {
    Contact confirmed = confirmed();
    assertThat(remove()).isTrue();
    contacts.restore(confirmed);
    assertThat(contacts.find(zoe)).contains(confirmed);
    contacts.restore(Contact.asked(zoe, "zoe@example.net", "en", BOTH, NOW));
    assertThat(contacts.find(zoe)).contains(confirmed);
    AccountId nobody = AccountId.create();
    contacts.restore(Contact.asked(nobody, EMAIL, "en", BOTH, NOW));
    assertThat(contacts.find(nobody)).isEmpty();
  }
}
