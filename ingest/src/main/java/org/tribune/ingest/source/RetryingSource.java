package org.tribune.ingest.source;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.tribune.core.text.Message;

/** A source that opens a connection again and again, with pauses, on a named platform thread. */
final class RetryingSource implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingSource.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A connection that lasted so long went well. */
  private static final Duration GOOD = Duration.ofSeconds(10);

  private final String name;
  private final Connection.Factory factory;
  private final SourceSink sink;
  private final boolean endsForGood;
  private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
  private final Object guard = new Object();
  private final Thread thread;
  private @Nullable Connection connection;
  private volatile boolean closed = false;
  private String lastLogged = "";

  /**
   * @param name of the thread
   * @param endsForGood true if an end in order is the end: a file that is not looped
   */
  RetryingSource(String name, Connection.Factory factory, SourceSink sink, boolean endsForGood) {
    this.name = name;
    this.factory = factory;
    this.sink = sink;
    this.endsForGood = endsForGood;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    MDC.put("component", name);
    try {
      while (!closed) {
        long began = System.nanoTime();
        boolean ended = attempt();
        if (closed || (ended && endsForGood)) {
          return;
        }
        if (ended || System.nanoTime() - began >= GOOD.toNanos()) {
          backoff.reset();
        }
        Thread.sleep(backoff.next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One connection. Returns true if it ended in order. */
  private boolean attempt() throws InterruptedException {
    try (Connection opened = factory.open()) {
      if (!hold(opened)) {
        return false;
      }
      opened.run(sink);
      tell(Optional.empty());
      return true;
    } catch (SourceException e) {
      tell(e.told());
    } catch (RuntimeException | LinkageError e) {
      // A defect in one source, or a library that the machine lacks, must not end its attempts,
      // nor the other sources.
      LOG.error("{} failed unexpectedly", name, e);
      tell(Optional.of(SourceErrors.unforeseen(e)));
    }
    return false;
  }

  private boolean hold(Connection opened) {
    synchronized (guard) {
      connection = opened;
      return !closed;
    }
  }

  private void tell(Optional<Message> why) {
    if (closed) {
      return;
    }
    String line = why.map(Message::en).orElse("ended");
    if (!line.equals(lastLogged)) {
      LOG.info("{}: {}", name, line);
      lastLogged = line;
    }
    sink.disconnected(why);
  }

  @Override
  public void close() {
    closed = true;
    synchronized (guard) {
      if (connection != null) {
        connection.close();
      }
    }
    thread.interrupt();
    if (thread == Thread.currentThread() || !thread.isAlive()) {
      return;
    }
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
