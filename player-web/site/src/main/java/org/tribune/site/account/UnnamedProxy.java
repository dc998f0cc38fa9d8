package org.tribune.site.account;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.network.AddressLiteral;
import org.tribune.core.network.CidrBlock;
import org.tribune.delivery.client.ClientAddress;

/**
 * Notices a proxy that {@code http.trustedProxies} does not name: nearly all requests come from one
 * private address, with X-Forwarded-For. All its visitors are then one network for every limit. The
 * log says so, and a note in the data directory, for {@code tribune doctor}. Safe for all threads.
 */
public final class UnnamedProxy {
  private static final Logger LOG = LoggerFactory.getLogger(UnnamedProxy.class);
  private static final String NOTE = "unnamed-proxy";
  private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
  private static final int LOOKED_AT = 500;
  private static final int NEARLY_ALL = LOOKED_AT * 9 / 10;
  private static final CidrBlock SHARED = CidrBlock.parse("100.64.0.0/10").orElseThrow();
  private static final CidrBlock UNIQUE_LOCAL = CidrBlock.parse("fc00::/7").orElseThrow();

  private final ClientAddress clients;
  private final Path data;
  private int requests = 0;

  /** The commonest address so far among the requests seen, by majority vote (Boyer and Moore). */
  private Optional<InetAddress> candidate = Optional.empty();

  private int votes = 0;
  private boolean isNoticed = false;

  /**
   * Nothing is noticed yet; an earlier process's note is taken away by {@link #start}.
   *
   * @param data the data directory
   */
  public UnnamedProxy(ClientAddress clients, Path data) {
    this.clients = clients;
    this.data = data;
  }

  /** Where the data directory has the note, if there is one; no backup needs it. */
  public static Path note(Path data) {
    return data.resolve(NOTE);
  }

  /** Begins anew. Blocks. */
  public void start() {
    try {
      Files.deleteIfExists(note(data));
    } catch (IOException e) {
      LOG.debug("The note of an unnamed proxy can't be deleted", e);
    }
  }

  /** A request came. */
  public void saw(HttpServerRequest request) {
    saw(
        request.headers().contains(FORWARDED_FOR)
            ? Optional.of(ClientAddress.peer(request))
            : Optional.empty());
  }

  /**
   * A request came.
   *
   * @param forwarder the peer, if it says that it asks for others
   */
  public synchronized void saw(Optional<InetAddress> forwarder) {
    if (isNoticed) {
      return;
    }
    requests++;
    forwarder.filter(each -> isPrivate(each) && !clients.isTrusted(each)).ifPresent(this::vote);
    if (requests == LOOKED_AT) {
      if (votes >= NEARLY_ALL) {
        candidate.ifPresent(this::notice);
      }
      requests = 0;
      votes = 0;
    }
  }

  private void vote(InetAddress peer) {
    if (votes == 0) {
      candidate = Optional.of(peer);
    }
    votes += candidate.get().equals(peer) ? 1 : -1;
  }

  private void notice(InetAddress proxy) {
    isNoticed = true;
    LOG.warn("{}", advice(proxy));
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Files.writeString(note(data), proxy.getHostAddress());
              } catch (IOException e) {
                LOG.debug("The note of an unnamed proxy can't be written", e);
              }
            });
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isLoopbackAddress()
        || SHARED.contains(address)
        || (address instanceof Inet6Address && UNIQUE_LOCAL.contains(address));
  }

  /** What to do, if the server that runs, or ran last, noticed one. Blocks. */
  public static Optional<String> advice(Path data) {
    try {
      return Files.exists(note(data))
          ? AddressLiteral.parse(Files.readString(note(data))).map(UnnamedProxy::advice)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String advice(InetAddress proxy) {
    return "Nearly all requests come from "
        + proxy.getHostAddress()
        + " and name others in X-Forwarded-For, which is not believed, so that all visitors share"
        + " one visitor's limits: if that is your proxy, set http.trustedProxies: [\""
        + proxy.getHostAddress()
        + "\"] in tribune.yml";
  }
}
