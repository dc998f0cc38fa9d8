package org.tribune.archive.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.tribune.core.Bytes;
import org.tribune.core.report.Preparation;
import org.tribune.core.report.Preparations;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/**
 * The files that films are still to be made of, of some gigabytes each: copied block by block. A
 * film may be finished meanwhile, and its file is then gone. Used by one thread.
 */
final class WaitingFiles {
  private static final int BLOCK = 1 << 23;

  private final Preparations queue;

  /** Names of what was to be copied, by any of the calls. */
  private final Set<String> named = new HashSet<>();

  WaitingFiles(Preparations queue) {
    this.queue = queue;
  }

  /**
   * Copies what is not there yet.
   *
   * @param half for what is half copied, on the disk of {@code to} if that is one
   * @return the names of those that are missing, or not whole, and still waited for
   */
  List<String> copy(ObjectStore from, ObjectStore to, Path half) throws IOException {
    List<String> missing = new ArrayList<>();
    for (Preparation each : queue.open()) {
      Preparation.Source source = each.source();
      named.add(source.object());
      boolean isThere = to.lengthOf(source.object()).equals(OptionalLong.of(source.bytes()));
      if (!isThere && !copy(source, from, to, half) && isWaitedFor(each)) {
        missing.add(source.object());
      }
    }
    return missing;
  }

  private boolean isWaitedFor(Preparation preparation) {
    return queue.open().stream().anyMatch(each -> each.id().equals(preparation.id()));
  }

  private static boolean copy(
      Preparation.Source source, ObjectStore from, ObjectStore to, Path half) throws IOException {
    try {
      long at = 0;
      try (OutputStream out = Files.newOutputStream(half)) {
        Optional<Bytes> block = from.get(source.object(), at, BLOCK);
        while (block.isPresent() && !block.get().isEmpty()) {
          out.write(block.get().array());
          at += block.get().length();
          block = from.get(source.object(), at, BLOCK);
        }
      }
      if (at == source.bytes()) {
        to.putFile(source.object(), half);
      }
      return at == source.bytes();
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Removes those that no call found waiting. */
  void prune(ObjectStore copies) {
    List<String> there;
    try (Stream<StoredObject> objects = copies.list(Preparation.OBJECTS)) {
      there = objects.map(StoredObject::name).toList();
    }
    there.stream().filter(name -> !named.contains(name)).forEach(copies::delete);
  }
}
