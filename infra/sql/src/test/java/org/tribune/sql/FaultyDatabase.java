package org.tribune.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.UrgentAccess;
import org.tribune.sql.database.Database;
import org.tribune.testkit.EventLoops;

/**
 * A database that is away, or slow, while a test wants it; it is never to be asked on an event
 * loop. Safe for all threads.
 */
final class FaultyDatabase implements Database {
  private final Database database;
  private Optional<CatalogueException> failure = Optional.empty();
  private boolean holds = false;
  private int held = 0;

  FaultyDatabase(Database database) {
    this.database = database;
  }

  synchronized void fail(CatalogueException exception) {
    failure = Optional.of(exception);
  }

  synchronized void recover() {
    failure = Optional.empty();
  }

  synchronized void hold() {
    holds = true;
  }

  synchronized int held() {
    return held;
  }

  synchronized void letGo() {
    holds = false;
    notifyAll();
  }

  private synchronized void pass() {
    EventLoops.refuse("The catalogue");
    waitWhileHeld();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Waiting lets go of the lock: whoever is urgent passes by those who wait. */
  private synchronized void waitWhileHeld() {
    held++;
    try {
      while (holds && !UrgentAccess.isUrgent()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      held--;
    }
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    pass();
    return database.read(work);
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    pass();
    return database.write(work);
  }

  @Override
  public List<String> findDamage() {
    pass();
    return database.findDamage();
  }

  @Override
  public void close() {
    letGo();
    database.close();
  }
}
