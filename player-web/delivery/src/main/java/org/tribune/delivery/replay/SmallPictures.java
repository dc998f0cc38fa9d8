package org.tribune.delivery.replay;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.store.StoreException;
import org.tribune.delivery.picture.SmallerPicture;

/**
 * Pictures as small as cards show them: made of the store's JPEGs when they are asked for, one
 * after the other, and remembered by the names of their objects, whose content stays. Whoever asks
 * has found out that the picture may be seen. Safe for all threads.
 */
final class SmallPictures implements AutoCloseable {
  /** Pixels; the height follows. */
  static final int WIDTH = 384;

  private static final Logger LOG = LoggerFactory.getLogger(SmallPictures.class);
  private static final String FORMAT = "jpeg";
  private static final float QUALITY = 0.7f;
  private static final int MOST_BYTES = 4_000_000;
  private static final int MOST_PIXELS = 4_000_000;

  /** Pictures of about 8 kB each. */
  private static final int REMEMBERED = 256;

  private static final int WAITING = 64;

  private final Function<String, Optional<Bytes>> store;
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          /* corePoolSize= */ 1,
          /* maximumPoolSize= */ 1,
          /* keepAliveTime= */ 0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("small-pictures").factory());

  /** By object, also those that are being made; empty where the whole picture must do. */
  private final Map<String, CompletableFuture<Optional<Bytes>>> pictures =
      new LinkedHashMap<>(/* initialCapacity= */ 64, /* loadFactor= */ 0.75f, /* byUse= */ true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, CompletableFuture<Optional<Bytes>>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Small pictures of what {@code store} has; it may block and throw {@link StoreException}. */
  SmallPictures(Function<String, Optional<Bytes>> store) {
    this.store = store;
  }

  /**
   * Passes the small picture to {@code answer}, at once if it is made, else on {@code loop}; none
   * if the whole one must do: it is as small, too large or no JPEG, or too many are asked for.
   *
   * @param length of the object in bytes
   */
  void find(String object, int length, Executor loop, Consumer<Optional<Bytes>> answer) {
    CompletableFuture<Optional<Bytes>> small;
    try {
      synchronized (pictures) {
        small =
            pictures.computeIfAbsent(
                object, name -> CompletableFuture.supplyAsync(() -> make(name, length), thread));
      }
    } catch (RejectedExecutionException e) {
      LOG.debug("{} is sent whole: too many are asked for, or the server stops", object);
      answer.accept(Optional.empty());
      return;
    }
    if (small.isDone()) {
      answer.accept(small.join());
    } else {
      var _ = small.thenAcceptAsync(answer, loop);
    }
  }

  private Optional<Bytes> make(String object, int length) {
    try {
      Optional<Bytes> whole =
          length > MOST_BYTES
              ? Optional.empty()
              : store.apply(object).filter(bytes -> bytes.length() == length);
      return whole.isPresent() ? small(whole.get()) : Optional.empty();
    } catch (StoreException e) {
      LOG.warn("{} can't be read from the store: {}", object, e.getMessage());
      synchronized (pictures) {
        pictures.remove(object);
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      // A damaged JPEG may throw anything, and a Java without its native libraries has no decoder.
      LOG.warn("{} can't be made smaller and is sent whole: {}", object, e.toString());
    }
    return Optional.empty();
  }

  private static Optional<Bytes> small(Bytes whole) throws IOException {
    SmallerPicture.Size size = SmallerPicture.sizeOf(whole, FORMAT);
    return size.width() <= WIDTH || size.pixels() > MOST_PIXELS
        ? Optional.empty()
        : Optional.of(
            SmallerPicture.read(whole, FORMAT).within(WIDTH, size.height()).jpeg(QUALITY));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
