package org.tribune.delivery.download;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.BodyBlock;

/**
 * Writes an archive package, and makes the film's sums on the way. Its end depends on all that
 * comes before: a part of it takes reading everything before that part. Used by one thread.
 */
final class ArchiveBody implements Body {
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
  ArchiveBody(ArchivePackage archive, Body film, long from, long end) {
    this.archive = archive;
    this.film = film;
    this.from = from;
    this.end = end;
    this.blocks = new StoredBlocks(archive.filmLength());
  }

  @Override
  public Optional<BodyBlock> next() {
    while (state != State.DONE && position < end) {
      ByteBuf block = produce();
      long start = position;
      position += block.readableBytes();
      int skipped = Math.clamp(from - start, 0, block.readableBytes());
      int wanted = (int) Math.min(block.readableBytes() - skipped, end - start - skipped);
      if (wanted > 0) {
        return Optional.of(BodyBlock.of(block.slice(block.readerIndex() + skipped, wanted)));
      }
      block.release();
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    film.close();
  }

  private ByteBuf produce() {
    if (state == State.START) {
      state = State.FILM;
      return wrap(archive.start());
    }
    Optional<ByteBuf> block = film.next().map(BodyBlock::take);
    if (block.isEmpty()) {
      state = State.DONE;
      return wrap(archive.end(crc.getValue(), sha256.digest()));
    }
    for (ByteBuffer part : block.get().nioBuffers()) {
      sha256.update(part.duplicate());
      crc.update(part);
    }
    return blocks.pack(block.get());
  }

  private static ByteBuf wrap(Bytes bytes) {
    return Unpooled.wrappedBuffer(bytes.array());
  }
}
