package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/** A backup as the program wrote it that knew format 1. */
final class OldBackup {
  private OldBackup() {}

  static void write(Catalogue catalogue, ObjectStore store, Path target) throws IOException {
    Files.createDirectories(target.resolve("data/log"));
    Files.createDirectories(target.resolve("data/search"));
    Files.writeString(target.resolve("data/log/events"), "journal");
    Files.writeString(target.resolve("data/search/segment"), "a withdrawn word");
    Files.writeString(target.resolve("tribune.yml"), "streamKey: secret-word");
    var _ =
        CatalogueDump.write(
            catalogue,
            /* withPrivate= */ true,
            Files.newOutputStream(target.resolve("catalogue.jsonl")));
    FileSystemObjectStore copies = new FileSystemObjectStore(target.resolve("store"));
    try (Stream<StoredObject> objects = store.list("")) {
      objects.forEach(each -> copies.put(each.name(), store.get(each.name()).orElseThrow()));
    }
    Files.writeString(
        target.resolve("tribune-backup.json"),
        """
        {"format":1,"program":"1.0","startedAt":"2026-01-06T03:00:00Z","recordings":1,
         "objects":13,"bytes":4711}
        """);
  }
}
