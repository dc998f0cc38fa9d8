package org.tribune.delivery.client;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.tribune.core.network.AddressLiteral;
import org.tribune.core.network.CidrBlock;
import org.tribune.core.network.ClientNetwork;

/**
 * Finds out where a request comes from: the peer of its connection, or, where that is a trusted
 * proxy, whom the proxy names. Immutable.
 *
 * <p>Each proxy adds whom it got the request from at the end of {@code X-Forwarded-For}, behind
 * what was there, which the client may have written. So the last address that is no trusted proxy's
 * is the client, and nothing before it is looked at. {@code Forwarded} (RFC 7239) is not read: a
 * proxy passes on the one of the two that it does not write, and a client could say anything in it.
 */
public final class ClientAddress {
  private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");

  /** A chain of proxies that is longer is none. */
  private static final int MOST_PROXIES = 16;

  /** Stands for the address of a connection that is closed, or of no network. */
  private static final InetAddress NOWHERE = InetAddress.ofLiteral("0.0.0.0");

  private final List<CidrBlock> trustedProxies;

  /** The word of {@code trustedProxies} is taken, and nobody else's. */
  public ClientAddress(List<CidrBlock> trustedProxies) {
    this.trustedProxies = List.copyOf(trustedProxies);
  }

  /** The network that limits count. */
  public ClientNetwork network(HttpServerRequest request) {
    return ClientNetwork.of(of(request));
  }

  /** The address. */
  public InetAddress of(HttpServerRequest request) {
    return of(peer(request), request.headers().getAll(FORWARDED_FOR));
  }

  /** The peer of the connection, whoever it may send for. */
  public static InetAddress peer(HttpServerRequest request) {
    return Optional.ofNullable(request.remoteAddress())
        .map(SocketAddress::hostAddress)
        .flatMap(AddressLiteral::parse)
        .orElse(NOWHERE);
  }

  /** True if {@code peer} is a proxy whose word is taken. */
  public boolean isTrusted(InetAddress peer) {
    return trustedProxies.stream().anyMatch(block -> block.contains(peer));
  }

  /**
   * The address.
   *
   * @param forwarded the lines of X-Forwarded-For; where they name no address in the place that
   *     counts, the peer stands for all that it sends
   */
  InetAddress of(InetAddress peer, List<String> forwarded) {
    if (forwarded.isEmpty() || !isTrusted(peer)) {
      return peer;
    }
    String chain = String.join(",", forwarded);
    InetAddress nearest = peer;
    int end = chain.length();
    for (int i = 0; i < MOST_PROXIES && end >= 0; i++) {
      int comma = chain.lastIndexOf(',', end - 1);
      Optional<InetAddress> named = address(chain.substring(comma + 1, end).strip());
      if (named.isEmpty()) {
        return peer;
      }
      nearest = named.get();
      if (!isTrusted(nearest)) {
        return nearest;
      }
      end = comma;
    }
    return end < 0 ? nearest : peer;
  }

  /** Some proxies add the port: {@code 192.0.2.7:4711}, {@code [2001:db8::7]:4711}. */
  private static Optional<InetAddress> address(String node) {
    if (node.startsWith("[")) {
      int close = node.indexOf(']');
      return close > 0 && node.substring(close + 1).matches("(:[0-9]{1,5})?")
          ? AddressLiteral.parse(node.substring(1, close))
          : Optional.empty();
    }
    int colon = node.indexOf(':');
    boolean hasPort =
        colon > 0
            && node.indexOf('.') < colon
            && node.indexOf('.') > 0
            && node.substring(colon).matches(":[0-9]{1,5}");
    return AddressLiteral.parse(hasPort ? node.substring(0, colon) : node);
  }
}
