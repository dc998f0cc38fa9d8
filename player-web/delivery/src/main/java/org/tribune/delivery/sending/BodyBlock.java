package org.tribune.delivery.sending;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A block of a long answer: runs of memory and of files, one after the other. Filled by one thread,
 * then sent by another; who made it closes it, unless it was given away.
 */
public interface BodyBlock extends AutoCloseable {
  /** Adds a run of {@code array}, copied. */
  void add(byte[] array, int offset, int count);

  /** Adds a run of another block of the same kind and without files, which stays as it is. */
  void add(BodyBlock other, int offset, int count);

  /**
   * Adds a run of a file, copied; may block.
   *
   * @throws IOException if the file can't be read, or ends before
   */
  void copy(OpenFile file, int offset, int count) throws IOException;

  /**
   * Adds a run of a file, which is held, and read when it is sent: {@link BlockWriter#takesFiles}.
   */
  void refer(OpenFile file, int offset, int count);

  /** Bytes, sent or not. */
  int length();

  /** The bytes of a block without files, for reading until it is closed. */
  List<ByteBuffer> bytes();

  /** Gives back the memory and lets go of the files; safe twice. */
  @Override
  void close();
}
