package org.tribune.delivery.viewing;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.client.ClientAddress;

/**
 * Makes of a request a number that distinguishes viewers and reveals nothing else: a hash of
 * address and user agent, under a salt that only memory holds and that changes every day. For
 * counting viewers alone: a client chooses its user agent, so that no limit may count by it. Safe
 * for all threads.
 */
public final class ViewerKey {
  private record Salt(LocalDate day, Bytes bytes) {}

  private static final SecureRandom RANDOM = new SecureRandom();

  private final MediaClock clock;
  private final ClientAddress clients;
  private volatile Salt salt;

  /**
   * Keys whose salt changes with the days of {@code clock} in UTC.
   *
   * @param clients gives where a request comes from
   */
  public ViewerKey(MediaClock clock, ClientAddress clients) {
    this.clock = clock;
    this.clients = clients;
    this.salt = newSalt(today());
  }

  /** The number of this request's viewer. */
  public long of(HttpServerRequest request) {
    MessageDigest digest = Sha256.digest();
    digest.update(saltOfToday().asByteBuffer());
    digest.update(clients.of(request).getAddress());
    digest.update((byte) 0);
    String agent = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    digest.update(agent.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private Bytes saltOfToday() {
    Salt known = salt;
    LocalDate today = today();
    if (known.day().equals(today)) {
      return known.bytes();
    }
    synchronized (this) {
      if (!salt.day().equals(today)) {
        salt = newSalt(today);
      }
      return salt.bytes();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.now().toInstant(), ZoneOffset.UTC);
  }

  private static Salt newSalt(LocalDate day) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return new Salt(day, Bytes.wrap(bytes));
  }
}
