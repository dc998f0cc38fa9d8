package org.tribune.delivery.download;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.BodySending;

/**
 * Writes an archive package, and makes the film's sums on the way. Its end depends on all that
 * comes before: a part of it takes reading everything before that part. Used by one thread.
 */
final class ArchiveBody implements Body {
  /** For the heads of the film's blocks. */
  private static final int SMALL_MEMORY = 256;

  private final BodySending sending;
  private final ArchivePackage archive;
  private final Body film;
  private final long from;
  private final long end;
  private final StoredBlocks blocks;
  private final MessageDigest sha256 = ArchivePackage.digest();
  private final CRC32 crc = new CRC32();
  private State state = State.START;
  private long position = 0;

  private enum State {
    START,
    FILM,
    DONE
  }

  /**
   * The bytes of {@code archive} from {@code from} on and before {@code end}.
   *
   * @param film all of the MP4, in memory
   */
  ArchiveBody(BodySending sending, ArchivePackage archive, Body film, long from, long end) {
    this.sending = sending;
    this.archive = archive;
    this.film = film;
    this.from = from;
    this.end = end;
    this.blocks = new StoredBlocks(archive.filmLength());
  }

  @Override
  public Optional<BodyBlock> next() {
    while (state != State.DONE && position < end) {
      BodyBlock block = produce();
      long start = position;
      position += block.length();
      int skipped = Math.clamp(from - start, 0, block.length());
      int wanted = (int) Math.min(block.length() - skipped, end - start - skipped);
      if (wanted == block.length()) {
        return Optional.of(block);
      }
      try (block) {
        if (wanted > 0) {
          BodyBlock part = sending.block(/* memoryAtOnce= */ 0);
          part.add(block, skipped, wanted);
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    film.close();
  }

  private BodyBlock produce() {
    if (state == State.START) {
      state = State.FILM;
      return copy(archive.start());
    }
    Optional<BodyBlock> block = film.next();
    if (block.isEmpty()) {
      state = State.DONE;
      return copy(archive.end(crc.getValue(), sha256.digest()));
    }
    try (BodyBlock bytes = block.get()) {
      for (ByteBuffer part : bytes.bytes()) {
        sha256.update(part.duplicate());
        crc.update(part);
      }
      BodyBlock packed = sending.block(SMALL_MEMORY);
      blocks.pack(bytes, packed);
      return packed;
    }
  }

  private BodyBlock copy(Bytes bytes) {
    BodyBlock block = sending.block(bytes.length());
    block.add(bytes.array(), 0, bytes.length());
    return block;
  }
}
