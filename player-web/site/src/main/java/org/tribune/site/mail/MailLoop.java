package org.tribune.site.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.status.Alert;
import org.tribune.core.time.MediaClock;

/**
 * Looks each minute for e-mails that are due, on a thread of its own, on which nobody waits. A
 * server that takes none is left alone for a while ({@link MailWatch}). Safe for all threads.
 */
public final class MailLoop implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(MailLoop.class);
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final Duration END = Duration.ofSeconds(2);

  private final String name;
  private final String loss;
  private final MailServer server;
  private final Consumer<MailWatch> look;
  private final MailWatch watch;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ReentrantLock looking = new ReentrantLock();
  private Optional<Thread> thread = Optional.empty();

  /**
   * A loop.
   *
   * @param name of its thread
   * @param loss what may come of an e-mail that a slow server was being given at the end, for the
   *     log
   * @param look sends what is due by {@code server} and forgets what is over; tells the watch when
   *     the server took all that there was, and ends early once {@link #isEnding()}. It is called
   *     by one thread at a time. What it throws is logged; an {@link UndeliveredException} means
   *     that the server takes nothing now
   */
  public MailLoop(
      String name, String loss, MailServer server, MediaClock clock, Consumer<MailWatch> look) {
    this.name = name;
    this.loss = loss;
    this.server = server;
    this.look = look;
    this.watch = new MailWatch(server, clock, LOOK);
  }

  @Override
  public synchronized void start() {
    // Not a virtual thread: looking up a name would hold what all of those share.
    thread = Optional.of(Thread.ofPlatform().name(name).daemon().start(this::keepLooking));
  }

  /** An e-mail on its way is waited for. */
  @Override
  public synchronized void close() {
    ended.countDown();
    try {
      if (thread.isPresent() && !thread.get().join(END)) {
        LOG.warn("The mail server is slow: what it was being given {}", loss);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepLooking() {
    try {
      do {
        run();
      } while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks now. Blocks. One at a time: two would hang up on each other. */
  public void run() {
    looking.lock();
    try {
      look.accept(watch);
    } catch (CatalogueException e) {
      LOG.debug("The e-mails that are due can't be looked up now: {}", e.getMessage());
    } catch (UndeliveredException e) {
      watch.isTroubled(e.said());
    } catch (RuntimeException e) {
      // Whatever a library throws, the thread goes on.
      LOG.error("The e-mails that are due could not be looked up; it is tried again", e);
    } finally {
      server.hangUp();
      looking.unlock();
    }
  }

  /** True once nothing more is to be begun. */
  public boolean isEnding() {
    return ended.getCount() == 0;
  }

  /** Why no mail is sent now; empty while it is. */
  public Optional<Alert> trouble() {
    return watch.trouble();
  }
}
