package org.tribune.core.log;

import java.io.IOException;
import java.io.RandomAccessFile;

/** What was read last of a journal, since who reads one entry mostly reads the next as well. */
final class JournalBlock {
  private byte[] bytes = new byte[0];
  private long offset = 0;
  private int length = 0;

  /** What was read. */
  byte[] bytes() {
    return bytes;
  }

  /** How much of it. */
  int length() {
    return length;
  }

  /** Where in the file this is that is at {@code index} here. */
  long offset(int index) {
    return offset + index;
  }

  /**
   * Has the entry here that begins at {@code start} in a file, or as much of it as there is.
   *
   * @param end what counts of the file
   * @param ahead how much is read at once if something must be
   * @return where it begins here
   */
  int reach(RandomAccessFile file, long start, long end, int ahead) throws IOException {
    if (start < offset || start >= offset + length) {
      load(file, start, end, ahead);
    }
    int from = (int) (start - offset);
    int whole = JournalFormat.lengthAtLeast(bytes, from, length);
    while (whole > length - from && whole <= end - start) {
      load(file, start, end, Math.max(whole, ahead));
      from = 0;
      whole = JournalFormat.lengthAtLeast(bytes, from, length);
    }
    return from;
  }

  private void load(RandomAccessFile file, long start, long end, int wanted) throws IOException {
    length = 0;
    int next = (int) Math.min(wanted, end - start);
    if (bytes.length < next) {
      bytes = new byte[next];
    }
    file.seek(start);
    file.readFully(bytes, 0, next);
    offset = start;
    length = next;
  }

  /** The file is another, or will be written where this was read. */
  void clear() {
    bytes = new byte[0];
    length = 0;
  }
}
