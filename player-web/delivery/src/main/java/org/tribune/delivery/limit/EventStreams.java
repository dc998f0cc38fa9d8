package org.tribune.delivery.limit;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.client.ClientAddress;

/**
 * The event streams that are open, of all event loops. When memory gets short the newest of
 * citizens, of the network that has most of them, are ended; the pages then ask now and then
 * instead. Safe for all threads.
 */
public final class EventStreams {
  private static final int ENDED_AT_ONCE = 8;

  private final ClientMemoryBudget room;
  private final ClientAddress clients;
  private final Map<ClientNetwork, SequencedSet<Open>> citizens = new HashMap<>();

  /** Streams that take their memory of {@code room}. */
  public EventStreams(ClientMemoryBudget room, ClientAddress clients) {
    this.room = room;
    this.clients = clients;
    room.relief(this::endSome);
  }

  /** One that is open, until it is closed. Safe for all threads, and twice. */
  public final class Open implements AutoCloseable {
    private final ClientLoad load;
    private final ClientNetwork network;
    private final Runnable end;
    private boolean isOpen = true;

    private Open(ClientLoad load, ClientNetwork network, Runnable end) {
      this.load = load;
      this.network = network;
      this.end = end;
    }

    @Override
    public void close() {
      forget(this);
    }
  }

  /**
   * A citizen's begins, on the event loop of the caller; empty if there is no room. It may be ended
   * from here.
   */
  public Optional<Open> openPublic(HttpServerRequest request) {
    Context loop = Vertx.currentContext();
    return open(clients.network(request), () -> loop.runOnContext(turn -> end(request)));
  }

  private static void end(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      var _ = request.response().reset();
    } else {
      var _ = request.connection().close();
    }
  }

  /** One of the staff begins; empty if there is no room at all. */
  public Optional<Open> openStaff(HttpServerRequest request) {
    Open stream = new Open(ClientLoad.STAFF_EVENT_STREAM, clients.network(request), () -> {});
    return room.enter(stream.load, stream.network) ? Optional.of(stream) : Optional.empty();
  }

  /**
   * A citizen's begins.
   *
   * @param end ends it, on any thread, at once or later
   */
  synchronized Optional<Open> open(ClientNetwork network, Runnable end) {
    if (!room.enter(ClientLoad.EVENT_STREAM, network)) {
      return Optional.empty();
    }
    Open stream = new Open(ClientLoad.EVENT_STREAM, network, end);
    citizens.computeIfAbsent(network, first -> new LinkedHashSet<>()).addLast(stream);
    return Optional.of(stream);
  }

  private synchronized void forget(Open stream) {
    if (stream.isOpen) {
      stream.isOpen = false;
      room.leave(stream.load, stream.network);
      citizens.computeIfPresent(
          stream.network,
          (network, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
          });
    }
  }

  /** Ends some of the network that has most. */
  private synchronized void endSome() {
    citizens.values().stream()
        .max(Comparator.comparingInt(SequencedSet::size))
        .ifPresent(
            streams -> {
              for (int i = 0; i < ENDED_AT_ONCE && !streams.isEmpty(); i++) {
                Open newest = streams.getLast();
                forget(newest);
                newest.end.run();
              }
            });
  }

  /** How many are open. */
  public synchronized int count() {
    return citizens.values().stream().mapToInt(SequencedSet::size).sum();
  }
}
