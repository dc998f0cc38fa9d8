package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.OpenFile;

/** An open file that is read from any place. */
interface FileReads extends OpenFile.Content {
  /** The reads of a file that was opened by {@link KernelFiles}. */
  static FileReads of(OpenFile file) {
    return (FileReads) file.content();
  }

  /**
   * Fills {@code piece} from a place in the file as far as that takes no waiting.
   *
   * @return false if the rest must be waited for
   * @throws java.io.EOFException if the file ends before
   */
  boolean fillNow(ByteBuf piece, long position) throws IOException;

  /** Fills what is left of {@code piece}, which began at this place in the file. Blocks. */
  void fill(ByteBuf piece, long position) throws IOException;

  @Override
  default Bytes read() throws IOException {
    int length = Math.toIntExact(length());
    ByteBuf bytes = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
    try {
      fill(bytes, 0);
      return Bytes.wrap(ByteBufUtil.getBytes(bytes));
    } finally {
      bytes.release();
    }
  }
}
