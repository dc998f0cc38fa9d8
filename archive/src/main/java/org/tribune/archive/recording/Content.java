package org.tribune.archive.recording;

import java.nio.file.Path;
import org.tribune.core.Bytes;

/** Where the bytes of a segment are that is to be stored. */
sealed interface Content {
  /** How many bytes; 0 if the store has them. */
  int length();

  /** In memory: the disk would not take them. */
  record InMemory(Bytes bytes) implements Content {
    @Override
    public int length() {
      return bytes.length();
    }
  }

  /**
   * In the spool.
   *
   * @param torn true if a crash may have left its last chunk in pieces
   */
  record OnDisk(Path file, int length, boolean torn) implements Content {}

  /** In the store: only the catalogue does not know of it. */
  record InStore() implements Content {
    @Override
    public int length() {
      return 0;
    }
  }
}
