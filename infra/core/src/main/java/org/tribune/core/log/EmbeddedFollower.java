package org.tribune.core.log;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
  private Optional<Supplier<? extends Skim>> skim; // the thread's own once started
  private Optional<Queue<Long>> wanted = Optional.empty(); // the same: of what was skimmed
  private long position; // the same
  private boolean isCurrent = false; // the same

  private EmbeddedFollower(
      EmbeddedTopic<T> topic,
      StartFrom from,
      Optional<Supplier<? extends Skim>> skim,
      Consumer<LogEntry<T>> reader,
      Runnable current) {
    this.topic = topic;
    this.skim = skim;
    this.reader = reader;
    this.current = current;
    this.end = topic.end();
    this.position = from == StartFrom.EARLIEST ? 0 : end;
    this.thread = new ReaderThread("log-follow-" + topic.name(), this::read, /* end= */ () -> {});
  }

  static <T> EmbeddedFollower<T> start(
      EmbeddedTopic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader, Runnable current) {
    return start(new EmbeddedFollower<>(topic, from, Optional.empty(), reader, current));
  }

  static <T> EmbeddedFollower<T> start(
      EmbeddedTopic<T> topic,
      Supplier<? extends Skim> skim,
      Consumer<LogEntry<T>> reader,
      Runnable current) {
    return start(
        new EmbeddedFollower<>(topic, StartFrom.EARLIEST, Optional.of(skim), reader, current));
  }

  private static <T> EmbeddedFollower<T> start(EmbeddedFollower<T> follower) {
    follower.thread.start();
    return follower;
  }

  private void read() throws InterruptedException {
    while (!thread.isStopping()) {
      try {
        readPast();
        tellCurrent();
        List<LogEntry<T>> entries = topic.awaitSome(position);
        if (entries.isEmpty()) {
          return;
        }
        deliver(entries);
      } catch (LogException e) {
        // The disk may answer again; nothing is left out meanwhile.
        LOG.error("{}: reading failed, and is retried in a second", topic.name(), e);
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  /** Reads what a skim wants of the past, if there are both. */
  private void readPast() {
    if (skim.isEmpty() || position >= end) {
      return;
    }
    if (wanted.isEmpty()) {
      wanted = skimmed(skim.get()).map(ArrayDeque::new);
    }
    if (wanted.isEmpty()) {
      skim = Optional.empty();
      return;
    }
    Queue<Long> left = wanted.get();
    while (!left.isEmpty()) {
      if (thread.isStopping()) {
        return;
      }
      topic.at(left.element()).ifPresent(this::deliver);
      left.remove();
    }
    wanted = Optional.empty();
    position = end;
  }

  /** Empty if all must be read. */
  private Optional<List<Long>> skimmed(Supplier<? extends Skim> begun) {
    try {
      return topic.skim(begun.get(), end);
    } catch (LogException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error(
          "{} is read as a whole, since scanning it for what is needed failed", topic.name(), e);
      return Optional.empty();
    }
  }

  private void deliver(List<LogEntry<T>> entries) {
    for (LogEntry<T> entry : entries) {
      if (thread.isStopping()) {
        return;
      }
      if (entry.position() >= end) {
        tellCurrent();
      }
      deliver(entry);
      position = entry.position() + 1;
    }
  }

  /** What is behind the end that it had, or gone before it, is read. */
  private void tellCurrent() {
    if (!isCurrent && !topic.holds(position, end)) {
      isCurrent = true;
      try {
        current.run();
      } catch (RuntimeException e) {
        LOG.error("A reader of {} failed when it had caught up", topic.name(), e);
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
