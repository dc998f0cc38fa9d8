package org.tribune.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The server that takes this site's mail (RFC 6409).
 *
 * @param host its name, as its certificate has it
 * @param security of the connection
 * @param login absent: it takes mail from this machine without
 * @param from the address that mail comes from
 * @param replyTo where answers to it go; absent: to {@code from}
 * @param authorities certificates (PEM) that may have signed the server's; absent: the public ones
 */
public record MailConfig(
    String host,
    int port,
    Security security,
    Optional<Login> login,
    String from,
    Optional<String> replyTo,
    Optional<Path> authorities) {
  /** How a connection is secured. */
  public enum Security {
    /** Begun in the clear and secured before anything is sent (RFC 3207); nothing goes without. */
    STARTTLS,
    /** From the first byte on (RFC 8314). */
    TLS,
    /** In the clear. */
    NONE
  }

  /** Who this site is to the server. */
  public record Login(String user, Secret password) {}
}
