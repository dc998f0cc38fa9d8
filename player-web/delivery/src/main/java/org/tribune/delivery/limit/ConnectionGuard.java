package org.tribune.delivery.limit;

import io.vertx.core.http.HttpConnection;
import java.util.Optional;
import org.tribune.core.network.ClientNetwork;

/** Counts what clients have open at the connections of one event loop, which owns it. */
public interface ConnectionGuard {
  /**
   * A connection is open.
   *
   * @param network where it comes from; empty for that of a trusted proxy
   * @return false if there is no room for it: it is to be closed
   */
  boolean admits(HttpConnection connection, Optional<ClientNetwork> network);

  /** Begins to count the streams of a connection that was admitted; empty unless it is HTTP/2. */
  Optional<StreamGuard> streams(HttpConnection connection, ClientNetwork network);

  /** It is closed, admitted or not. */
  void closed(HttpConnection connection);
}
