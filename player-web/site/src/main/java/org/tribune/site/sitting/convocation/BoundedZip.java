package org.tribune.site.sitting.convocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip of a stranger: parts are read by their names, nothing is unpacked to the disk, and all that
 * is read together is bounded. Used by one thread.
 */
final class BoundedZip implements AutoCloseable {
  /** A long document has some hundred, most of them pictures. */
  private static final int MOST_ENTRIES = 10_000;

  /** Bytes: of a long document's text with its markup, several times. */
  private static final int MOST_UNPACKED = 32_000_000;

  private final ZipFile zip;
  private int left = MOST_UNPACKED;

  /** Throws {@link UnreadableException} if it is broken, or of too many parts. */
  BoundedZip(Path file) throws IOException {
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new UnreadableException(Flaw.DAMAGED);
    }
    if (zip.size() > MOST_ENTRIES) {
      zip.close();
      throw new UnreadableException(Flaw.TOO_HARD);
    }
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** True if a part's name begins so. */
  boolean hasBelow(String folder) {
    return zip.stream().anyMatch(entry -> entry.getName().startsWith(folder));
  }

  /** The part of this name; what it unpacks to counts, whatever the zip says of its size. */
  Optional<InputStream> open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.isDirectory()) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(left + 1);
      if (content.length > left) {
        throw new UnreadableException(Flaw.TOO_HARD);
      }
      left -= content.length;
      return Optional.of(new ByteArrayInputStream(content));
    } catch (ZipException e) {
      throw new UnreadableException(Flaw.DAMAGED);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
