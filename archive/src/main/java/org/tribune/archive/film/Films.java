package org.tribune.archive.film;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/**
 * Takes the files that wait to be made into films, one after the other, on a thread of its own that
 * only looks on: each is encoded by a process of its own, with what the live leaves. Safe for all
 * threads.
 */
public final class Films implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Films.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Catalogue catalogue;
  private final WorkFolder work;
  private final FilmMaker maker;
  private final Clock clock;
  private final String owner = UUID.randomUUID().toString();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("films").daemon().unstarted(this::run);

  // The thread's own.
  private boolean failing = false;

  /**
   * The films of all reports in {@code catalogue}.
   *
   * @param folder for what is being encoded, this process's own: what is in it at the start goes
   * @param isLiveStrained true while a broadcast on this machine wants all of it
   */
  public Films(
      Catalogue catalogue,
      ObjectStore store,
      FilmEncoder encoder,
      Path folder,
      BooleanSupplier isLiveStrained,
      Clock clock) {
    this.catalogue = catalogue;
    this.work = new WorkFolder(folder);
    this.clock = clock;
    this.maker =
        new FilmMaker(
            catalogue,
            store,
            encoder,
            work,
            owner,
            isLiveStrained,
            () -> closed.getCount() == 0,
            clock);
  }

  @Override
  public void start() {
    try {
      work.clear();
    } catch (IOException e) {
      LOG.warn("The folder {} for films can't be cleared: {}", work.path(), e.toString());
    }
    thread.start();
  }

  private void run() {
    Duration wait = Duration.ZERO;
    try {
      while (!closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        wait = pass();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes the next film, if there is one; returns how long to wait for the one after it. */
  private Duration pass() throws InterruptedException {
    try {
      Instant now = clock.instant();
      Optional<TranscodeJob> next =
          catalogue.transcodeJobs().claim(owner, now, now.plus(FilmMaker.LEASE));
      failing = false;
      if (next.isEmpty()) {
        return PAUSE;
      }
      if (next.get().state() == TranscodeJobState.RUNNING) {
        maker.make(next.get());
      }
      return Duration.ZERO;
    } catch (StoreException | CatalogueException e) {
      if (!failing) {
        LOG.warn("Films wait for the store and the catalogue: {}", e.getMessage());
      }
      failing = true;
      return PAUSE_AFTER_FAILURE;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      if (thread.isAlive() && !thread.join(PATIENCE)) {
        LOG.warn("The transcode of a film is interrupted by the stop; a later start resumes it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
