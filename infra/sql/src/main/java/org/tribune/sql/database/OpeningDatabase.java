package org.tribune.sql.database;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;

/**
 * A database that the first call has opened on a thread of its own, or {@link #openSoon} before,
 * since drivers take their time to load. If it can't be opened, calls say why, and have it tried
 * again.
 */
public final class OpeningDatabase implements Database {
  private static final Logger LOG = LoggerFactory.getLogger(OpeningDatabase.class);
  private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Supplier<Database> opener;
  private final Duration patience;
  private Optional<CompletableFuture<Database>> opening = Optional.empty();
  private long failedAt;
  private String told = "";
  private boolean closed;

  /**
   * @param patience for how long a call waits
   */
  public OpeningDatabase(Supplier<Database> opener, Duration patience) {
    this.opener = opener;
    this.patience = patience;
  }

  /** Has it opened from now on. */
  public void openSoon() {
    var _ = current();
  }

  private CompletableFuture<Database> begin() {
    CompletableFuture<Database> begun = new CompletableFuture<>();
    Thread.ofPlatform().name("catalogue").daemon().start(() -> open(begun));
    return begun;
  }

  private void open(CompletableFuture<Database> begun) {
    long before = System.nanoTime();
    try {
      begun.complete(opener.get());
      LOG.debug("The catalogue is open after {} ms", (System.nanoTime() - before) / 1_000_000);
    } catch (CatalogueException e) {
      tell(String.valueOf(e.getMessage()));
      begun.completeExceptionally(e);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The catalogue can't be opened, because of a bug in Tribune", e);
      begun.completeExceptionally(new CatalogueException("The catalogue can't be opened: " + e, e));
    }
  }

  private synchronized void tell(String message) {
    failedAt = System.nanoTime();
    if (!message.equals(told)) {
      told = message;
      LOG.error("{}", message);
    }
  }

  private synchronized CompletableFuture<Database> current() {
    if (closed) {
      throw new CatalogueException("The catalogue is closed: the program is about to end");
    }
    boolean isDue =
        opening.isEmpty()
            || (opening.get().isCompletedExceptionally()
                && System.nanoTime() - failedAt > PAUSE.toNanos());
    if (isDue) {
      opening = Optional.of(begin());
    }
    return opening.orElseThrow();
  }

  private Database database() {
    CompletableFuture<Database> now = current();
    try {
      return now.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CatalogueException told) {
        throw told.toldAgain();
      }
      throw new CatalogueException("The catalogue can't be opened: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new CatalogueException("The catalogue is still being opened: try again later", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogueException("Interrupted while the catalogue was being opened", e);
    }
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return database().read(work);
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    return database().write(work);
  }

  @Override
  public List<String> findDamage() {
    return database().findDamage();
  }

  /** Closes it; one that is still being opened, as soon as it is. */
  @Override
  public void close() {
    Optional<CompletableFuture<Database>> last;
    synchronized (this) {
      closed = true;
      last = opening;
    }
    last.ifPresent(OpeningDatabase::closeSoon);
  }

  private static void closeSoon(CompletableFuture<Database> opening) {
    CompletableFuture<Void> closed = opening.thenAccept(Database::close);
    try {
      closed.get(CLOSING_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The catalogue was closed while it could not be opened", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
