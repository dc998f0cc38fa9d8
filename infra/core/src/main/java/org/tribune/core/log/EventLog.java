package org.tribune.core.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The log through which the stages meet: topics of small entries, ordered per key, replayable
 * within each topic's retention. Safe for all threads.
 *
 * <p>Readers of one topic are called one entry at a time and may block: a reader that is slow is
 * itself late, and delays neither writers nor other readers. One that falls behind the retention
 * goes on at the oldest entry that is left.
 */
public interface EventLog extends AutoCloseable {
  /**
   * Appends an entry. Entries that one thread appends under one key keep their order.
   *
   * @return completes with the entry's position once it is stored as safely as the topic asks, or
   *     fails with a {@link LogException}; the caller need not wait
   */
  <T> CompletableFuture<Long> append(Topic<T> topic, String key, T value);

  /** Reads every entry of a topic, of all keys, on a thread of its own. */
  default <T> Subscription follow(Topic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader) {
    return follow(topic, from, reader, /* current= */ () -> {});
  }

  /**
   * The same.
   *
   * @param current called once, on the reader's thread, when all that the log held as the reading
   *     began has been read: what was is known then, and what comes is news
   */
  <T> Subscription follow(
      Topic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader, Runnable current);

  /**
   * The same from the oldest entry on, where the past may be long and most of it of no use: a log
   * that can do so at little cost lets it be skimmed first, and the reader is called with what is
   * wanted of it alone.
   *
   * @param skim of the past; begun anew if the log did not answer
   */
  default <T> Subscription follow(
      Topic<T> topic,
      Supplier<? extends Skim> skim,
      Consumer<LogEntry<T>> reader,
      Runnable current) {
    return follow(topic, StartFrom.EARLIEST, reader, current);
  }

  /**
   * Shares the keys of a topic among all who call this with the same group, in this process or
   * another: each key has one worker at a time. When its holder closes or dies, the key passes to
   * another member, whose worker starts at the last {@link Checkpoint} (at the oldest entry left if
   * there is none). A holder that dies is replaced within 10 s, whatever the log; entries behind
   * the checkpoint come again, and none is left out.
   */
  <T> Subscription share(Topic<T> topic, String group, KeyWorker.Factory<T> factory);

  /**
   * What was appended under a key in the last {@code back}, oldest first, up to what is stored when
   * it is called. For a worker that takes a key over. Blocks.
   */
  <T> List<LogEntry<T>> tail(Topic<T> topic, String key, Duration back);

  /**
   * Lets go of what nobody needs any more of a durable topic. A log may keep more than it must, and
   * does where the rest is not worth the work; entries that it can't read stay. Blocks.
   *
   * @param needed false for an entry that may go, for good
   */
  <T> void forget(Topic<T> topic, Predicate<LogEntry<T>> needed);

  @Override
  void close();
}
