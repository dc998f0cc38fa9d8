package org.tribune.archive.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what is written through it. Used by one thread. */
final class CountedBytes extends FilterOutputStream {
  private long count = 0;

  CountedBytes(OutputStream out) {
    super(out);
  }

  long count() {
    return count;
  }

  @Override
  public void write(int single) throws IOException {
    out.write(single);
    count++;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    count += length;
  }
}
