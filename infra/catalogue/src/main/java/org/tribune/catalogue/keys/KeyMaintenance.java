package org.tribune.catalogue.keys;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.crypto.DataKeys;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.lifecycle.Service;

/**
 * Looks after the keys each minute, on a thread of its own: encrypts what was written before there
 * were any, destroys again what an older copy of the catalogue brought back, and each hour counts
 * into the audit trail what was destroyed and rotates the master key. Several processes may do so;
 * what one left half done the next goes on with.
 */
public final class KeyMaintenance implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(KeyMaintenance.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration BETWEEN_ROTATIONS = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int AT_ONCE = 200;

  private final DataKeys keys;
  private final ShreddedKeyList list;
  private final boolean rotates;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("keys").daemon().unstarted(this::run);

  // The thread's own.
  private boolean compared = false;
  private boolean encrypted = false;
  private Set<KeyId> listed = Set.of();
  private Instant settledAt = Instant.MIN;
  private String failure = "";

  /**
   * The maintenance of {@code keys}.
   *
   * @param masterKey the master key's file
   * @param rotates true if no other machine has a copy of that file, so that it may be replaced
   */
  public KeyMaintenance(DataKeys keys, Path masterKey, boolean rotates, Clock clock) {
    this.keys = keys;
    this.list = ShreddedKeyList.beside(masterKey);
    this.rotates = rotates;
    this.clock = clock;
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    do {
      try {
        pass();
        failure = "";
      } catch (CatalogueException | UncheckedIOException e) {
        // Said once, until it is another.
        if (!failure.equals(e.getMessage())) {
          failure = String.valueOf(e.getMessage());
          LOG.error("The maintenance of the encryption keys failed: {}", failure);
        }
      } catch (RuntimeException e) {
        LOG.error("The maintenance of the encryption keys failed; it is retried", e);
      }
    } while (!isClosedWithin(PAUSE));
  }

  private boolean isClosedWithin(Duration wait) {
    try {
      return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Does all that is due now. */
  public void pass() {
    if (!compared) {
      keys.prepare();
      destroyRevived();
      compared = true;
    }
    encryptPlain();
    Instant now = clock.instant();
    if (!now.isBefore(settledAt.plus(BETWEEN_ROTATIONS))) {
      settle();
      settledAt = now;
    }
    writeList();
  }

  private void destroyRevived() {
    int revived = keys.shredAgain(list.read());
    if (revived > 0) {
      LOG.warn(
          "The catalogue was put back from an older copy: {} keys that had been destroyed since were"
              + " in it, and are destroyed again with what they encrypt",
          revived);
    }
  }

  private void encryptPlain() {
    int all = 0;
    int done = -1;
    while (!encrypted && done != 0 && closed.getCount() > 0) {
      done = keys.encryptPlain(AT_ONCE);
      all += done;
      encrypted = done == 0;
    }
    if (all > 0) {
      LOG.info("{} rows that were in plain text are encrypted now", all);
    }
  }

  private void writeList() {
    Set<KeyId> shredded = keys.shredded();
    if (!shredded.equals(listed)) {
      list.write(shredded);
      listed = shredded;
    }
  }

  private void settle() {
    Map<KeyKind, Integer> counts = keys.auditShredded();
    if (!counts.isEmpty()) {
      LOG.info("Encryption keys destroyed: {}", counts);
    }
    if (rotates && keys.isRotationDue()) {
      keys.rotate();
      LOG.info("The master key was rotated: no older copy of the catalogue opens with it");
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      if (thread.isAlive() && !thread.join(PATIENCE)) {
        LOG.debug(
            "The maintenance of the keys is interrupted by the stop; the next start resumes it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
