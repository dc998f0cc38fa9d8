package org.tribune.core.log;

import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a whole topic on a virtual thread. */
final class EmbeddedFollower<T> implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFollower.class);

  private final EmbeddedTopic<T> topic;
  private final Consumer<LogEntry<T>> reader;
  private final long start;
  private final Thread thread;
  private volatile boolean closed = false;

  EmbeddedFollower(EmbeddedTopic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader) {
    this.topic = topic;
    this.reader = reader;
    this.start = from == StartFrom.EARLIEST ? 0 : topic.end();
    this.thread = Thread.ofVirtual().name("log-follower").start(this::run);
  }

  private void run() {
    long position = start;
    try {
      while (!closed) {
        Optional<LogEntry<T>> entry = topic.await(position);
        if (entry.isEmpty() || closed) {
          return;
        }
        deliver(entry.get());
        position = entry.get().position() + 1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(LogEntry<T> entry) {
    try {
      reader.accept(entry);
    } catch (RuntimeException e) {
      // One bad entry must not end the reading of all others.
      LOG.error("A reader failed on the entry at {} of key {}", entry.position(), entry.key(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    Threads.joinUnlessSelf(thread);
  }
}
