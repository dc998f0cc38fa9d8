package org.tribune.archive.backup.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.tribune.archive.backup.AgeRecipients;
import org.tribune.archive.backup.Backup;
import org.tribune.archive.backup.BackupKey;
import org.tribune.archive.backup.Restoration;
import org.tribune.archive.backup.Site;
import org.tribune.archive.inventory.RecordedSite;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.sql.TemporaryCatalogue;

/**
 * How fast backups are made and brought back, plain and encrypted in turn. Run by hand; no test.
 */
final class BackupSpeed {
  private static final int SEGMENT_BYTES = 600_000;

  private final Path folder;
  private final BackupKey key = BackupKey.generate();
  private final Catalogue catalogue = new TemporaryCatalogue();
  private final FileSystemObjectStore store;
  private final double megabytes;

  private BackupSpeed(Path folder, int segments) {
    this.folder = folder;
    this.store = new FileSystemObjectStore(folder.resolve("store"));
    this.megabytes = segments * (SEGMENT_BYTES / 1e6);
    RecordedSite.fill(catalogue, store);
    Random random = new Random(1);
    List<RecordedSegment> rows = new ArrayList<>();
    for (int i = RecordedSite.SEGMENTS; i < segments; i++) {
      byte[] content = new byte[SEGMENT_BYTES];
      random.nextBytes(content);
      store.put(RecordedSite.name("240p", i), Bytes.wrap(content));
      RecordedSegment row = RecordedSite.row("240p", i);
      rows.add(
          new RecordedSegment(
              row.rendition(),
              row.number(),
              row.piece(),
              row.revision(),
              row.state(),
              row.start(),
              row.duration(),
              content.length,
              Sha256.of(Bytes.wrap(content)),
              row.index()));
    }
    catalogue.addSegments(RecordedSite.ID, rows);
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    BackupSpeed speed = new BackupSpeed(folder, Integer.parseInt(arguments[1]));
    int rounds = Integer.parseInt(arguments[2]);
    System.out.printf("%.0f MB in segments of %d kB%n", speed.megabytes, SEGMENT_BYTES / 1_000);
    for (int round = 1; round <= rounds; round++) {
      speed.round(Optional.empty());
      speed.round(Optional.of(new AgeRecipients(List.of(speed.key.recipient()))));
    }
  }

  private void round(Optional<AgeRecipients> recipients) throws IOException {
    String kind = recipients.isPresent() ? "encrypted" : "plain";
    Path target = folder.resolve("backup");
    Site site = new Site(catalogue, store, folder.resolve("data"), Set.of(), Optional.empty());
    Backup backup = new Backup(site, recipients, "bench", Clock.systemUTC());
    time(kind + ", the first", () -> backup.run(target));
    time(kind + ", nothing new", () -> backup.run(target));
    Path identity = Files.writeString(folder.resolve("key"), key.identity());
    Site other =
        new Site(
            new TemporaryCatalogue(),
            new FileSystemObjectStore(folder.resolve("restored/store")),
            folder.resolve("restored/data"),
            Set.of(),
            Optional.empty());
    time(kind + ", restored", () -> new Restoration(other).run(target, Optional.of(identity)));
    remove(target);
    remove(folder.resolve("restored"));
  }

  private void time(String what, Runnable work) {
    long before = System.nanoTime();
    long processor = processorNanos();
    work.run();
    double seconds = (System.nanoTime() - before) / 1e9;
    System.out.printf(
        "%s: %.2f s, %.0f MB/s, %.2f s of processor%n",
        what, seconds, megabytes / seconds, (processorNanos() - processor) / 1e9);
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
