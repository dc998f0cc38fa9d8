package org.tribune.core.log;

import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a whole topic on a thread of its own. */
final class EmbeddedFollower<T> implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFollower.class);

  private final EmbeddedTopic<T> topic;
  private final Consumer<LogEntry<T>> reader;
  private final ReaderThread thread;
  private long position; // the thread's own once started

  private EmbeddedFollower(EmbeddedTopic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader) {
    this.topic = topic;
    this.reader = reader;
    this.position = from == StartFrom.EARLIEST ? 0 : topic.end();
    this.thread = new ReaderThread("log-follow-" + topic.name(), this::read, /* end= */ () -> {});
  }

  static <T> EmbeddedFollower<T> start(
      EmbeddedTopic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader) {
    EmbeddedFollower<T> follower = new EmbeddedFollower<>(topic, from, reader);
    follower.thread.start();
    return follower;
  }

  private void read() throws InterruptedException {
    while (!thread.isStopping()) {
      Optional<LogEntry<T>> entry = topic.await(position);
      if (entry.isEmpty() || thread.isStopping()) {
        return;
      }
      deliver(entry.get());
      position = entry.get().position() + 1;
    }
  }

  private void deliver(LogEntry<T> entry) {
    try {
      reader.accept(entry);
    } catch (RuntimeException e) {
      if (!thread.isStopping()) {
        // One bad entry must not end the reading of all others.
        LOG.error("A reader failed on the entry at {} of {}", entry.position(), entry.key(), e);
      }
    }
  }

  @Override
  public void close() {
    thread.stop();
    thread.awaitEnd();
  }
}
