package org.tribune.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Contacts;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.sql.TemporaryCatalogue;

/** What a backup has of the staff's addresses, and what it brings back. */
final class ContactBackupTest {
  private static final Instant NOW = Instant.parse("2026-11-24T18:45:02Z");

  @TempDir private Path folder;

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final Contacts contacts = catalogue.accounts().contacts();
  private AccountId zoe = AccountId.create();
  private AccountId tom = AccountId.create();

  private static AuditEntry entry(AuditAction action) {
    return new AuditEntry(0, NOW, Optional.empty(), "Zoé", action, "zoe", "", "here");
  }

  private AccountId given(String login) {
    Account account = Account.create(new Login(login), login, Set.of(Role.REPORTER), NOW);
    catalogue.accounts().create(account, entry(AuditAction.ACCOUNT_CREATED));
    Contact asked =
        Contact.asked(account.id(), login + "@example.org", "fr", Set.of(Notice.RETURNED), NOW);
    assertThat(contacts.save(asked, entry(AuditAction.CONTACT_GIVEN))).isTrue();
    assertThat(contacts.keepLink(asked, "link-of-" + login, NOW.plus(Duration.ofDays(1)))).isTrue();
    return account.id();
  }

  @BeforeEach
  void give() {
    zoe = given("zoe");
    tom = given("tom");
    assertThat(contacts.confirm(zoe, "link-of-zoe", NOW, entry(AuditAction.CONTACT_CONFIRMED)))
        .isTrue();
  }

  private Path dump(boolean withPrivate) throws IOException {
    Path file = folder.resolve("catalogue.jsonl");
    var _ = CatalogueDump.write(catalogue, withPrivate, Files.newOutputStream(file));
    return file;
  }

  @Test
  void dump_withWhatIsPrivate_bringsConfirmedAddressesBack() throws IOException {
    Path file = dump(/* withPrivate= */ true);
    assertThat(Files.readString(file)).contains("zoe@").doesNotContain("tom@", "link-of");
    TemporaryCatalogue restored = new TemporaryCatalogue();
    CatalogueDump.restore(Files.newInputStream(file), "The dump", restored);
    assertThat(restored.accounts().contacts().find(zoe)).isEqualTo(contacts.find(zoe));
    assertThat(restored.accounts().contacts().find(zoe).orElseThrow().state())
        .isEqualTo(ContactState.CONFIRMED);
    assertThat(restored.accounts().contacts().find(tom)).isEmpty();
  }

  @Test
  void dump_withoutWhatIsPrivate_hasNoAddress() throws IOException {
    assertThat(Files.readString(dump(/* withPrivate= */ false))).doesNotContain("@example.org");
  }

  @Test
  void restore_ofABackupFromBeforeAnErasure_doesNotBringItBack() throws IOException {
    Path file = dump(/* withPrivate= */ true);
    assertThat(contacts.remove(zoe, entry(AuditAction.CONTACT_REMOVED))).isTrue();
    TemporaryCatalogue restored = new TemporaryCatalogue();
    assertThat(restored.dataKeys().shredAgain(catalogue.dataKeys().shredded())).isZero();
    CatalogueDump.restore(Files.newInputStream(file), "The dump", restored);
    assertThat(restored.accounts().account(zoe)).isPresent();
    assertThat(restored.accounts().contacts().find(zoe)).isEmpty();
  }
}
