package org.tribune.core.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tribune.core.network.CidrBlock;

/**
 * The public server.
 *
 * @param host the address to listen on
 * @param port 0 takes any free one
 * @param tls HTTPS and HTTP/2 on the same port if set
 * @param trustedProxies whose word about where a request comes from ({@code X-Forwarded-For}) is
 *     taken
 * @param caches in front of this server that must forget what is withdrawn: where each of them
 *     takes requests that it answers from here, and keeps the answers
 * @param kernelSending true to send past Vert.x and Netty, where that is cheaper; false to leave
 *     all to Vert.x
 */
public record HttpConfig(
    String host,
    int port,
    Optional<Tls> tls,
    List<CidrBlock> trustedProxies,
    List<URI> caches,
    boolean kernelSending) {
  public HttpConfig {
    trustedProxies = List.copyOf(trustedProxies);
    caches = List.copyOf(caches);
  }

  /** Trusts the proxies of this machine alone, knows of no cache in front, and sends as usual. */
  public HttpConfig(String host, int port, Optional<Tls> tls) {
    this(host, port, tls, CidrBlock.LOOPBACK, List.of(), /* kernelSending= */ true);
  }

  /**
   * A certificate chain and its key, PEM files that are read again when they change.
   *
   * @param certificate the chain, the server's certificate first
   * @param key PKCS#8
   */
  public record Tls(Path certificate, Path key) {}
}
