package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.OpenFile;

/** Runs of memory outside the heap, and of files that the kernel sends. */
final class KernelBlock implements BodyBlock {
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
  KernelBlock(int memoryAtOnce) {
    this.memoryAtOnce = memoryAtOnce;
  }

  /** A block of these bytes, which are taken over. */
  static KernelBlock of(ByteBuf bytes) {
    KernelBlock block = new KernelBlock(0);
    block.length = bytes.readableBytes();
    block.pieces.add(new BlockPiece.OfMemory(bytes));
    return block;
  }

  @Override
  public void add(byte[] array, int offset, int count) {
    room(count).writeBytes(array, offset, count);
    length += count;
  }

  /** Nothing is copied: both hold the memory. */
  @Override
  public void add(BodyBlock other, int offset, int count) {
    if (count == 0) {
      return;
    }
    seal();
    ByteBuf all = ((KernelBlock) other).joined();
    pieces.add(new BlockPiece.OfMemory(all.retainedSlice(all.readerIndex() + offset, count)));
    length += count;
  }

  @Override
  public void copy(OpenFile file, int offset, int count) throws IOException {
    ByteBuf to = room(count);
    FileReads.of(file).fill(to.slice(to.writerIndex(), count).clear(), offset);
    to.writerIndex(to.writerIndex() + count);
    length += count;
  }

  @Override
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

  @Override
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
      if (answer == -KernelCalls.EAGAIN) {
        return sent;
      }
      if (answer < 0 && answer != -KernelCalls.EINTR) {
        throw new IOException("The connection is broken (error " + -answer + ")");
      }
      sent += Math.max(answer, 0);
      if (piece.left() == 0) {
        pieces.removeFirst().letGo();
      }
    }
    return sent;
  }

  /** The bytes of a block without files, which stay its own. */
  private ByteBuf joined() {
    ByteBuf all = take();
    pieces.add(new BlockPiece.OfMemory(all));
    return all;
  }

  @Override
  public List<ByteBuffer> bytes() {
    return List.of(joined().nioBuffers());
  }

  /** The bytes of a block without files, which the caller releases; the block is used up. */
  ByteBuf take() {
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

  @Override
  public void close() {
    seal();
    pieces.forEach(BlockPiece::letGo);
    pieces.clear();
  }
}
