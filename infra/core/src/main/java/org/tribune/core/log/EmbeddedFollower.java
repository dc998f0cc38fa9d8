package org.tribune.core.log;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a whole topic on a thread of its own. */
final class EmbeddedFollower<T> implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFollower.class);

  private final EmbeddedTopic<T> topic;
  private final Consumer<LogEntry<T>> reader;
  private final Runnable current;
  private final ReaderThread thread;
  private final long end;
  private long position; // the thread's own once started
  private boolean isCurrent = false; // the same

  private EmbeddedFollower(
      EmbeddedTopic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader, Runnable current) {
    this.topic = topic;
    this.reader = reader;
    this.current = current;
    this.end = topic.end();
    this.position = from == StartFrom.EARLIEST ? 0 : end;
    this.thread = new ReaderThread("log-follow-" + topic.name(), this::read, /* end= */ () -> {});
  }

  static <T> EmbeddedFollower<T> start(
      EmbeddedTopic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader, Runnable current) {
    EmbeddedFollower<T> follower = new EmbeddedFollower<>(topic, from, reader, current);
    follower.thread.start();
    return follower;
  }

  private void read() throws InterruptedException {
    while (!thread.isStopping()) {
      try {
        Optional<LogEntry<T>> entry = next();
        if (entry.isEmpty() || thread.isStopping()) {
          return;
        }
        deliver(entry.get());
        position = entry.get().position() + 1;
      } catch (LogException e) {
        // The disk may answer again; nothing is left out meanwhile.
        LOG.error("{}: reading goes on in a second", topic.name(), e);
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  private Optional<LogEntry<T>> next() throws InterruptedException {
    tellCurrent();
    return topic.await(position);
  }

  /** What is behind the end that it had, or gone before it, is read. */
  private void tellCurrent() {
    if (!isCurrent && !topic.holds(position, end)) {
      isCurrent = true;
      try {
        current.run();
      } catch (RuntimeException e) {
        LOG.error("A reader of {} failed as it had read all", topic.name(), e);
      }
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
