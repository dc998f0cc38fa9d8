package org.tribune.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tribune.archive.inventory.RecordedSite.ID;
import static org.tribune.archive.inventory.RecordedSite.content;
import static org.tribune.archive.inventory.RecordedSite.name;
import static org.tribune.archive.inventory.RecordedSite.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.archive.inventory.RecordedSite;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.core.Bytes;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

final class EncryptedBackupTest {
  private static final int OBJECTS = 2 * RecordedSite.SEGMENTS + 3;

  @TempDir Path folder = Path.of("");
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final BackupKey key = BackupKey.generate();

  @BeforeEach
  void record() throws IOException {
    RecordedSite.fill(catalogue, store);
    Files.createDirectories(folder.resolve("data/keys"));
    Files.createDirectories(folder.resolve("data/log"));
    Files.writeString(folder.resolve("data/log/events"), "journal");
    Files.writeString(folder.resolve("data/keys/master"), "the key of all keys");
    Files.writeString(folder.resolve("tribune.yml"), "streamKey: secret-word");
  }

  private Site site() {
    return new Site(
        catalogue,
        store,
        folder.resolve("data"),
        Set.of(),
        Optional.of(folder.resolve("tribune.yml")));
  }

  private Path target() {
    return folder.resolve("backup");
  }

  private BackupReport backUp(Optional<AgeRecipients> recipients) {
    return new Backup(site(), recipients, "1.0", Clock.systemUTC()).run(target());
  }

  private static Optional<AgeRecipients> of(BackupKey... keys) {
    return Optional.of(new AgeRecipients(Arrays.stream(keys).map(BackupKey::recipient).toList()));
  }

  private BackupReport backUp() {
    return backUp(of(key));
  }

  private Optional<Path> identity(BackupKey... keys) throws IOException {
    StringBuilder text = new StringBuilder("# kept in the safe\n");
    Arrays.stream(keys).forEach(each -> text.append(each.identity()).append('\n'));
    return Optional.of(Files.writeString(folder.resolve("key.txt"), text.toString()));
  }

  /** A site that was restored. */
  private final class Restored {
    private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
    private final FakeObjectStore store = new FakeObjectStore();
    private final Path data = folder.resolve("other");

    List<String> run(Optional<Path> identity) {
      return new Restoration(new Site(catalogue, store, data, Set.of(), Optional.empty()))
          .run(target(), identity)
          .missing();
    }

    void assertWhole() throws IOException {
      assertThat(run(identity(key))).isEmpty();
      assertThat(catalogue.recordings(RecordingQuery.ALL)).hasSize(1);
      assertThat(store.get(name("240p", 2))).contains(content("240p", 2));
      assertThat(store.get(name("audio", 0))).contains(content("audio", 0));
    }

    void assertUntouched() {
      assertThat(catalogue.channels()).isEmpty();
      assertThat(store.list("")).isEmpty();
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void run_thenRestore_givesTheSameSiteWithItsSecrets() throws IOException {
    assertThat(backUp().copied()).isEqualTo(OBJECTS);
    Restored restored = new Restored();
    restored.assertWhole();
    assertThat(restored.data.resolve("log/events")).hasContent("journal");
    assertThat(restored.data.resolve("keys/master")).hasContent("the key of all keys");
    assertThat(restored.data.resolve("keys/backup-names"))
        .hasSameTextualContentAs(folder.resolve("data/keys/backup-names"));
  }

  @Test
  void run_anything_namesAndContentsSayNothing() throws IOException {
    backUp();
    BackupFiles.of(target())
        .assertNowhere(
            ID.value(),
            "Conseil",
            "240p",
            "m4s",
            "header of the picture",
            "a picture",
            "secret-word",
            "journal",
            "the key of all keys",
            Files.readString(folder.resolve("data/keys/backup-names")).strip());
  }

  @Test
  void run_again_copiesOnlyWhatIsNew() {
    backUp();
    store.put(name("240p", 5), content("240p", 5));
    catalogue.addSegments(ID, List.of(row("240p", 5)));
    assertThat(backUp())
        .extracting(BackupReport::copied, BackupReport::kept, BackupReport::removed)
        .containsExactly(1L, (long) OBJECTS, 0L);
  }

  @Test
  void run_aKeyWasShredded_isInNoBackupAnyMore() throws IOException {
    backUp();
    Files.writeString(folder.resolve("data/keys/master"), "another key");
    backUp();
    try (Stream<Path> files = Files.list(target())) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .filteredOn(each -> each.startsWith("files-") || each.startsWith("catalogue-"))
          .containsExactlyInAnyOrder("files-2.zip.age", "catalogue-2.jsonl.age");
    }
    Restored restored = new Restored();
    restored.assertWhole();
    assertThat(restored.data.resolve("keys/master")).hasContent("another key");
  }

  @Test
  void run_afterARecordingWasErased_leavesNothingOfIt() throws IOException {
    backUp();
    Deletion deletion =
        Deletion.announce(
            catalogue.recording(ID).orElseThrow(),
            /* bytes= */ 5,
            Deletion.Reason.OPERATOR,
            Instant.EPOCH,
            Instant.EPOCH);
    catalogue.saveDeletion(deletion.carriedOut(Instant.EPOCH));
    catalogue.forget(ID);
    assertThat(backUp().removed()).isEqualTo(OBJECTS);
    assertThat(objects()).isEmpty();
  }

  private List<Path> objects() throws IOException {
    Path objects = target().resolve(BackupFolder.objects(of(key)));
    try (Stream<Path> files = Files.walk(objects)) {
      return files.filter(each -> each.toString().endsWith(".age")).sorted().toList();
    }
  }

  @Test
  void run_theStoreWasEmptied_keepsItsCopies() throws IOException {
    backUp();
    store.list("").forEach(object -> store.delete(object.name()));
    assertThat(backUp().removed()).isZero();
    new Restored().assertWhole();
  }

  @Test
  void run_withoutAKeyWhereOneWas_changesNothing() throws IOException {
    backUp();
    Map<String, String> before = BackupFiles.of(target()).sums();
    assertThatThrownBy(() -> backUp(Optional.empty()))
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll("is encrypted", "backup.recipients");
    assertThat(BackupFiles.of(target()).sums()).isEqualTo(before);
  }

  @Test
  void run_dataDirectoryIsAnother_changesNothing() throws IOException {
    backUp();
    Map<String, String> before = BackupFiles.of(target()).sums();
    Files.delete(folder.resolve("data/keys/backup-names"));
    assertThatThrownBy(this::backUp)
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll("another data directory", "Nothing was changed");
    assertThat(BackupFiles.of(target()).sums()).isEqualTo(before);
  }

  @Test
  void run_catalogueIsEmpty_changesNothing() throws IOException {
    backUp();
    Map<String, String> before = BackupFiles.of(target()).sums();
    Site emptied =
        new Site(
            new TemporaryCatalogue(), store, folder.resolve("data"), Set.of(), Optional.empty());
    assertThatThrownBy(() -> new Backup(emptied, of(key), "1.0", Clock.systemUTC()).run(target()))
        .hasMessageContaining("1 recordings are not in it");
    assertThat(BackupFiles.of(target()).sums()).isEqualTo(before);
  }

  @Test
  void run_ontoAPlainBackup_leavesNothingPlain() throws IOException {
    backUp(Optional.empty());
    store.delete(name("240p", 2));
    store.delete(name("audio", 0));
    FileSystemObjectStore plain = new FileSystemObjectStore(target().resolve("store"));
    plain.put("recordings/20200101t000000-zzzzzzzz/240p/1.m4s", Bytes.utf8("of a lost recording"));
    assertThat(backUp().missing()).isEmpty();
    assertThat(target().resolve("store")).doesNotExist();
    BackupFiles.of(target()).assertNowhere("Conseil", "header of the picture", "of a lost");
    assertThat(objects()).hasSize(OBJECTS + 1);
    new Restored().assertWhole();
  }

  @Test
  void run_ontoABackupOfFormat1_leavesNothingPlain() throws IOException {
    OldBackup.write(catalogue, store, target());
    store.delete(name("240p", 2));
    backUp();
    BackupFiles.of(target())
        .assertNowhere("Conseil", "header of the picture", "a withdrawn word", "secret-word");
    new Restored().assertWhole();
  }

  /** Gives so many objects, and then no more. */
  private void backUpUntil(int reads, Optional<AgeRecipients> recipients) {
    DyingStore dying = new DyingStore(store, reads);
    Site site = new Site(catalogue, dying, folder.resolve("data"), Set.of(), Optional.empty());
    assertThatThrownBy(() -> new Backup(site, recipients, "1.0", Clock.systemUTC()).run(target()))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void run_brokenOffAnywhereWhileItEncrypts_leavesAWholeBackup() throws IOException {
    OldBackup.write(catalogue, store, target());
    // Each goes on from where the one before it broke off.
    for (int run = 0; run < 4; run++) {
      backUpUntil(/* reads= */ 3, of(key));
      Path data = folder.resolve("after-" + run);
      Site fresh =
          new Site(
              new TemporaryCatalogue(), new FakeObjectStore(), data, Set.of(), Optional.empty());
      assertThat(new Restoration(fresh).run(target(), Optional.empty()).missing()).isEmpty();
    }
    backUp();
    BackupFiles.of(target()).assertNowhere("Conseil", "header of the picture");
    new Restored().assertWhole();
  }

  @Test
  void run_firstOneBrokenOff_isGoneOnWithAndNotRestored() throws IOException {
    backUpUntil(5, of(key));
    assertThatThrownBy(() -> new Restored().run(identity(key)))
        .hasMessageContaining("no finished backup");
    assertThat(backUp().kept()).isPositive();
    new Restored().assertWhole();
  }

  @Test
  void run_withAnotherKey_isForThatOneAndKeepsWhatOnlyTheOldOneOpens() throws IOException {
    backUp();
    store.delete(name("240p", 2));
    BackupKey next = BackupKey.generate();
    assertThat(backUp(of(next)).missing()).containsExactly(name("240p", 2));
    assertThat(objects()).hasSize(1);
    assertThat(new Restored().run(identity(next, key))).isEmpty();
    store.put(name("240p", 2), content("240p", 2));
    backUp(of(next));
    assertThat(target().resolve(BackupFolder.objects(of(key)))).doesNotExist();
  }

  @Test
  void run_forTwo_opensForEachAlone() throws IOException {
    BackupKey second = BackupKey.generate();
    backUp(of(key, second));
    assertThat(backUp(of(key, second)).copied()).isZero();
    new Restored().assertWhole();
    Site other =
        new Site(
            new TemporaryCatalogue(),
            new FakeObjectStore(),
            folder.resolve("third"),
            Set.of(),
            Optional.empty());
    assertThat(new Restoration(other).run(target(), identity(second)).missing()).isEmpty();
  }

  private void assertRestoreRefused(Optional<Path> identity, String... words) {
    Restored restored = new Restored();
    assertThatThrownBy(() -> restored.run(identity))
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll(words);
    restored.assertUntouched();
  }

  @Test
  void restore_keyIsMissingOrWrong_isRefusedInPlainWords() throws IOException {
    backUp();
    assertRestoreRefused(Optional.empty(), "is encrypted", "--identity FILE");
    assertRestoreRefused(identity(BackupKey.generate()), "does not open this backup");
    assertRestoreRefused(Optional.of(folder.resolve("nowhere")), "Can't read the backup's key");
    assertRestoreRefused(
        Optional.of(Files.writeString(folder.resolve("public"), key.recipient())), "holds no key");
    String torn = key.identity().substring(0, 40);
    assertRestoreRefused(
        Optional.of(Files.writeString(folder.resolve("torn"), torn)), "is not whole");
  }

  private void damage(String file, int atTheEnd, boolean cuts) throws IOException {
    Path path = target().resolve(file);
    byte[] content = Files.readAllBytes(path);
    if (cuts) {
      Files.write(path, Arrays.copyOf(content, content.length - atTheEnd));
    } else {
      content[content.length - atTheEnd] ^= 1;
      Files.write(path, content);
    }
  }

  @Test
  void restore_fileCutShortOrWithOneBitFlippedOrSwapped_isRefusedBeforeAnythingIsWritten()
      throws IOException {
    for (String file : List.of("catalogue-1.jsonl.age", "files-1.zip.age")) {
      for (boolean cuts : List.of(true, false)) {
        backUpAnew();
        damage(file, /* atTheEnd= */ 100, cuts);
        assertRestoreRefused(identity(key), file, "damaged, cut short or another's");
      }
      backUpAnew();
      Files.delete(target().resolve(file));
      assertRestoreRefused(identity(key), file, "is missing");
    }
    backUpAnew();
    Path catalogueFile = target().resolve("catalogue-1.jsonl.age");
    Path files = target().resolve("files-1.zip.age");
    Path aside = target().resolve("aside");
    Files.move(catalogueFile, aside);
    Files.move(files, catalogueFile);
    Files.move(aside, files);
    assertRestoreRefused(identity(key), "damaged, cut short or another's");
    backUpAnew();
    damage("tribune-backup.json", /* atTheEnd= */ 1, /* cuts= */ true);
    assertRestoreRefused(identity(key), "tribune-backup.json is damaged");
  }

  private void backUpAnew() throws IOException {
    if (Files.exists(target())) {
      try (Stream<Path> all = Files.walk(target())) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    backUp();
  }

  @Test
  void restore_objectsDamagedOrSwapped_areToldAndNotPutBack() throws IOException {
    backUp();
    ObjectKeys.Secret names = NamesKey.of(folder.resolve("data"));
    FileSystemObjectStore files =
        new FileSystemObjectStore(target().resolve(BackupFolder.objects(of(key))));
    Path first = files.file(names.of(name("240p", 0))).orElseThrow();
    Path second = files.file(names.of(name("240p", 1))).orElseThrow();
    Path aside = folder.resolve("aside");
    Files.move(first, aside);
    Files.move(second, first);
    Files.move(aside, second);
    Path third = files.file(names.of(name("240p", 3))).orElseThrow();
    byte[] flipped = Files.readAllBytes(third);
    flipped[flipped.length - 30] ^= 1;
    Files.write(third, flipped);
    Path fourth = files.file(names.of(name("audio", 3))).orElseThrow();
    Files.write(fourth, Arrays.copyOf(Files.readAllBytes(fourth), 250));
    Restored restored = new Restored();
    assertThat(restored.run(identity(key)))
        .containsExactlyInAnyOrder(
            name("240p", 0), name("240p", 1), name("240p", 3), name("audio", 3));
    assertThat(restored.store.get(name("240p", 0))).isEmpty();
    assertThat(restored.store.get(name("240p", 2))).contains(content("240p", 2));
  }

  @Test
  void copies_ofAnEncryptedBackup_areFoundWithItsKey() throws IOException {
    backUp();
    assertThat(
            BackupCopies.open(target(), identity(key))
                .find(new ExpectedObject.Segment(name("240p", 1), row("240p", 1))))
        .contains(content("240p", 1));
    assertThatThrownBy(() -> BackupCopies.open(target(), Optional.empty()))
        .hasMessageContaining("--identity FILE");
    assertThatThrownBy(() -> BackupCopies.open(target(), identity(BackupKey.generate())))
        .hasMessageContaining("does not open this backup");
  }

  private String age(String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("opened");
    Process age =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of("age", "--decrypt", "--output", out.toString(), "--identity"),
                        Arrays.stream(arguments))
                    .toList())
            .inheritIO()
            .start();
    assertThat(age.waitFor()).isZero();
    return Files.readString(out, StandardCharsets.ISO_8859_1);
  }

  @Test
  void run_thenTheStandardTool_opensAllOfIt() throws Exception {
    backUp();
    String identity = identity(key).orElseThrow().toString();
    assertThat(age(identity, target().resolve("catalogue-1.jsonl.age").toString()))
        .contains(ID.value())
        .contains("\"type\":\"end\"");
    assertThat(age(identity, target().resolve("files-1.zip.age").toString())).startsWith("PK");
    BackupFiles opened = BackupFiles.of(Files.createDirectories(folder.resolve("opened-files")));
    Files.move(
        folder.resolve("opened"),
        opened.root().resolve("files.zip"),
        StandardCopyOption.REPLACE_EXISTING);
    ObjectKeys.Secret names = NamesKey.of(folder.resolve("data"));
    opened.assertSomewhere(
        "streamKey: secret-word", names.of(name("240p", 2)) + "\t" + name("240p", 2));
    Path object =
        new FileSystemObjectStore(target().resolve(BackupFolder.objects(of(key))))
            .file(names.of(name("240p", 2)))
            .orElseThrow();
    assertThat(age(identity, object.toString()).getBytes(StandardCharsets.ISO_8859_1))
        .isEqualTo(content("240p", 2).array());
  }

  @Test
  void lengthOf_contentsOfAnyLength_isTheLengthOfTheFile() throws IOException {
    for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_000}) {
      for (AgeRecipients recipients : List.of(of(key).get(), of(key, BackupKey.generate()).get())) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream out = recipients.encrypt(file)) {
          out.write(new byte[length]);
        }
        assertThat(recipients.lengthOf(length)).as("%s bytes", length).isEqualTo(file.size());
      }
    }
  }

  @Test
  void recipients_withAWrongLetter_areRefused() {
    String wrong =
        key.recipient().substring(0, 20)
            + (key.recipient().charAt(20) == 'q' ? 'p' : 'q')
            + key.recipient().substring(21);
    assertThatThrownBy(() -> new AgeRecipients(List.of(wrong)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is no public key of age");
  }
}
