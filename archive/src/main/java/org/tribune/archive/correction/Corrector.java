package org.tribune.archive.correction;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Correction;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.text.Message;
import org.tribune.media.slate.SlateBrand;

/**
 * Looks every second for corrections that were asked for, and carries them out one after the other,
 * on a thread of its own. While the store or the catalogue is away they wait, and what they touch
 * stays withheld; so it does if one can't be carried out, which is tried again at the next start.
 * Safe for all threads.
 */
public final class Corrector implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Corrector.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long SEALS_NANOS = TimeUnit.HOURS.toNanos(1);

  private final Catalogue catalogue;
  private final CorrectionMaker maker;
  private final Clock clock;
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("corrections").daemon().unstarted(this::run);

  // The thread's own.
  private boolean resumed = false;
  private boolean failing = false;
  private long sealsLookedAt;

  /**
   * The corrections of all recordings of {@code catalogue}.
   *
   * @param seals how long what was there before is kept, sealed; zero: it is destroyed at once
   * @param brand how the slate of a masked passage looks
   */
  public Corrector(
      Catalogue catalogue, ObjectStore store, Duration seals, SlateBrand brand, Clock clock) {
    this(catalogue, store, seals, brand, clock, PAUSE);
  }

  Corrector(
      Catalogue catalogue,
      ObjectStore store,
      Duration seals,
      SlateBrand brand,
      Clock clock,
      Duration pause) {
    this.catalogue = catalogue;
    this.maker = new CorrectionMaker(catalogue, store, seals, brand, clock);
    this.clock = clock;
    this.pause = pause;
    this.sealsLookedAt = System.nanoTime() - SEALS_NANOS;
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    Duration wait = Duration.ZERO;
    while (!isClosedWithin(wait)) {
      wait = pause;
      try {
        pass();
        failing = false;
      } catch (StoreException | CatalogueException e) {
        if (!failing) {
          LOG.warn("Corrections wait for the store and the catalogue: {}", e.getMessage());
        }
        failing = true;
        wait = PAUSE_AFTER_FAILURE;
      }
    }
  }

  private boolean isClosedWithin(Duration wait) {
    try {
      return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void pass() {
    if (!resumed) {
      maker.resume();
      catalogue.allCorrections().stream()
          .filter(each -> each.state() == Correction.State.FAILED)
          .forEach(this::carryOut);
      resumed = true;
    }
    List<Correction> asked = catalogue.pendingCorrections();
    for (Correction each : asked) {
      if (closed.getCount() == 0) {
        return;
      }
      carryOut(each);
    }
    if (System.nanoTime() - sealsLookedAt >= SEALS_NANOS) {
      maker.endSeals();
      sealsLookedAt = System.nanoTime();
    }
  }

  private void carryOut(Correction asked) {
    long begun = System.nanoTime();
    try {
      if (maker.make(asked)) {
        LOG.info(
            "Correction {} of {} ({} from {} to {}) is done after {} ms",
            asked.id(),
            asked.recording(),
            asked.kind(),
            asked.from(),
            asked.to(),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      }
    } catch (StoreException | CatalogueException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever it is, the other corrections must not wait for it.
      fail(asked, e);
    }
  }

  private void fail(Correction asked, RuntimeException cause) {
    LOG.error(
        "Correction {} of {} can't be carried out: its passage stays withheld",
        asked.id(),
        asked.recording(),
        cause);
    Message failed = Message.of("correction.failed");
    catalogue.saveCorrection(
        asked.failed(
            clock.instant(), failed.fr() + " / " + failed.en() + ": " + cause.getMessage()));
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      if (thread.isAlive() && !thread.join(PATIENCE)) {
        LOG.warn("A correction is interrupted by the stop; the next start resumes it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
