package org.tribune.delivery.download;

import java.time.Duration;
import java.util.Optional;
import org.tribune.delivery.sending.BodyBlock;

/**
 * A body that ends in the middle, about two seconds after a correction was asked for, or the
 * recording was trimmed, withdrawn or to be erased: what must not be seen is not sent on. Who still
 * may have the rest asks for it again. Used by one thread.
 */
final class WatchedBody implements Body {
  private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

  private final Body body;
  private final Runnable watch;
  private long looked = System.nanoTime();

  /**
   * A body.
   *
   * @param watch throws if what was allowed no longer is
   */
  WatchedBody(Body body, Runnable watch) {
    this.body = body;
    this.watch = watch;
  }

  @Override
  public Optional<BodyBlock> next() {
    long now = System.nanoTime();
    if (now - looked > INTERVAL) {
      looked = now;
      watch.run();
    }
    return body.next();
  }

  @Override
  public void close() {
    body.close();
  }
}
