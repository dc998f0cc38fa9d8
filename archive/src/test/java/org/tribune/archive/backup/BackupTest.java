package org.tribune.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tribune.archive.inventory.RecordedSite.ID;
import static org.tribune.archive.inventory.RecordedSite.content;
import static org.tribune.archive.inventory.RecordedSite.name;
import static org.tribune.archive.inventory.RecordedSite.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.inventory.RecordedSite;
import org.tribune.core.Bytes;
import org.tribune.core.account.Account;
import org.tribune.core.account.AccountId;
import org.tribune.core.account.AuditAction;
import org.tribune.core.account.AuditEntry;
import org.tribune.core.account.AuditQuery;
import org.tribune.core.account.Identity;
import org.tribune.core.account.Login;
import org.tribune.core.account.Passkey;
import org.tribune.core.account.Role;
import org.tribune.core.audience.Attendance;
import org.tribune.core.audience.AudienceTally;
import org.tribune.core.audience.Viewing;
import org.tribune.core.audience.WatchedDay;
import org.tribune.core.audience.WatchedMinute;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.Deletion;
import org.tribune.core.catalogue.RecordingQuery;
import org.tribune.core.catalogue.SegmentState;
import org.tribune.core.question.Question;
import org.tribune.core.question.QuestionFile;
import org.tribune.core.question.Questioning;
import org.tribune.core.question.QuestioningMode;
import org.tribune.core.sitting.SittingId;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.testkit.catalogue.FakeCatalogue;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.store.FakeObjectStore;

final class BackupTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  @TempDir Path folder = Path.of("");
  private final FakeCatalogue catalogue = new FakeCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();

  @BeforeEach
  void record() throws IOException {
    RecordedSite.fill(catalogue, store);
    Deletion told =
        Deletion.announce(
            catalogue.recording(ID).orElseThrow(),
            /* bytes= */ 5,
            Deletion.Reason.PERIOD,
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(9));
    catalogue.saveDeletion(told);
    ask();
    watch();
    AuditEntry entry =
        new AuditEntry(
            /* number= */ 0,
            Instant.EPOCH,
            Optional.empty(),
            "",
            AuditAction.ACCOUNT_CREATED,
            "anne",
            "",
            "");
    Account anne = Account.create(new Login("anne"), "Anne", Set.of(Role.CLERK), Instant.EPOCH);
    catalogue.accounts().create(anne, entry);
    Identity identity = new Identity("https://login.example", "s-anne");
    assertThat(catalogue.accounts().identities().bind(anne.id(), identity, entry)).isTrue();
    catalogue
        .accounts()
        .passkeys()
        .restore(
            new Passkey(
                "a-_1", anne.id(), "Clé", "Zm9v", 7, Instant.EPOCH, Optional.of(Instant.EPOCH)));
    for (int i = 0; i < 1_199; i++) {
      var _ = catalogue.accounts().record(entry);
    }
    Files.createDirectories(folder.resolve("data/log"));
    Files.createDirectories(folder.resolve("data/store"));
    Files.writeString(folder.resolve("data/log/events"), "journal");
    Files.writeString(folder.resolve("data/store/huge"), "objects have a way of their own");
    Files.writeString(folder.resolve("tribune.yml"), "site: {name: Ici}");
  }

  private Site site() {
    return new Site(
        catalogue,
        store,
        folder.resolve("data"),
        Set.of(folder.resolve("data/store")),
        Optional.of(folder.resolve("tribune.yml")));
  }

  private Path target() {
    return folder.resolve("backup");
  }

  private BackupReport backUp() {
    return new Backup(site(), "1.0", Clock.systemUTC()).run(target());
  }

  private ObjectStore copies() {
    return new FileSystemObjectStore(target().resolve("store"));
  }

  private void ask() {
    Question question =
        QuestionSamples.waiting("q1", SITTING, Instant.EPOCH).published("Ana", Instant.EPOCH);
    catalogue
        .questions()
        .restore(
            new QuestionFile(
                question,
                QuestionSamples.asker(question, Optional.empty()),
                Set.of("one", "two"),
                List.of()));
    var _ =
        catalogue
            .questions()
            .replace(
                new Questioning(
                    SITTING, QuestioningMode.WRITTEN_ONLY, Optional.empty(), Optional.empty(), 0));
  }

  private void watch() {
    Duration minute = Duration.ofMinutes(1);
    catalogue
        .audience()
        .add(
            new AudienceTally(
                "web",
                /* number= */ 1,
                Instant.EPOCH,
                List.of(new WatchedMinute(ID, Viewing.REPLAY, 3, minute)),
                List.of(new WatchedDay(ID, Viewing.REPLAY, LocalDate.EPOCH, minute)),
                List.of(new Attendance(ID, Instant.EPOCH, 12))));
  }

  private Site other(Catalogue otherCatalogue, ObjectStore otherStore) {
    return new Site(
        otherCatalogue, otherStore, folder.resolve("other"), Set.of(), Optional.empty());
  }

  @Test
  void run_thenRestore_givesTheSameSite() throws IOException {
    catalogue.mark(ID, row("240p", 4), SegmentState.LOST);
    BackupReport report = backUp();
    assertThat(report.recordings()).isEqualTo(1);
    assertThat(report.copied()).isEqualTo(2 * RecordedSite.SEGMENTS + 3);
    assertThat(report.missing()).isEmpty();
    FakeCatalogue restored = new FakeCatalogue();
    FakeObjectStore restoredStore = new FakeObjectStore();
    assertThat(new Restoration(other(restored, restoredStore)).run(target())).isEmpty();
    assertThat(restored.recordings(RecordingQuery.ALL))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
        .isEqualTo(catalogue.recordings(RecordingQuery.ALL));
    assertThat(restored.indexedSegments(ID, "240p", 0, Long.MAX_VALUE))
        .isEqualTo(catalogue.indexedSegments(ID, "240p", 0, Long.MAX_VALUE));
    assertThat(restored.assets(ID)).isEqualTo(catalogue.assets(ID));
    assertThat(restored.questions().files(SITTING))
        .isEqualTo(catalogue.questions().files(SITTING))
        .hasSize(1);
    assertThat(restored.questions().questioning(SITTING))
        .isEqualTo(catalogue.questions().questioning(SITTING))
        .isPresent();
    assertThat(restored.audience().minutes(ID))
        .isEqualTo(catalogue.audience().minutes(ID))
        .hasSize(1);
    assertThat(restored.audience().days(ID)).isEqualTo(catalogue.audience().days(ID)).hasSize(1);
    assertThat(restored.audience().attendances(ID))
        .isEqualTo(catalogue.audience().attendances(ID))
        .hasSize(1);
    assertThat(restored.deletions()).isEqualTo(catalogue.deletions()).hasSize(1);
    assertThat(restored.broadcasts()).isEqualTo(catalogue.broadcasts());
    assertThat(restored.channels()).isEqualTo(catalogue.channels());
    assertThat(restored.accounts().accounts())
        .isEqualTo(catalogue.accounts().accounts())
        .hasSize(1);
    assertThat(restored.accounts().identities().all())
        .isEqualTo(catalogue.accounts().identities().all())
        .hasSize(1);
    AccountId anne = catalogue.accounts().accounts().getFirst().id();
    assertThat(restored.accounts().passkeys().of(anne))
        .isEqualTo(catalogue.accounts().passkeys().of(anne))
        .hasSize(1);
    assertThat(restored.accounts().audit(AuditQuery.newest(2_000)))
        .isEqualTo(catalogue.accounts().audit(AuditQuery.newest(2_000)))
        .hasSize(1_201);
    store
        .list("")
        .forEach(
            object ->
                assertThat(restoredStore.get(object.name())).isEqualTo(store.get(object.name())));
    assertThat(folder.resolve("other/log/events")).hasContent("journal");
    assertThat(Restoration.isUnfinished(folder.resolve("other"))).isFalse();
  }

  @Test
  void run_holdsSecrets_onlyItsOwnerMayReadIt() throws IOException {
    backUp();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target())))
        .isEqualTo("rwx------");
    assertThat(target().resolve("tribune.yml")).hasContent("site: {name: Ici}");
    assertThat(target().resolve("data/store")).doesNotExist();
  }

  @Test
  void run_again_copiesOnlyWhatIsNew() {
    backUp();
    store.put(name("240p", 5), content("240p", 5));
    catalogue.addSegments(ID, List.of(row("240p", 5)));
    BackupReport report = backUp();
    assertThat(report.copied()).isEqualTo(1);
    assertThat(report.kept()).isEqualTo(2 * RecordedSite.SEGMENTS + 3);
  }

  @Test
  void run_afterARecordingWasErased_leavesNothingOfIt() {
    backUp();
    store.list("").forEach(object -> store.delete(object.name()));
    catalogue.forget(ID);
    BackupReport report = backUp();
    assertThat(report.removed()).isEqualTo(2 * RecordedSite.SEGMENTS + 3);
    assertThat(copies().list("recordings/")).isEmpty();
  }

  @Test
  void run_afterTheStoreLostObjects_keepsItsCopies() {
    backUp();
    store.delete(name("240p", 2));
    BackupReport report = backUp();
    assertThat(report.removed()).isZero();
    assertThat(copies().get(name("240p", 2))).contains(content("240p", 2));
  }

  @Test
  void run_afterTheCatalogueWasLost_keepsItsCopies() {
    backUp();
    Site emptied =
        new Site(new FakeCatalogue(), store, folder.resolve("data"), Set.of(), Optional.empty());
    assertThat(new Backup(emptied, "1.0", Clock.systemUTC()).run(target()).removed()).isZero();
    assertThat(copies().list("recordings/")).isNotEmpty();
  }

  @Test
  void run_damagedObject_isToldAndNotCopied() {
    store.put(name("240p", 2), Bytes.utf8("torn"));
    BackupReport report = backUp();
    assertThat(report.missing()).containsExactly(name("240p", 2));
    assertThat(copies().get(name("240p", 2))).isEmpty();
  }

  @Test
  void run_directoryWithOtherThings_isRefused() throws IOException {
    Files.createDirectories(target());
    Files.writeString(target().resolve("photo.jpg"), "mine");
    assertThatThrownBy(this::backUp)
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("holds other things");
  }

  @Test
  void restore_intoASiteWithRecordings_isRefused() {
    backUp();
    assertThatThrownBy(() -> new Restoration(other(catalogue, store)).run(target()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("holds recordings, accounts or sittings already");
  }

  @Test
  void restore_catalogueCutShort_isRefusedBeforeAnythingIsWritten() throws IOException {
    backUp();
    Path lines = target().resolve("catalogue.jsonl");
    List<String> all = Files.readAllLines(lines);
    Files.write(lines, all.subList(0, all.size() - 1));
    FakeCatalogue restored = new FakeCatalogue();
    assertThatThrownBy(() -> new Restoration(other(restored, new FakeObjectStore())).run(target()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is not whole");
    assertThat(restored.channels()).isEmpty();
  }

  @Test
  void restore_objectDamagedInTheBackup_isToldAndNotPutBack() {
    backUp();
    copies().put(name("audio", 1), Bytes.wrap(new byte[content("audio", 1).length()]));
    FakeObjectStore restoredStore = new FakeObjectStore();
    assertThat(new Restoration(other(new FakeCatalogue(), restoredStore)).run(target()))
        .containsExactly(name("audio", 1));
    assertThat(restoredStore.get(name("audio", 1))).isEmpty();
  }

  @Test
  void restore_thatFailed_canBeRunAgain() {
    backUp();
    FakeCatalogue restored = new FakeCatalogue();
    FakeObjectStore restoredStore = new FakeObjectStore();
    restoredStore.fail(new StoreException("The disk is gone"));
    Restoration restoration = new Restoration(other(restored, restoredStore));
    assertThatThrownBy(() -> restoration.run(target())).hasMessageContaining("The disk is gone");
    assertThat(Restoration.isUnfinished(folder.resolve("other"))).isTrue();
    restoredStore.recover();
    assertThat(restoration.run(target())).isEmpty();
    assertThat(Restoration.isUnfinished(folder.resolve("other"))).isFalse();
  }

  @Test
  void restore_noBackup_isRefused() {
    assertThatThrownBy(() -> new Restoration(site()).run(folder.resolve("nowhere")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("There is no directory");
    assertThatThrownBy(() -> new Restoration(site()).run(folder.resolve("data")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("no finished backup");
  }
}
