package org.tribune.archive.backup;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.archive.inventory.Inventory;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.StoredObject;

/**
 * Copies a site, which may be running, into a directory; what the backup before has is not copied
 * again. What was corrected or deleted since leaves the backup, too, once the new one is whole;
 * what the store or the catalogue merely lost stays there. Blocks; used by one thread. See
 * docs/decisions/0118-backups.md.
 */
public final class Backup {
  private final Site site;
  private final Optional<AgeRecipients> recipients;
  private final Encryption encryption;
  private final String program;
  private final Clock clock;

  /**
   * A backup of {@code site}.
   *
   * @param recipients who can open it; absent: it is not encrypted, and holds no secrets
   * @param program the version of this program
   */
  public Backup(Site site, Optional<AgeRecipients> recipients, String program, Clock clock) {
    this.site = site;
    this.recipients = recipients;
    this.encryption = recipients.<Encryption>map(each -> each).orElse(PlainFiles.INSTANCE);
    this.program = program;
    this.clock = clock;
  }

  /**
   * Makes the backup in {@code target}: a new directory, an empty one or that of the backup before.
   *
   * @throws BackupException if it can't be made there, or if the catalogue is not the one of the
   *     backup before, and nothing was changed
   */
  public BackupReport run(Path target) {
    try (BackupFolder folder = BackupFolder.forWriting(target)) {
      ObjectKeys keys =
          recipients.isPresent() ? NamesKey.of(site.data()) : ObjectKeys.Plain.INSTANCE;
      Optional<BackupManifest> before = folder.manifest();
      if (before.isPresent()) {
        new Continuation(site.catalogue(), folder, before.get()).require(recipients, keys);
      }
      return run(folder, keys, before);
    } catch (IOException e) {
      throw new BackupException(
          "Can't write the backup to " + target + " (" + e + "): check the disk and its space", e);
    }
  }

  private BackupReport run(BackupFolder folder, ObjectKeys keys, Optional<BackupManifest> before)
      throws IOException {
    Instant start = clock.instant();
    long number =
        before.flatMap(BackupManifest::generation).map(each -> each.number() + 1).orElse(1L);
    String name = BackupFolder.objects(recipients);
    BackupObjects objects = new BackupObjects(folder.root().resolve(name), keys, encryption);
    WaitingFiles waiting = new WaitingFiles(site.catalogue().transcodeJobs());
    // What waits by the catalogue's copy has its file here, even if its film is finished by now.
    var _ = copyWaiting(waiting, objects, folder);
    CatalogueExtent extent = CatalogueExtent.of(site.catalogue(), keys);
    Map<BroadcastId, Long> versions = new HashMap<>();
    // Before the objects: whatever it names is in the store by now.
    BackupManifest.StoredFile catalogue = writeCatalogue(folder, number, versions);
    BackupReport copied = copyObjects(objects, plainCopies(folder));
    List<String> missing = new ArrayList<>(copied.missing());
    missing.addAll(copyWaiting(waiting, objects, folder));
    BackupManifest.Generation generation =
        new BackupManifest.Generation(
            number,
            catalogue,
            writeFiles(folder, number, keys),
            name,
            recipients.map(AgeRecipients::keys).orElse(List.of()),
            keys.idOf(Continuation.NAMES),
            extent);
    folder.finish(manifest(start, copied, objects, generation));
    long removed = new Pruning(site.catalogue(), folder, keys, objects).run(waiting, versions);
    folder.removeAllBut(generation);
    return copied.with(removed, missing);
  }

  private List<String> copyWaiting(WaitingFiles waiting, BackupObjects objects, BackupFolder folder)
      throws IOException {
    return waiting.copy(
        ObjectSource.of(site.store()),
        objects,
        folder.root().resolve(BackupFolder.HALF + "waiting"));
  }

  private BackupManifest.StoredFile writeCatalogue(
      BackupFolder folder, long number, Map<BroadcastId, Long> versions) throws IOException {
    return folder.write(
        "catalogue-" + number + ".jsonl" + encryption.suffix(),
        encryption,
        out ->
            versions.putAll(
                CatalogueDump.write(
                    site.catalogue(), /* withPrivate= */ recipients.isPresent(), out)));
  }

  private BackupManifest.StoredFile writeFiles(BackupFolder folder, long number, ObjectKeys keys)
      throws IOException {
    return folder.write(
        "files-" + number + ".zip" + encryption.suffix(),
        encryption,
        out -> {
          try (FilesArchive.Writer archive = new FilesArchive.Writer(out)) {
            writeFiles(archive, keys, folder);
          }
        });
  }

  private BackupManifest manifest(
      Instant start,
      BackupReport report,
      BackupObjects objects,
      BackupManifest.Generation generation) {
    LongAdder bytes = new LongAdder();
    try (Stream<StoredObject> files = objects.list()) {
      files.forEach(each -> bytes.add(each.length()));
    }
    return new BackupManifest(
        BackupManifest.FORMAT,
        program,
        start,
        report.recordings(),
        report.kept() + report.copied(),
        bytes.sum(),
        Optional.of(generation));
  }

  /** What a backup that was not encrypted has, and the store may have lost. */
  private Optional<ObjectSource> plainCopies(BackupFolder folder) throws IOException {
    return recipients.isPresent() && folder.objectFolders().contains(BackupFolder.PLAIN)
        ? Optional.of(BackupCopies.plain(folder.root().resolve(BackupFolder.PLAIN)))
        : Optional.empty();
  }

  private BackupReport copyObjects(BackupObjects objects, Optional<ObjectSource> others) {
    Inventory inventory = new Inventory(site.catalogue());
    List<String> missing = new ArrayList<>();
    int recordings = 0;
    try (ObjectCopies copying = new ObjectCopies(ObjectSource.of(site.store()), others, objects)) {
      for (Recording recording : inventory.recordings()) {
        if (recording.state() != RecordingState.DELETING) {
          recordings++;
          missing.addAll(copying.copy(inventory.of(recording), () -> inventory.of(recording)));
        }
      }
      for (Sitting sitting : inventory.sittings()) {
        missing.addAll(copying.copy(inventory.of(sitting), () -> now(sitting, inventory)));
      }
      return new BackupReport(
          recordings,
          copying.kept(),
          copying.copied(),
          copying.copiedBytes(),
          /* removed= */ 0,
          missing);
    }
  }

  private List<ExpectedObject> now(Sitting sitting, Inventory inventory) {
    return site.catalogue().sittings().find(sitting.id()).map(inventory::of).orElse(List.of());
  }

  /** Secrets are in none that is not encrypted: the keys of what is shredded, the configuration. */
  private void writeFiles(FilesArchive.Writer archive, ObjectKeys keys, BackupFolder folder)
      throws IOException {
    Set<Path> without = new HashSet<>(site.passing());
    without.add(folder.root());
    if (keys instanceof ObjectKeys.Secret names) {
      archive.add(names);
      if (site.configuration().isPresent()) {
        archive.add("tribune.yml", site.configuration().get());
      }
      writeNames(archive, names);
    } else {
      without.add(site.data().resolve("keys").toAbsolutePath().normalize());
    }
    archive.addAll(site.data(), without);
  }

  /** For who has the key and not this program: which file is which object. */
  private void writeNames(FilesArchive.Writer archive, ObjectKeys.Secret names) throws IOException {
    Inventory inventory = new Inventory(site.catalogue());
    archive.addText(
        "objects.tsv",
        text -> {
          for (Recording recording : inventory.recordings()) {
            writeNames(inventory.of(recording), names, text);
          }
          for (Sitting sitting : inventory.sittings()) {
            writeNames(inventory.of(sitting), names, text);
          }
        });
  }

  private static void writeNames(List<ExpectedObject> objects, ObjectKeys.Secret names, Writer text)
      throws IOException {
    for (ExpectedObject each : objects) {
      text.write(names.of(each.name()) + "\t" + each.name() + "\n");
    }
  }
}
