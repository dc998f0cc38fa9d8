package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.UrgentAccess;
import org.tribune.sql.database.SqliteDatabase;

/** SQLite, on which all meet: readers who hold every connection, and writers who wait in a row. */
final class UrgentAccessTest {
  private static final int MANY = 20;

  @TempDir Path directory = Path.of("");
  private final Semaphore gate = new Semaphore(0);
  private final AtomicInteger inside = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(directory.resolve("tribune.db"));
  }

  @AfterEach
  void close() throws InterruptedException {
    gate.release(10 * MANY);
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    database.close();
  }

  private Integer waitAtTheGate() {
    int count = inside.incrementAndGet();
    gate.acquireUninterruptibly();
    return count;
  }

  private int one() {
    return database.read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
  }

  @Test
  void read_urgent_whileReadersHoldTheirConnections_isAnswered() throws Exception {
    for (int reader = 0; reader < MANY; reader++) {
      threads.execute(
          () -> {
            var _ = database.read(handle -> waitAtTheGate());
          });
    }
    await().until(() -> inside.get() == 3);
    assertThat(UrgentAccess.call(this::one)).isEqualTo(1);
  }

  @Test
  void write_urgent_goesBeforeAllThatWait() {
    List<String> written = new CopyOnWriteArrayList<>();
    List<CompletableFuture<?>> writers = new ArrayList<>();
    writers.add(
        CompletableFuture.supplyAsync(() -> database.write(handle -> waitAtTheGate()), threads));
    await().until(() -> inside.get() == 1);
    AtomicInteger begun = new AtomicInteger();
    for (int writer = 0; writer < MANY; writer++) {
      writers.add(
          CompletableFuture.supplyAsync(
              () -> {
                begun.incrementAndGet();
                return database.write(handle -> written.add("usual"));
              },
              threads));
    }
    await().until(() -> begun.get() == MANY);
    writers.add(CompletableFuture.supplyAsync(() -> urgently(begun, written), threads));
    await().until(() -> begun.get() == MANY + 1 && database.urgentWaiting() == 1);
    gate.release();
    CompletableFuture.allOf(writers.toArray(CompletableFuture<?>[]::new)).join();
    assertThat(written).hasSize(MANY + 1).first().isEqualTo("urgent");
  }

  private boolean urgently(AtomicInteger begun, List<String> written) {
    try {
      return UrgentAccess.call(
          () -> {
            begun.incrementAndGet();
            return database.write(handle -> written.add("urgent"));
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
