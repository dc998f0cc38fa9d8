package org.tribune.web.limit;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.tribune.core.network.ClientNetwork;

/** The playlists that wait for something new. Safe for all threads. */
public final class PlaylistWaits {
  private final ClientLimits limits;

  /** Waits that take their memory of {@code limits}. */
  public PlaylistWaits(ClientLimits limits) {
    this.limits = limits;
  }

  /** One that waits, until it is closed: when it is answered, or its client is gone. */
  public final class Wait implements AutoCloseable {
    private final ClientNetwork network;
    private boolean isOver = false;

    private Wait(ClientNetwork network) {
      this.network = network;
    }

    /** On the event loop of its request; safe twice. */
    @Override
    public void close() {
      if (!isOver) {
        isOver = true;
        limits.room().leave(ClientLoad.WAITING_PLAYLIST, network);
      }
    }
  }

  /** A request may have to wait; empty if there is no room for it. */
  public Optional<Wait> begin(HttpServerRequest request) {
    ClientNetwork network = limits.clients().network(request);
    return limits.room().enter(ClientLoad.WAITING_PLAYLIST, network)
        ? Optional.of(new Wait(network))
        : Optional.empty();
  }
}
