package org.tribune.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of a long answer: runs of memory and of files, one after the other. Filled by one thread,
 * then sent by another; who made it closes it, unless it was given away.
 */
public final class BodyBlock implements AutoCloseable {
  private final int memoryAtOnce;
  private final List<Piece> pieces = new ArrayList<>();
  private ByteBuf memory = Unpooled.EMPTY_BUFFER;
  private int length = 0;
  private boolean hasFiles = false;

  private sealed interface Piece {
    /** For a connection; what it does with it does not matter to the owner. */
    Object message();

    void letGo();
  }

  private record MemoryPiece(ByteBuf bytes) implements Piece {
    @Override
    public Object message() {
      return Unpooled.unreleasableBuffer(bytes);
    }

    @Override
    public void letGo() {
      bytes.release();
    }
  }

  private record FilePiece(OpenFile file, int offset, int length) implements Piece {
    @Override
    public Object message() {
      return new LentRegion(file, offset, length);
    }

    @Override
    public void letGo() {
      file.letGo();
    }
  }

  /** A run of a file that others close. Netty hands no other regions to the kernel. */
  private static final class LentRegion extends DefaultFileRegion {
    LentRegion(OpenFile file, int offset, int length) {
      super(file.channel(), offset, length);
    }

    @Override
    protected void deallocate() {}
  }

  /**
   * An empty block.
   *
   * @param memoryAtOnce how much memory to take when some is needed, in bytes
   */
  public BodyBlock(int memoryAtOnce) {
    this.memoryAtOnce = memoryAtOnce;
  }

  /** A block of these bytes, which are taken over. */
  public static BodyBlock of(ByteBuf bytes) {
    BodyBlock block = new BodyBlock(0);
    block.length = bytes.readableBytes();
    block.pieces.add(new MemoryPiece(bytes));
    return block;
  }

  /** Adds a run of {@code array}, copied. */
  public void add(byte[] array, int offset, int count) {
    room(count).writeBytes(array, offset, count);
    length += count;
  }

  /**
   * Adds a run of a file, copied; may block.
   *
   * @throws IOException if the file can't be read, or ends before
   */
  public void copy(OpenFile file, int offset, int count) throws IOException {
    ByteBuf to = room(count);
    int read = 0;
    while (read < count) {
      int more = to.writeBytes(file.channel(), (long) offset + read, count - read);
      if (more < 0) {
        throw new EOFException("The file became shorter");
      }
      read += more;
    }
    length += count;
  }

  /** Adds a run of a file, which is held, and read when it is sent. */
  public void refer(OpenFile file, int offset, int count) {
    seal();
    file.hold();
    pieces.add(new FilePiece(file, offset, count));
    hasFiles = true;
    length += count;
  }

  private ByteBuf room(int count) {
    if (memory.writableBytes() < count) {
      seal();
      int size = Math.max(count, memoryAtOnce);
      memory = PooledByteBufAllocator.DEFAULT.directBuffer(size, size);
    }
    return memory;
  }

  private void seal() {
    if (memory.isReadable()) {
      pieces.add(new MemoryPiece(memory));
    } else {
      memory.release();
    }
    memory = Unpooled.EMPTY_BUFFER;
  }

  /** Bytes. */
  public int length() {
    return length;
  }

  /** True if only the kernel can send all of it. */
  boolean hasFiles() {
    return hasFiles;
  }

  /** The pieces for a connection, valid until this is closed. */
  List<Object> messages() {
    seal();
    return pieces.stream().map(Piece::message).toList();
  }

  /** The bytes of a block without files, which the caller releases; the block is used up. */
  public ByteBuf take() {
    seal();
    ByteBuf[] all =
        pieces.stream()
            .map(piece -> piece instanceof MemoryPiece own ? own.bytes() : Unpooled.EMPTY_BUFFER)
            .toArray(ByteBuf[]::new);
    pieces.clear();
    return all.length == 1 ? all[0] : Unpooled.wrappedBuffer(all.length, all);
  }

  /** Gives back the memory and lets go of the files; safe twice. */
  @Override
  public void close() {
    seal();
    pieces.forEach(Piece::letGo);
    pieces.clear();
  }
}
