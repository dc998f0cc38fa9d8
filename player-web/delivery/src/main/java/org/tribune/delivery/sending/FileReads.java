package org.tribune.delivery.sending;

import io.netty.buffer.ByteBuf;
import java.io.IOException;

/** An open file that is read from any place. Used by one thread at a time. */
interface FileReads extends AutoCloseable {
  /** Bytes, when it was opened. */
  long length();

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
  void close() throws IOException;
}
