package org.tribune.core.log;

import java.util.Arrays;

/**
 * Where the entries of a durable topic, or of one of its keys, are in the journal, in their order:
 * 16 bytes an entry and no object, so that a site with thirty years behind it, half a million of
 * them, starts on the heap of a small box and the garbage collector has nothing to look through.
 * Guarded by its topic's lock.
 */
final class JournalIndex {
  private long[] positions = new long[1];
  private long[] offsets = new long[1];
  private int size = 0;

  /** Has one more, behind all others. */
  void add(long position, long offset) {
    if (size == positions.length) {
      int larger = size + size / 2 + 1;
      positions = Arrays.copyOf(positions, larger);
      offsets = Arrays.copyOf(offsets, larger);
    }
    positions[size] = position;
    offsets[size] = offset;
    size++;
  }

  /** Which is the first at or after {@code position}; {@link #size} if none is. */
  int firstFrom(long position) {
    int found = Arrays.binarySearch(positions, 0, size, position);
    return found >= 0 ? found : -found - 1;
  }

  /** The position of one of them, by its number from 0 on. */
  long position(int number) {
    return positions[number];
  }

  /** Where its first byte is in the journal. */
  long offset(int number) {
    return offsets[number];
  }

  boolean holds(long position) {
    return Arrays.binarySearch(positions, 0, size, position) >= 0;
  }

  void remove(long position) {
    int number = Arrays.binarySearch(positions, 0, size, position);
    if (number >= 0) {
      int behind = size - number - 1;
      System.arraycopy(positions, number + 1, positions, number, behind);
      System.arraycopy(offsets, number + 1, offsets, number, behind);
      size--;
    }
  }

  int size() {
    return size;
  }
}
