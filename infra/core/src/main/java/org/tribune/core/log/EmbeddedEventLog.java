package org.tribune.core.log;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The event log in the process: entries pass by reference, each topic is bounded by its retention
 * and memory limit, and durable topics are journalled under a directory. Safe for all threads; each
 * follower and each shared key has a thread of its own.
 */
public final class EmbeddedEventLog implements EventLog {
  private final Path directory;
  private final long mostOfTopic;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("log-timer").daemon().factory());
  private final Map<String, EmbeddedTopic<?>> topics = new HashMap<>(); // guarded by this
  private final OpenSubscriptions subscriptions = new OpenSubscriptions();

  /** A log whose durable topics live in {@code directory}, which is created when needed. */
  public EmbeddedEventLog(Path directory) {
    this(directory, Long.MAX_VALUE);
  }

  /**
   * The same.
   *
   * @param mostOfTopic bytes that a topic in memory holds of all keys together
   */
  public EmbeddedEventLog(Path directory, long mostOfTopic) {
    this.directory = directory;
    this.mostOfTopic = mostOfTopic;
  }

  /** Bytes that the topics in memory hold. */
  public long held() {
    return all().stream().mapToLong(EmbeddedTopic::held).sum();
  }

  /** Lets the oldest entries of the topics in memory go, up to so many bytes. */
  public void letGo(long bytes) {
    long left = bytes;
    for (EmbeddedTopic<?> topic : all()) {
      long before = topic.held();
      topic.letGo(Math.max(left, 0));
      left -= before - topic.held();
    }
  }

  private synchronized List<EmbeddedTopic<?>> all() {
    return List.copyOf(topics.values());
  }

  @Override
  public <T> CompletableFuture<Long> append(Topic<T> topic, String key, T value) {
    try {
      return CompletableFuture.completedFuture(open(topic).append(key, value));
    } catch (LogException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public <T> Subscription follow(
      Topic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader, Runnable current) {
    return subscriptions.hold(() -> EmbeddedFollower.start(open(topic), from, reader, current));
  }

  @Override
  public <T> Subscription follow(
      Topic<T> topic,
      Supplier<? extends Skim> skim,
      Consumer<LogEntry<T>> reader,
      Runnable current) {
    return subscriptions.hold(() -> EmbeddedFollower.start(open(topic), skim, reader, current));
  }

  @Override
  public <T> Subscription share(Topic<T> topic, String group, KeyWorker.Factory<T> factory) {
    return subscriptions.hold(() -> open(topic).share(group, factory));
  }

  @Override
  public <T> List<LogEntry<T>> tail(Topic<T> topic, String key, Duration back) {
    return open(topic).tail(key, back);
  }

  @Override
  public <T> void forget(Topic<T> topic, Predicate<LogEntry<T>> needed) {
    open(topic).forget(needed);
  }

  // Each topic object goes with one type of entry: Topics defines them once.
  @SuppressWarnings("unchecked")
  private synchronized <T> EmbeddedTopic<T> open(Topic<T> topic) {
    subscriptions.requireOpen();
    return (EmbeddedTopic<T>)
        topics.computeIfAbsent(
            topic.name(), name -> EmbeddedTopic.open(topic, directory, mostOfTopic, timer));
  }

  @Override
  public void close() {
    if (!subscriptions.close()) {
      return;
    }
    timer.shutdownNow();
    synchronized (this) {
      topics.values().forEach(EmbeddedTopic::close);
    }
  }
}
