package org.tribune.archive.recording;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;

/**
 * The file of a segment that is in progress: its parts joined. It is a FileOutputStream since a
 * FileChannel closes for good when a thread that writes is interrupted. Used by one thread.
 */
final class SpoolFile {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);

  private final DiskSpool spool;
  private final Path open;
  private final Path whole;
  private final FileOutputStream out;
  private int length = 0;

  SpoolFile(DiskSpool spool, Path open, Path whole) throws IOException {
    this.spool = spool;
    this.open = open;
    this.whole = whole;
    this.out = new FileOutputStream(open.toFile());
  }

  /** Writes the next part: once this returns, an end of the process does not lose it. */
  void append(Bytes part) throws IOException {
    spool.reserve(part.length());
    length += part.length();
    out.write(part.array());
  }

  /** Takes back what was written behind {@code kept} bytes. */
  void cutTo(int kept) throws IOException {
    out.getChannel().truncate(kept);
    spool.release(length - kept);
    length = kept;
  }

  /** All that there will be is in it. */
  Content.OnDisk seal() throws IOException {
    out.close();
    Files.move(open, whole, StandardCopyOption.ATOMIC_MOVE);
    return new Content.OnDisk(whole, length, /* torn= */ false);
  }

  /** Takes it away: it could not be written, or is not wanted. */
  void discard() {
    try {
      out.close();
    } catch (IOException e) {
      LOG.debug("Closing {} failed", open, e);
    }
    spool.remove(open, length);
  }
}
