package org.tribune.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.ReaderThread;
import org.tribune.core.log.Subscription;
import org.tribune.core.log.Topic;

/** Reads all partitions of a topic with a consumer of its own, on a thread of its own. */
final class KafkaFollower<T> implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaFollower.class);

  private final KafkaTopics topics;
  private final KafkaSettings settings;
  private final Topic<T> topic;
  private final KafkaStart start;
  private final Consumer<LogEntry<T>> reader;
  private final Runnable current;
  private final Complaints complaints = new Complaints(LOG);
  private final KafkaEntries<T> entries;
  private final ReaderThread thread;
  private @Nullable KafkaConsumer<String, byte[]> consumer; // the thread's own
  private boolean isCurrent = false; // the same

  KafkaFollower(
      KafkaTopics topics,
      KafkaSettings settings,
      Topic<T> topic,
      KafkaStart start,
      Consumer<LogEntry<T>> reader,
      Runnable current) {
    this.topics = topics;
    this.settings = settings;
    this.topic = topic;
    this.start = start;
    this.reader = reader;
    this.current = current;
    this.entries = new KafkaEntries<>(topic);
    this.thread = new ReaderThread("log-follow-" + topic.name(), this::follow, this::end);
  }

  void start() {
    thread.start();
  }

  private void follow() throws InterruptedException {
    try {
      KafkaTopic<T> found = topics.find(topic).get();
      KafkaConsumer<String, byte[]> opened = entries.open(settings.reader());
      consumer = opened;
      opened.assign(found.allPartitions());
      Map<TopicPartition, Long> unread = new HashMap<>(seek(opened, found));
      ConnectionWatch connection = new ConnectionWatch("The reader of " + found.name(), opened);
      while (!thread.isStopping()) {
        if (topics.isMissing()) {
          Thread.sleep(/* millis= */ 500);
        } else {
          poll(opened, unread);
        }
        connection.check();
      }
    } catch (ExecutionException e) {
      LOG.debug("The log was closed before {} was found", topic.name(), e);
    } catch (InterruptException e) {
      throw new InterruptedException();
    }
  }

  /** Goes to where the reading starts; gives the ends of what the log holds by now. */
  private Map<TopicPartition, Long> seek(KafkaConsumer<String, byte[]> opened, KafkaTopic<T> found)
      throws InterruptedException {
    while (!thread.isStopping()) {
      try {
        Map<TopicPartition, Long> offsets = start.offsets(opened, found);
        Map<TopicPartition, Long> ends = opened.endOffsets(found.allPartitions());
        offsets.forEach(opened::seek);
        return ends;
      } catch (InterruptException e) {
        throw e;
      } catch (KafkaException e) {
        failed(e);
      }
    }
    return Map.of();
  }

  /** All that was there is read once each partition's position is behind its end of then. */
  private void tellCurrent(KafkaConsumer<String, byte[]> opened, Map<TopicPartition, Long> unread) {
    if (isCurrent) {
      return;
    }
    unread.entrySet().removeIf(each -> opened.position(each.getKey()) >= each.getValue());
    if (unread.isEmpty()) {
      isCurrent = true;
      try {
        current.run();
      } catch (RuntimeException e) {
        LOG.error("A reader of {} failed when it had caught up", topic.name(), e);
      }
    }
  }

  private void poll(KafkaConsumer<String, byte[]> opened, Map<TopicPartition, Long> unread)
      throws InterruptedException {
    try {
      tellCurrent(opened, unread);
      for (ConsumerRecord<String, byte[]> found : opened.poll(Duration.ofMillis(200))) {
        if (thread.isStopping()) {
          return;
        }
        entries.read(found).ifPresent(this::deliver);
      }
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      failed(e);
    }
  }

  private void failed(KafkaException e) throws InterruptedException {
    complaints.tell("Reading " + topic.name() + " from Kafka failed and is tried again", e);
    Thread.sleep(/* millis= */ 500);
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

  private void end() {
    Optional.ofNullable(consumer)
        .ifPresent(opened -> opened.close(CloseOptions.timeout(Duration.ofSeconds(1))));
  }

  @Override
  public void close() {
    thread.stop();
    thread.awaitEnd();
  }
}
