package org.tribune.delivery.sending.kernel;

import io.vertx.core.Future;
import java.io.IOException;

/** A piece of an answer's body: filled from a file, then written. */
interface BodyPiece {
  /** Bytes of the body. */
  int length();

  /**
   * Fills it from a place in {@code file} as far as that takes no waiting.
   *
   * @return false if the rest must be waited for
   */
  boolean fillNow(FileReads file, long position) throws IOException;

  /** Fills what is left of it, which began at this place in the file. Blocks. */
  void fill(FileReads file, long position) throws IOException;

  /**
   * Writes it, once it is full, and lets go of its memory. On the response's event loop.
   *
   * @return when it is sent, or will never be
   */
  Future<Void> write();

  /** Lets go of its memory, if it is not written. */
  void release();
}
