package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tribune.archive.inventory.RecordedSite;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.store.ObjectStore;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** A process that backs up a site of some hundred objects, to be killed meanwhile. */
final class BackupProcess {
  private static final int SEGMENTS = 300;

  private BackupProcess() {}

  static Process start(Path data, Path target, String recipient) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BackupProcess.class.getName());
    command.addAll(List.of(data.toString(), target.toString(), recipient));
    return new ProcessBuilder(command).inheritIO().start();
  }

  static void fill(Catalogue catalogue, ObjectStore store) {
    RecordedSite.fill(catalogue, store);
    IntStream.range(RecordedSite.SEGMENTS, SEGMENTS)
        .forEach(
            number ->
                store.put(RecordedSite.name("240p", number), RecordedSite.content("240p", number)));
    catalogue.addSegments(
        RecordedSite.ID,
        IntStream.range(RecordedSite.SEGMENTS, SEGMENTS)
            .mapToObj(number -> RecordedSite.row("240p", number))
            .toList());
  }

  static void run(Path data, Path target, Optional<AgeRecipients> recipients) {
    TemporaryCatalogue catalogue = new TemporaryCatalogue();
    FakeObjectStore store = new FakeObjectStore();
    fill(catalogue, store);
    Site site = new Site(catalogue, store, data, Set.of(), Optional.empty());
    var _ = new Backup(site, recipients, "1.0", Clock.systemUTC()).run(target);
  }

  public static void main(String[] arguments) {
    run(
        Path.of(arguments[0]),
        Path.of(arguments[1]),
        Optional.of(new AgeRecipients(List.of(arguments[2]))));
  }
}
