package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import org.tribune.delivery.sending.OpenFile;

/** A run of a {@link BodyBlock}. */
sealed interface BlockPiece {
  /** Bytes that are not sent yet. */
  int left();

  /**
   * Sends what a socket takes without waiting.
   *
   * @param more true if another run follows at once
   * @return bytes sent, or an error as {@link KernelCalls} returns it
   * @throws EOFException if a file ends before
   */
  long sendTo(int socket, boolean more) throws EOFException;

  /** Gives back its memory, or lets go of its file. */
  void letGo();

  /** In memory outside the heap, whose reader index shows what is sent. */
  record OfMemory(ByteBuf bytes) implements BlockPiece {
    @Override
    public int left() {
      return bytes.readableBytes();
    }

    @Override
    public long sendTo(int socket, boolean more) {
      long address = bytes.memoryAddress() + bytes.readerIndex();
      long sent = KernelCalls.send(socket, address, bytes.readableBytes(), more);
      if (sent > 0) {
        bytes.skipBytes(Math.toIntExact(sent));
      }
      return sent;
    }

    @Override
    public void letGo() {
      bytes.release();
    }
  }

  /** A piece of a file, which it holds open. */
  final class OfFile implements BlockPiece {
    private final OpenFile file;
    private long position;
    private int left;

    OfFile(OpenFile file, int offset, int length) {
      file.hold();
      this.file = file;
      this.position = offset;
      this.left = length;
    }

    @Override
    public int left() {
      return left;
    }

    @Override
    public long sendTo(int socket, boolean more) throws EOFException {
      long sent = CachedFile.of(file).sendTo(socket, position, left);
      if (sent > 0) {
        position += sent;
        left -= Math.toIntExact(sent);
      }
      return sent;
    }

    @Override
    public void letGo() {
      file.letGo();
    }
  }
}
