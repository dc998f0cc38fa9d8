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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.inventory.RecordedSite;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Identity;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Passkey;
import org.tribune.catalogue.audience.AudienceTally;
import org.tribune.catalogue.audience.ConcurrentViewers;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedDay;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.audit.ChainReport;
import org.tribune.catalogue.audit.ChainVerification;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionFile;
import org.tribune.catalogue.question.Questioning;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.config.QuestioningMode;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.AssemblySamples;
import org.tribune.testkit.catalogue.AuditSamples;
import org.tribune.testkit.catalogue.CaptionSamples;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.FakeObjectStore;

final class BackupTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  private static final String QUESTION = "sera-t-elle rouverte";

  @TempDir Path folder = Path.of("");
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
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
    sit();
    ask();
    watch();
    caption();
    writeMinutes();
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
    AuditChain chain = catalogue.accounts().auditChain();
    AuditEntry why =
        new AuditEntry(
            /* number= */ 0,
            Instant.EPOCH,
            Optional.empty(),
            "",
            AuditAction.AUDIT_ERASED,
            "7",
            "",
            "");
    assertThat(chain.erase(7, why)).isTrue();
    var _ = chain.checkpoint(LocalDate.EPOCH, Instant.EPOCH);
    chain.keepTimestamp(LocalDate.EPOCH, Bytes.utf8("token"));
    var _ =
        catalogue
            .proofs()
            .add(
                new ClosedSessionProof(
                    ID,
                    Instant.EPOCH,
                    /* edition= */ 1,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    ClosedSessionProof.Result.FOUND,
                    Bytes.utf8("%PDF"),
                    "{}"));
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
    return new Backup(site(), Optional.empty(), "1.0", Clock.systemUTC()).run(target());
  }

  private ObjectStore copies() {
    return new FileSystemObjectStore(target().resolve("store"));
  }

  private void sit() {
    var _ =
        catalogue.assemblies().create(AssemblySamples.whole("council", "Conseil municipal").at(3));
    assertThat(
            catalogue
                .sittings()
                .create(
                    SittingSamples.recorded(SITTING.value(), SittingSamples.EVENING)
                        .withDocuments(List.of())))
        .isTrue();
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
                List.of(new ConcurrentViewers(ID, Instant.EPOCH, 12))));
  }

  private void writeMinutes() {
    Block block =
        Block.of(new BlockId("p"), BlockKind.PARAGRAPH, Optional.empty(), "La séance est ouverte.");
    Minutes draft = Minutes.draft(SITTING, "fr", List.of(block), Instant.EPOCH, "Anne");
    assertThat(catalogue.minutes().create(draft)).isTrue();
    Minutes written =
        draft.with(List.of(block.saying("Elle est levée."))).changed(Instant.EPOCH, "Anne");
    assertThat(catalogue.minutes().replace(written)).isPresent();
  }

  private Site other(Catalogue otherCatalogue, ObjectStore otherStore) {
    return new Site(
        otherCatalogue, otherStore, folder.resolve("other"), Set.of(), Optional.empty());
  }

  private void caption() {
    Cue cue = new Cue(Duration.ofSeconds(2), Duration.ofSeconds(4), "", "Bonsoir.");
    CaptionTrack track = new CaptionTrack("fr", List.of(cue), Instant.EPOCH, "Anne");
    assertThat(catalogue.captions().replace(RecordingCaptions.none(ID).with(track))).isPresent();
    Cue before = new Cue(Duration.ofSeconds(3), Duration.ofSeconds(5), "", "Bonjour, avant.");
    catalogue
        .captions()
        .keep(ID, new CaptionTrack("fr", List.of(cue, before), Instant.EPOCH, "Anne"));
    List<LiveCaption> said =
        IntStream.range(0, 1_201)
            .mapToObj(each -> CaptionSamples.heard("r" + each, 3 * each, "mot-" + each))
            .toList();
    assertThat(catalogue.transcripts().save(ID, said)).isEqualTo(1_201);
  }

  /** Takes what is said between two seconds away. */
  private void mute(int from, int to) {
    Correction asked =
        catalogue.request(
            new Correction(
                ID,
                /* id= */ 0,
                MediaTime.of(Duration.ofSeconds(from)),
                MediaTime.of(Duration.ofSeconds(to)),
                Correction.Kind.MUTE,
                "A name",
                "Article 17",
                "Anne",
                Instant.EPOCH,
                Correction.State.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    catalogue.apply(asked.done(Instant.EPOCH, Optional.empty()), List.of());
  }

  @Test
  void run_thenRestore_givesTheSameSite() throws IOException {
    catalogue.mark(ID, row("240p", 4), SegmentState.LOST);
    BackupReport report = backUp();
    assertThat(report.recordings()).isEqualTo(1);
    assertThat(report.copied()).isEqualTo(2 * RecordedSite.SEGMENTS + 3);
    assertThat(report.missing()).isEmpty();
    TemporaryCatalogue restored = new TemporaryCatalogue();
    FakeObjectStore restoredStore = new FakeObjectStore();
    assertThat(
            new Restoration(other(restored, restoredStore))
                .run(target(), Optional.empty())
                .missing())
        .isEmpty();
    assertThat(restored.recordings(RecordingQuery.ALL))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
        .isEqualTo(catalogue.recordings(RecordingQuery.ALL));
    assertThat(restored.indexedSegments(ID, "240p", 0, Long.MAX_VALUE))
        .isEqualTo(catalogue.indexedSegments(ID, "240p", 0, Long.MAX_VALUE));
    assertThat(restored.assets(ID)).isEqualTo(catalogue.assets(ID));
    assertThat(restored.captions().find(ID)).isEqualTo(catalogue.captions().find(ID)).isPresent();
    assertThat(restored.captions().revisions(ID))
        .isEqualTo(catalogue.captions().revisions(ID))
        .hasSize(1);
    assertThat(restored.transcripts().find(ID))
        .isEqualTo(catalogue.transcripts().find(ID))
        .hasSize(1_201);
    // What is not public of a question is in an encrypted backup alone: QuestionBackupTest.
    assertThat(restored.questions().files(SITTING))
        .extracting(QuestionFile::question)
        .isEqualTo(
            catalogue.questions().files(SITTING).stream().map(QuestionFile::question).toList())
        .hasSize(1);
    assertThat(restored.questions().questioning(SITTING))
        .isEqualTo(catalogue.questions().questioning(SITTING))
        .isPresent();
    assertThat(restored.minutes().find(SITTING))
        .isEqualTo(catalogue.minutes().find(SITTING))
        .isPresent();
    assertThat(restored.minutes().revisions(SITTING))
        .isEqualTo(catalogue.minutes().revisions(SITTING))
        .hasSize(2);
    assertThat(restored.minutes().composed(SITTING))
        .isEqualTo(catalogue.minutes().composed(SITTING))
        .hasSize(1);
    assertThat(restored.assemblies().list())
        .containsExactly(AssemblySamples.whole("council", "Conseil municipal").at(3));
    assertThat(restored.sittings().find(SITTING)).isEqualTo(catalogue.sittings().find(SITTING));
    assertThat(restored.audience().minutes(ID))
        .isEqualTo(catalogue.audience().minutes(ID))
        .hasSize(1);
    assertThat(restored.audience().days(ID)).isEqualTo(catalogue.audience().days(ID)).hasSize(1);
    assertThat(restored.audience().concurrentViewers(ID))
        .isEqualTo(catalogue.audience().concurrentViewers(ID))
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
    AuditChain chain = restored.accounts().auditChain();
    AuditChain original = catalogue.accounts().auditChain();
    assertThat(chain.genesis()).isEqualTo(original.genesis());
    assertThat(chain.checkpoints()).isEqualTo(original.checkpoints());
    assertThat(chain.entriesAfter(0, 2_000)).isEqualTo(original.entriesAfter(0, 2_000));
    assertThat(restored.proofs().of(ID)).isEqualTo(catalogue.proofs().of(ID)).hasSize(1);
    assertThat(restored.accounts().audit(AuditQuery.newest(2_000)))
        .isEqualTo(catalogue.accounts().audit(AuditQuery.newest(2_000)))
        .hasSize(1_202);
    store
        .list("")
        .forEach(
            object ->
                assertThat(restoredStore.get(object.name())).isEqualTo(store.get(object.name())));
    assertThat(folder.resolve("other/log/events")).hasContent("journal");
    assertThat(Restoration.isUnfinished(folder.resolve("other"))).isFalse();
  }

  @Test
  void run_withoutAKey_holdsNoSecretsAndOnlyItsOwnerMayReadIt() throws IOException {
    Files.createDirectories(folder.resolve("data/keys"));
    Files.writeString(folder.resolve("data/keys/master"), "the key of all keys");
    backUp();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target())))
        .isEqualTo("rwx------");
    BackupFiles.of(target())
        .assertNowhere("site: {name: Ici}", "the key of all keys", "objects have a way");
    BackupFiles.of(target()).assertSomewhere("journal");
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
    Deletion done = catalogue.deletions().getFirst().carriedOut(Instant.now());
    catalogue.saveDeletion(done);
    catalogue.forget(ID);
    BackupReport report = backUp();
    assertThat(report.removed()).isEqualTo(2 * RecordedSite.SEGMENTS + 3);
    assertThat(copies().list("recordings/")).isEmpty();
  }

  @Test
  void run_pictureThatIsReplacedMeanwhile_isNotMissedAndTheNewOneCopied() {
    Asset before = catalogue.assets(ID).getFirst();
    Bytes content = Bytes.utf8("another");
    Asset after =
        new Asset(
            before.name(), "another-r0.jpg", before.type(), content.length(), Sha256.of(content));
    String replaced = RecordingNames.asset(ID, before.file());
    store.beforeReading(
        name -> {
          if (name.equals(replaced)) {
            store.put(RecordingNames.asset(ID, after.file()), content);
            int revision = catalogue.recording(ID).orElseThrow().revision();
            assertThat(catalogue.saveAssets(ID, revision, List.of(after))).isTrue();
            store.delete(replaced);
          }
        });
    assertThat(backUp().missing()).isEmpty();
    assertThat(copies().get(RecordingNames.asset(ID, after.file()))).contains(content);
    TemporaryCatalogue restored = new TemporaryCatalogue();
    Restoration.Result result =
        new Restoration(other(restored, new FakeObjectStore())).run(target(), Optional.empty());
    assertThat(result.missing()).isEmpty();
    assertThat(result.redrawn()).isEqualTo(1);
    assertThat(restored.assets(ID)).isEmpty();
  }

  /** What the archive draws is drawn again; what somebody sent is missing. */
  @Test
  void restore_picturesThatTheBackupLacks_areDrawnAnewButNotOnesOwn() {
    Asset poster = catalogue.assets(ID).getFirst();
    Asset list = list();
    assertThat(catalogue.saveAssets(ID, /* revision= */ 0, List.of(list))).isTrue();
    store.put(RecordingNames.asset(ID, list.file()), Bytes.utf8("a list"));
    Asset own = new Asset("own-poster", "own-poster-r0.jpg", "image/jpeg", 3, poster.sha256());
    assertThat(catalogue.saveAssets(ID, /* revision= */ 0, List.of(own))).isTrue();
    backUp();
    copies().delete(RecordingNames.asset(ID, poster.file()));
    TemporaryCatalogue restored = new TemporaryCatalogue();
    Restoration.Result result =
        new Restoration(other(restored, new FakeObjectStore())).run(target(), Optional.empty());
    assertThat(result.redrawn()).isEqualTo(1);
    assertThat(result.missing()).containsExactly(RecordingNames.asset(ID, own.file()));
    // Without its list the storyboard is drawn, and with it the poster; nobody draws one's own.
    assertThat(restored.assets(ID)).containsExactly(own);
  }

  private static Asset list() {
    Bytes content = Bytes.utf8("a list");
    return new Asset(
        "storyboard", "storyboard-r0-0f1e.vtt", "text/vtt", content.length(), Sha256.of(content));
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
  void run_afterTheStoreWasEmptied_keepsItsCopiesAndTellsWhatIsMissing() {
    backUp();
    store.list("").forEach(object -> store.delete(object.name()));
    assertThat(backUp()).extracting(BackupReport::removed).isEqualTo(0L);
    FakeObjectStore restored = new FakeObjectStore();
    assertThat(
            new Restoration(other(new TemporaryCatalogue(), restored))
                .run(target(), Optional.empty())
                .missing())
        .isEmpty();
    assertThat(restored.get(name("240p", 2))).contains(content("240p", 2));
  }

  private void assertRefused(Catalogue lost, String why) throws IOException {
    Map<String, String> before = BackupFiles.of(target()).sums();
    Site site = new Site(lost, store, folder.resolve("data"), Set.of(), Optional.empty());
    assertThatThrownBy(
            () -> new Backup(site, Optional.empty(), "1.0", Clock.systemUTC()).run(target()))
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll(why, "Nothing was changed", "name a new directory");
    assertThat(BackupFiles.of(target()).sums()).isEqualTo(before);
  }

  /** A catalogue with the same audit trail. */
  private TemporaryCatalogue withTheSameTrail() {
    TemporaryCatalogue same = new TemporaryCatalogue();
    same.accounts()
        .auditChain()
        .restore(
            catalogue.accounts().audit(AuditQuery.newest(5_000)).stream()
                .map(AuditSamples::unchained)
                .toList());
    return same;
  }

  @Test
  void run_catalogueIsEmpty_changesNothing() throws IOException {
    backUp();
    assertRefused(new TemporaryCatalogue(), "its audit trail is not the one");
  }

  @Test
  void run_catalogueIsOlder_changesNothing() throws IOException {
    TemporaryCatalogue older = withTheSameTrail();
    RecordedSite.fill(older, store);
    var _ =
        catalogue.accounts().record(catalogue.accounts().audit(AuditQuery.newest(1)).getFirst());
    backUp();
    assertRefused(older, "its audit trail is not the one");
  }

  @Test
  void run_catalogueHasLostARecordingWithoutDeletingIt_changesNothing() throws IOException {
    backUp();
    assertRefused(withTheSameTrail(), "1 recordings are not in it");
  }

  @Test
  void run_catalogueHasLostSegments_changesNothing() throws IOException {
    store.put(name("240p", 5), content("240p", 5));
    catalogue.addSegments(ID, List.of(row("240p", 5)));
    backUp();
    TemporaryCatalogue damaged = withTheSameTrail();
    RecordedSite.fill(damaged, new FakeObjectStore());
    assertRefused(damaged, "1 recordings are not in it, or not whole");
  }

  @Test
  void run_sealedOriginals_areInNone() throws IOException {
    store.put("sealed/" + ID + "/1/240p/2.m4s", Bytes.utf8("what was said in error"));
    copies().put("sealed/" + ID + "/1/240p/1.m4s", Bytes.utf8("what an older program copied"));
    backUp();
    BackupFiles.of(target()).assertNowhere("what was said in error", "what an older program");
    assertThat(copies().list("sealed/")).isEmpty();
  }

  @Test
  void run_again_replacesTheCatalogueBefore() throws IOException {
    backUp();
    BackupFiles.of(target()).assertSomewhere(QUESTION);
    catalogue.questions().forget(SITTING);
    backUp();
    BackupFiles.of(target()).assertNowhere(QUESTION);
  }

  @Test
  void run_afterAPassageWasCorrected_holdsItsWordsNoMore() throws IOException {
    backUp();
    BackupFiles.of(target()).assertSomewhere("mot-700", "Bonsoir.", "Bonjour, avant.");
    mute(2_099, 2_102);
    mute(3, 4);

    backUp();

    BackupFiles.of(target()).assertNowhere("mot-700", "Bonsoir.", "Bonjour, avant.");
    BackupFiles.of(target()).assertSomewhere("mot-698", "mot-702");
    TemporaryCatalogue restored = new TemporaryCatalogue();
    Site site = other(restored, new FakeObjectStore());
    assertThat(new Restoration(site).run(target(), Optional.empty()).missing()).isEmpty();
    assertThat(restored.transcripts().find(ID)).isEqualTo(catalogue.transcripts().find(ID));
  }

  @Test
  void run_whileAnotherRuns_isRefused() {
    try (BackupFolder _ = BackupFolder.forWriting(target())) {
      assertThatThrownBy(this::backUp).hasMessageContaining("Another backup is being made");
    }
    assertThat(backUp().missing()).isEmpty();
  }

  @Test
  void run_intoABackupOfFormat1_bringsItToThisFormat() throws IOException {
    OldBackup.write(catalogue, store, target());
    BackupFiles.of(target()).assertSomewhere("a withdrawn word", "streamKey: secret-word");
    store.delete(name("240p", 2));
    BackupReport report = backUp();
    assertThat(report.copied()).isZero();
    BackupFiles.of(target()).assertNowhere("a withdrawn word", "streamKey: secret-word");
    FakeObjectStore restored = new FakeObjectStore();
    assertThat(
            new Restoration(other(new TemporaryCatalogue(), restored))
                .run(target(), Optional.empty())
                .missing())
        .isEmpty();
    assertThat(restored.get(name("240p", 2))).contains(content("240p", 2));
  }

  @Test
  void run_catalogueIsNotTheOneOfABackupOfFormat1_changesNothing() throws IOException {
    OldBackup.write(catalogue, store, target());
    assertRefused(new TemporaryCatalogue(), "its audit trail is not the one");
    assertRefused(withTheSameTrail(), "1 recordings are not in it");
  }

  @Test
  void restore_backupOfFormat1_givesTheSiteAndNothingThatIsRebuilt() throws IOException {
    OldBackup.write(catalogue, store, target());
    TemporaryCatalogue restored = new TemporaryCatalogue();
    FakeObjectStore restoredStore = new FakeObjectStore();
    assertThat(
            new Restoration(other(restored, restoredStore))
                .run(target(), Optional.empty())
                .missing())
        .isEmpty();
    assertThat(restored.recordings(RecordingQuery.ALL)).hasSize(1);
    assertThat(restoredStore.get(name("240p", 2))).contains(content("240p", 2));
    assertThat(folder.resolve("other/log/events")).hasContent("journal");
    assertThat(folder.resolve("other/search")).doesNotExist();
    assertThat(restoredStore.list("sealed/")).isEmpty();
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
    assertThatThrownBy(
            () -> new Restoration(other(catalogue, store)).run(target(), Optional.empty()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("holds recordings, accounts, assemblies or sittings already");
  }

  @Test
  void restore_catalogueCutShort_isRefusedBeforeAnythingIsWritten() throws IOException {
    backUp();
    Path lines = target().resolve("catalogue-1.jsonl");
    List<String> all = Files.readAllLines(lines);
    Files.write(lines, all.subList(0, all.size() - 1));
    TemporaryCatalogue restored = new TemporaryCatalogue();
    assertThatThrownBy(
            () ->
                new Restoration(other(restored, new FakeObjectStore()))
                    .run(target(), Optional.empty()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("catalogue-1.jsonl is damaged, cut short or another's");
    assertThat(restored.channels()).isEmpty();
  }

  @Test
  void restore_objectDamagedInTheBackup_isToldAndNotPutBack() {
    backUp();
    copies().put(name("audio", 1), Bytes.wrap(new byte[content("audio", 1).length()]));
    FakeObjectStore restoredStore = new FakeObjectStore();
    assertThat(
            new Restoration(other(new TemporaryCatalogue(), restoredStore))
                .run(target(), Optional.empty())
                .missing())
        .containsExactly(name("audio", 1));
    assertThat(restoredStore.get(name("audio", 1))).isEmpty();
  }

  @Test
  void restore_thatFailed_canBeRunAgain() {
    backUp();
    TemporaryCatalogue restored = new TemporaryCatalogue();
    FakeObjectStore restoredStore = new FakeObjectStore();
    restoredStore.fail(new StoreException("The disk is gone"));
    Restoration restoration = new Restoration(other(restored, restoredStore));
    assertThatThrownBy(() -> restoration.run(target(), Optional.empty()))
        .hasMessageContaining("The disk is gone");
    assertThat(Restoration.isUnfinished(folder.resolve("other"))).isTrue();
    restoredStore.recover();
    assertThat(restoration.run(target(), Optional.empty()).missing()).isEmpty();
    assertThat(Restoration.isUnfinished(folder.resolve("other"))).isFalse();
  }

  @Test
  void restore_noBackup_isRefused() {
    assertThatThrownBy(
            () -> new Restoration(site()).run(folder.resolve("nowhere"), Optional.empty()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("There is no directory");
    assertThatThrownBy(() -> new Restoration(site()).run(folder.resolve("data"), Optional.empty()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("no finished backup");
  }

  /** The file of a version that knew of no chain. */
  @Test
  void restore_ofAnEarlierVersion_chainsItsTrail() throws IOException {
    OldBackup.write(catalogue, store, target());
    Path file = target().resolve("catalogue.jsonl");
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(file).stream()
                .filter(line -> !line.contains("\"type\":\"audit-"))
                .filter(line -> !line.contains("\"type\":\"end\""))
                .map(line -> line.replaceAll(",\"salt\":.*", "}"))
                .toList());
    lines.add("{\"type\":\"end\",\"lines\":" + lines.size() + "}");
    Files.write(file, lines);
    TemporaryCatalogue restored = new TemporaryCatalogue();
    Site site = other(restored, new FakeObjectStore());
    assertThat(new Restoration(site).run(target(), Optional.empty()).missing()).isEmpty();
    ChainReport report = ChainVerification.of(restored.accounts().auditChain(), List.of());
    assertThat(report.adopted()).isEqualTo(report.entries()).isEqualTo(1_202);
    assertThat(report.violations()).isEmpty();
  }

  /** The file of a version that kept no transcripts. */
  @Test
  void restore_backupWithoutTranscripts_givesTheRest() throws IOException {
    OldBackup.write(catalogue, store, target());
    Path file = target().resolve("catalogue.jsonl");
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(file).stream()
                .filter(line -> !line.contains("\"type\":\"transcript\""))
                .filter(line -> !line.contains("\"type\":\"end\""))
                .toList());
    lines.add("{\"type\":\"end\",\"lines\":" + lines.size() + "}");
    Files.write(file, lines);
    TemporaryCatalogue restored = new TemporaryCatalogue();
    Site site = other(restored, new FakeObjectStore());

    assertThat(new Restoration(site).run(target(), Optional.empty()).missing()).isEmpty();

    assertThat(restored.transcripts().find(ID)).isEmpty();
    assertThat(restored.captions().find(ID)).isEqualTo(catalogue.captions().find(ID));
  }

  /** Whoever has an e-mail that is newer than the backup sees that something is missing. */
  @Test
  void restore_olderThanALetter_isToldByIt() {
    backUp();
    for (int i = 0; i < 3; i++) {
      var _ =
          catalogue.accounts().record(catalogue.accounts().audit(AuditQuery.newest(1)).getFirst());
    }
    AuditHead mailed = catalogue.accounts().auditChain().head().orElseThrow();
    TemporaryCatalogue restored = new TemporaryCatalogue();
    Site site = other(restored, new FakeObjectStore());
    assertThat(new Restoration(site).run(target(), Optional.empty()).missing()).isEmpty();
    assertThat(ChainVerification.of(restored.accounts().auditChain(), List.of(mailed)).violations())
        .singleElement()
        .satisfies(each -> assertThat(each.text()).contains("entries are missing since", "backup"));
  }
}
