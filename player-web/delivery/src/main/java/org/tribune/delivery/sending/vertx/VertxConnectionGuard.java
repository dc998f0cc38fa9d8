package org.tribune.delivery.sending.vertx;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.delivery.limit.ClientMemoryBudget;
import org.tribune.delivery.limit.ConnectionGuard;
import org.tribune.delivery.limit.StreamGuard;

/** Counts connections that Vert.x shows, and streams by their requests. */
final class VertxConnectionGuard implements ConnectionGuard {
  private final ClientMemoryBudget room;
  private final ClientLoad load;
  private final Map<HttpConnection, Admitted> admitted = new HashMap<>();

  /** A connection that has room. */
  private static final class Admitted {
    final Optional<ClientNetwork> network;
    Optional<Streams> streams = Optional.empty();

    Admitted(Optional<ClientNetwork> network) {
      this.network = network;
    }
  }

  VertxConnectionGuard(ClientMemoryBudget room, ClientLoad load) {
    this.room = room;
    this.load = load;
  }

  @Override
  public boolean admits(HttpConnection connection, Optional<ClientNetwork> network) {
    boolean hasRoom = network.map(each -> room.enter(load, each)).orElseGet(() -> room.enter(load));
    if (hasRoom) {
      admitted.put(connection, new Admitted(network));
    }
    return hasRoom;
  }

  @Override
  public Optional<StreamGuard> streams(HttpConnection connection, ClientNetwork network) {
    Admitted known = admitted.get(connection);
    if (known == null || connection.protocolVersion() != HttpVersion.HTTP_2) {
      return Optional.empty();
    }
    Streams streams = new Streams(room, network);
    known.streams = Optional.of(streams);
    return Optional.of(streams);
  }

  @Override
  public void closed(HttpConnection connection) {
    Admitted known = admitted.remove(connection);
    if (known != null) {
      known.streams.ifPresent(Streams::close);
      known.network.ifPresentOrElse(each -> room.leave(load, each), () -> room.leave(load));
    }
  }

  /**
   * Vert.x reports the end of a stream only to one who asks: each request looks which of those
   * before it on its connection are over.
   */
  private static final class Streams implements StreamGuard {
    private final ClientMemoryBudget room;
    private final ClientNetwork network;
    private final List<HttpServerResponse> open = new ArrayList<>();

    Streams(ClientMemoryBudget room, ClientNetwork network) {
      this.room = room;
      this.network = network;
    }

    @Override
    public boolean admits(HttpServerRequest request) {
      look();
      boolean hasRoom = room.enter(ClientLoad.STREAM, network);
      if (hasRoom) {
        open.add(request.response());
      }
      return hasRoom;
    }

    @Override
    public boolean isBusy() {
      look();
      return !open.isEmpty();
    }

    @Override
    public void look() {
      int before = open.size();
      open.removeIf(HttpServerResponse::closed);
      leave(before - open.size());
    }

    private void leave(int streams) {
      for (int i = 0; i < streams; i++) {
        room.leave(ClientLoad.STREAM, network);
      }
    }

    void close() {
      leave(open.size());
      open.clear();
    }
  }
}
