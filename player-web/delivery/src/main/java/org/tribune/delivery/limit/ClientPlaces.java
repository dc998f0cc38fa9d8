package org.tribune.delivery.limit;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.tribune.core.network.ClientNetwork;

/**
 * Places for requests of one kind, which take their memory of what all clients have: playlists that
 * wait for something new, or streams of sound. Safe for all threads.
 */
public final class ClientPlaces {
  private final ClientLimits limits;
  private final ClientLoad load;

  /** Places that take their memory of {@code limits}, each as much as {@code load}. */
  public ClientPlaces(ClientLimits limits, ClientLoad load) {
    this.limits = limits;
    this.load = load;
  }

  /** One that is taken, until it is closed: when its request is answered, or its client is gone. */
  public final class Place implements AutoCloseable {
    private final ClientNetwork network;
    private boolean isOver = false;

    private Place(ClientNetwork network) {
      this.network = network;
    }

    /** On the event loop of its request; safe twice. */
    @Override
    public void close() {
      if (!isOver) {
        isOver = true;
        limits.room().leave(load, network);
      }
    }
  }

  /** A place for a request; empty if there is no room for it. */
  public Optional<Place> take(HttpServerRequest request) {
    ClientNetwork network = limits.clients().network(request);
    return limits.room().enter(load, network) ? Optional.of(new Place(network)) : Optional.empty();
  }
}
