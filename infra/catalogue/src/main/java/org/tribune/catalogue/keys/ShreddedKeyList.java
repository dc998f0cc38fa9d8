package org.tribune.catalogue.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.core.crypto.KeyId;

/**
 * The ids of the keys that were destroyed, one a line, in a file beside the master key and not in
 * the catalogue: a catalogue that is put back from an older copy is held against it. Calls block.
 */
public final class ShreddedKeyList {
  private final Path file;

  /** The list that {@code file} holds. */
  public ShreddedKeyList(Path file) {
    this.file = file;
  }

  /** The list beside the file of the master key. */
  static ShreddedKeyList beside(Path masterKey) {
    return new ShreddedKeyList(masterKey.resolveSibling("shredded"));
  }

  /**
   * What it holds; nothing if it is not there. A line that is no id is passed over: it is one that
   * a crash cut off.
   *
   * @throws UncheckedIOException if it can't be read
   */
  public Set<KeyId> read() {
    try {
      return Files.readAllLines(file).stream()
          .filter(KeyId::isOne)
          .map(KeyId::new)
          .collect(Collectors.toSet());
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read the list of destroyed keys " + file, e);
    }
  }

  /**
   * Replaces it.
   *
   * @throws UncheckedIOException if it can't be written
   */
  public void write(Set<KeyId> ids) {
    List<String> lines = ids.stream().sorted().map(KeyId::value).toList();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, lines);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write the list of destroyed keys " + file, e);
    }
  }
}
