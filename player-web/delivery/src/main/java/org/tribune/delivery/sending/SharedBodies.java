package org.tribune.delivery.sending;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.tribune.core.Bytes;

/** Sends bodies that many ask for at once. For one event loop. */
public interface SharedBodies extends AutoCloseable {
  /**
   * A body: the very runs, not others that happen to hold the same bytes.
   *
   * @param first the first run; with the length it distinguishes a part from the segment that it
   *     begins
   */
  record Key(Bytes first, int length) {
    @Override
    @SuppressWarnings("ReferenceEquality") // Comparing the content would cost what this saves.
    public boolean equals(Object other) {
      return other instanceof Key key && key.first == first && key.length == length;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(first) * 31 + length;
    }
  }

  /**
   * Ends the answer to {@code request} with a body, whose Content-Length is set.
   *
   * @param runs one after the other
   * @param length of all
   * @return false if it is not for us: it must be sent in another way
   */
  boolean send(HttpServerRequest request, List<Bytes> runs, int length);

  /** Frees what no answer uses any more; the rest goes with the answers. */
  @Override
  void close();
}
