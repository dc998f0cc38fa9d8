package org.tribune.delivery.sending;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A block of a long answer: runs of memory and of files, one after the other. Filled by one thread,
 * then sent by another; who made it closes it, unless it was given away.
 */
public final class BodyBlock implements AutoCloseable {
  private final int memoryAtOnce;
  private final Deque<BlockPiece> pieces = new ArrayDeque<>();
  private ByteBuf memory = Unpooled.EMPTY_BUFFER;
  private int length = 0;
  private boolean hasFiles = false;

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
    block.pieces.add(new BlockPiece.OfMemory(bytes));
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
    file.reads().fill(to.slice(to.writerIndex(), count).clear(), offset);
    to.writerIndex(to.writerIndex() + count);
    length += count;
  }

  /** Adds a run of a file, which is held, and read when it is sent. */
  public void refer(OpenFile file, int offset, int count) {
    if (count == 0) {
      // The kernel says of nothing sent that the file has ended.
      return;
    }
    seal();
    pieces.add(new BlockPiece.OfFile(file, offset, count));
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

  /** Makes a piece of what was copied. */
  private void seal() {
    if (memory.isReadable()) {
      pieces.add(new BlockPiece.OfMemory(memory));
    } else {
      memory.release();
    }
    memory = Unpooled.EMPTY_BUFFER;
  }

  /** Bytes, sent or not. */
  public int length() {
    return length;
  }

  /** True if only the kernel can send all of it. */
  boolean hasFiles() {
    return hasFiles;
  }

  /** Puts bytes, which are taken over, before all others. */
  void addHead(ByteBuf head) {
    pieces.addFirst(new BlockPiece.OfMemory(head));
    length += head.readableBytes();
  }

  /**
   * Sends what a socket takes without waiting, and lets go of each piece that is sent.
   *
   * @return bytes sent
   * @throws IOException if the connection is broken, or a file ends before
   */
  long sendTo(int socket) throws IOException {
    seal();
    long sent = 0;
    while (!pieces.isEmpty()) {
      BlockPiece piece = pieces.getFirst();
      long answer = piece.sendTo(socket, /* more= */ pieces.size() > 1);
      if (answer == -LinuxCalls.EAGAIN) {
        return sent;
      }
      if (answer < 0 && answer != -LinuxCalls.EINTR) {
        throw new IOException("The connection is broken (error " + -answer + ")");
      }
      sent += Math.max(answer, 0);
      if (piece.left() == 0) {
        pieces.removeFirst().letGo();
      }
    }
    return sent;
  }

  /** The bytes of a block without files, which the caller releases; the block is used up. */
  public ByteBuf take() {
    seal();
    ByteBuf[] all =
        pieces.stream()
            .map(
                piece ->
                    piece instanceof BlockPiece.OfMemory own ? own.bytes() : Unpooled.EMPTY_BUFFER)
            .toArray(ByteBuf[]::new);
    pieces.clear();
    return all.length == 1 ? all[0] : Unpooled.wrappedBuffer(all.length, all);
  }

  /** Gives back the memory and lets go of the files; safe twice. */
  @Override
  public void close() {
    seal();
    pieces.forEach(BlockPiece::letGo);
    pieces.clear();
  }
}
