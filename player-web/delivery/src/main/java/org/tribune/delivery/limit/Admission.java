package org.tribune.delivery.limit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.tribune.core.network.AddressLiteral;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.http.RestOfBody;

/**
 * Lets requests in, or refuses them: the first thing that is asked of each. The staff is let in. Of
 * one event loop, which owns this.
 */
public final class Admission {
  /** A refusal comes late: who asks on at once asks no more often than this on each connection. */
  private static final Duration LATE = Duration.ofSeconds(1);

  private static final Duration RETRY = Duration.ofSeconds(5);

  /** How long a client may take to send its first head, or a body, which has 16 kB at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final Duration COUNT = Duration.ofSeconds(1);

  /** While there is little room a connection may rest so long. */
  private static final Duration SHORT_REST = Duration.ofSeconds(2);

  /** After there was little room it is looked for more for so long. */
  private static final Duration CROWDED = Duration.ofSeconds(5);

  private static final Duration CROWDED_LOOK = Duration.ofMillis(200);

  /** So many connections are closed at one look: a loop has others to serve. */
  private static final int CLOSED_AT_ONCE = 500;

  private final Vertx vertx;
  private final ClientLimits limits;
  private final ConnectionGuard guard;
  private final Predicate<HttpServerRequest> isStaff;
  private final BiConsumer<HttpServerRequest, Problem> refusing;
  private final Duration patience;
  private final Duration rest;
  private final Map<HttpConnection, Connection> connections = new HashMap<>();

  /** What is known of a connection. */
  private static final class Connection {
    /** Those that never asked, then those that have not for longest. */
    static final Comparator<Connection> LEAST_MISSED =
        Comparator.<Connection, Boolean>comparing(each -> each.hasAsked)
            .thenComparing((one, other) -> Long.signum(one.askedAt - other.askedAt));

    final Optional<ClientNetwork> network;
    final Optional<StreamGuard> streams;
    boolean hasAsked = false;

    /** When it was opened, or asked last, in ns of {@link System#nanoTime}. */
    long askedAt = System.nanoTime();

    /** What was asked last, until it is seen to be answered. */
    Optional<HttpServerRequest> last = Optional.empty();

    /** Since when nothing is asked, in ns of {@link System#nanoTime}. */
    long restsSince = System.nanoTime();

    Connection(Optional<ClientNetwork> network, Optional<StreamGuard> streams) {
      this.network = network;
      this.streams = streams;
    }

    void asks(HttpServerRequest request) {
      hasAsked = true;
      askedAt = System.nanoTime();
      last = Optional.of(request);
    }

    /**
     * For how long no head came, although perhaps some of its bytes did.
     *
     * @param now in ns of {@link System#nanoTime}
     */
    Duration restsFor(long now) {
      if (last.isPresent() && last.get().response().ended()) {
        // Held no longer: it has some kilobytes.
        last = Optional.empty();
        restsSince = now;
      }
      boolean mayRest = last.isPresent() || (hasAsked && streams.isPresent());
      return mayRest ? Duration.ZERO : Duration.ofNanos(now - restsSince);
    }

    /** True if nothing is under way, and nothing was asked for {@link #SHORT_REST}. */
    boolean isIdle(long now) {
      boolean isBusy =
          streams.map(StreamGuard::isBusy).orElse(false)
              || last.map(each -> !each.response().ended()).orElse(false);
      return !isBusy && now - askedAt > SHORT_REST.toNanos();
    }
  }

  /**
   * An admission.
   *
   * @param guard of this event loop
   * @param isStaff true for a request with a session of the staff; never blocks
   * @param idle after which a connection is cut on which nothing comes or goes
   * @param refusing answers a request with why it is refused
   */
  public Admission(
      Vertx vertx,
      ClientLimits limits,
      ConnectionGuard guard,
      Predicate<HttpServerRequest> isStaff,
      Duration idle,
      BiConsumer<HttpServerRequest, Problem> refusing) {
    this.vertx = vertx;
    this.limits = limits;
    this.guard = guard;
    this.isStaff = isStaff;
    this.refusing = refusing;
    this.patience = PATIENCE.compareTo(idle) < 0 ? PATIENCE : idle;
    this.rest = idle.plus(patience);
  }

  /** Begins to look for clients that send a head byte by byte. */
  public void start() {
    vertx.setPeriodic(LOOK.toMillis(), timer -> closeSlow(System.nanoTime()));
    vertx.setPeriodic(COUNT.toMillis(), timer -> countStreams());
    vertx.setPeriodic(CROWDED_LOOK.toMillis(), timer -> makeRoom(System.nanoTime()));
  }

  /**
   * While there is little room for a network, or for all, connections on which nothing is asked
   * make some.
   */
  private void makeRoom(long now) {
    if (now - limits.room().crowdedAt() > CROWDED.toNanos()) {
      return;
    }
    connections.entrySet().stream()
        .filter(each -> each.getValue().network.isPresent() && each.getValue().isIdle(now))
        .sorted(Map.Entry.comparingByValue(Connection.LEAST_MISSED))
        .limit(CLOSED_AT_ONCE)
        .toList()
        .forEach(this::closeIfCrowded);
  }

  /** What is closed gives its room back at once, on this loop. */
  private void closeIfCrowded(Map.Entry<HttpConnection, Connection> each) {
    boolean isCrowded =
        each.getValue().network.map(from -> limits.room().excess(from) > 0).orElse(false);
    if (isCrowded) {
      var _ = each.getKey().close();
    }
  }

  private void countStreams() {
    connections.values().forEach(each -> each.streams.ifPresent(StreamGuard::look));
  }

  private void closeSlow(long now) {
    List<HttpConnection> slow =
        connections.entrySet().stream()
            .filter(each -> isSlow(each.getValue(), now))
            .map(Map.Entry::getKey)
            .toList();
    slow.forEach(HttpConnection::close);
  }

  private boolean isSlow(Connection connection, long now) {
    Duration longest = connection.hasAsked ? rest : patience;
    return connection.restsFor(now).compareTo(longest) > 0;
  }

  /** A client has connected; {@link #closed} follows, at once if there is no room for it. */
  public void opened(HttpConnection connection) {
    Optional<ClientNetwork> network =
        peer(connection)
            .filter(address -> !limits.clients().isTrusted(address))
            .map(ClientNetwork::of);
    if (guard.admits(connection, network)) {
      connections.put(
          connection,
          new Connection(network, network.flatMap(each -> guard.streams(connection, each))));
    } else {
      var _ = connection.close();
    }
  }

  private static Optional<InetAddress> peer(HttpConnection connection) {
    return Optional.ofNullable(connection.remoteAddress())
        .map(SocketAddress::hostAddress)
        .flatMap(AddressLiteral::parse);
  }

  /** It is closed. */
  public void closed(HttpConnection connection) {
    connections.remove(connection);
    guard.closed(connection);
  }

  /** True if a request may be answered; else it has its refusal, or will have. */
  public boolean admits(HttpServerRequest request, boolean isMedia) {
    Optional<Connection> connection = Optional.ofNullable(connections.get(request.connection()));
    connection.ifPresent(each -> each.asks(request));
    boolean hasRoom =
        request.version() != HttpVersion.HTTP_2
            || connection
                .flatMap(each -> each.streams)
                .map(streams -> streams.admits(request))
                .orElse(true);
    ClientNetwork network = limits.clients().network(request);
    boolean isInTime = (isMedia ? limits.media() : limits.pages()).allow(network);
    if ((hasRoom && isInTime) || isStaff.test(request)) {
      expectBody(request);
      return true;
    }
    refuse(request, hasRoom ? tooFast() : tooMany());
    return false;
  }

  /** Only the staff sends bodies that take long: films and documents. */
  private void expectBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean hasBody =
        (length != null && !length.equals("0"))
            || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    if (hasBody) {
      vertx.setTimer(
          patience.toMillis(),
          late -> {
            if (!request.isEnded() && !isStaff.test(request)) {
              var _ = request.connection().close();
            }
          });
    }
  }

  private void refuse(HttpServerRequest request, Problem problem) {
    request.pause();
    vertx.setTimer(
        LATE.toMillis(),
        later -> {
          if (!request.response().closed()) {
            request
                .response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Retry-After", "" + RETRY.toSeconds());
            refusing.accept(request, problem);
            RestOfBody.leave(vertx, request);
          }
        });
  }

  private static Problem tooFast() {
    return Problem.of(429, "Too many requests", "request.too-many-of-network");
  }

  private static Problem tooMany() {
    return Problem.of(503, "Too many requests at once", "request.too-many-open");
  }
}
