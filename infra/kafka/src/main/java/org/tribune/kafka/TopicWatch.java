package org.tribune.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether a topic is still the one that was found: where Kafka has lost its
 * data, what this process knows is of a log that is no more, and it must begin anew. Has a thread
 * of its own.
 */
final class TopicWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** While it is missing: readers wait for the answer. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** So many answers one after another: a broker that has just started may not know it yet. */
  private static final int SURE = 10;

  private final Admin admin;
  private final String name;
  private final Uuid first;
  private final Runnable lost;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean missing = false;
  private final Thread thread =
      Thread.ofPlatform().name("log-watch").daemon().unstarted(this::watch);

  /**
   * A watch on the topic {@code name}.
   *
   * @param first its id when it was found, also if it is gone by now
   * @param lost called once, if it is gone or another
   */
  TopicWatch(Admin admin, String name, Uuid first, Runnable lost) {
    this.admin = admin;
    this.name = name;
    this.first = first;
    this.lost = lost;
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      int times = 0;
      while (!closed.await((missing ? AGAIN : PAUSE).toMillis(), TimeUnit.MILLISECONDS)) {
        Uuid now = id();
        missing = now.equals(Uuid.ZERO_UUID);
        times = missing ? times + 1 : 0;
        if (times == SURE || (!missing && !first.equals(now))) {
          LOG.error(
              "Kafka has lost the topic {}, and with it what is on air: this process ends, to begin"
                  + " anew with what there is. What was recorded is kept, and closed",
              name);
          lost.run();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether Kafka did not know the topic when it was asked last. */
  boolean isMissing() {
    return missing;
  }

  /** Its id; the first while Kafka does not answer; zero if there is no such topic. */
  private Uuid id() throws InterruptedException {
    try {
      return admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
          .map(description -> description.topicId())
          .findFirst()
          .orElse(first);
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException ? Uuid.ZERO_UUID : first;
    } catch (KafkaException e) {
      return first;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
