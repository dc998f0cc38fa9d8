package org.tribune.transcoder.slate;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.tribune.media.picture.Picture;

/**
 * The slate, drawn once and no earlier than need be: the first text of a process costs the fonts,
 * which the first frame must not wait for. Used by one thread at a time.
 */
public final class SlatePicture implements AutoCloseable {
  private final FutureTask<Picture> drawing;
  private boolean started = false;
  private boolean closed = false;

  /** A slate that {@code artist} draws, on a thread of its own. */
  public SlatePicture(Supplier<Picture> artist) {
    this.drawing = new FutureTask<>(artist::get);
  }

  /** Begins to draw it; does not wait. */
  public void prepare() {
    if (!started) {
      started = true;
      Thread.ofPlatform().name("slate").daemon().start(drawing);
    }
  }

  /** The slate, which stays this object's; waits until it is drawn. */
  public Picture get() {
    prepare();
    try {
      return drawing.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The slate was no longer waited for", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The slate could not be drawn", e);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (started) {
      try {
        drawing.get().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        // Nothing was drawn: there is nothing to free, and who needed it got the error.
      }
    }
  }
}
