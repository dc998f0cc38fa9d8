package org.tribune.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The public server.
 *
 * @param host the address to listen on
 * @param port 0 takes any free one
 * @param tls HTTPS and HTTP/2 on the same port if set
 */
public record HttpConfig(String host, int port, Optional<Tls> tls) {
  /**
   * A certificate chain and its key, PEM files that are read again when they change.
   *
   * @param certificate the chain, the server's certificate first
   * @param key PKCS#8
   */
  public record Tls(Path certificate, Path key) {}
}
