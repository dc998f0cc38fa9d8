package org.tribune.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.tribune.core.config.LogConfig;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.LogException;
import org.tribune.core.log.OpenSubscriptions;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.log.Topic;

/**
 * The event log in Apache Kafka: a key's entries lie in one partition, positions are its offsets,
 * and those who share keys are a consumer group. The broker may be away when this is made, and at
 * any time after: readers go on when it is back, appends wait within bounds and then fail. Safe for
 * all threads.
 */
public final class KafkaEventLog implements EventLog {
  private final LogConfig.Kafka config;
  private final KafkaSettings settings;
  private final KafkaTopics topics;
  private final KafkaAppender appender;
  private final Set<String> waitedFor = ConcurrentHashMap.newKeySet();
  private final OpenSubscriptions subscriptions = new OpenSubscriptions();

  /** A log in the Kafka that {@code config} names. Does not wait for it. */
  public KafkaEventLog(LogConfig.Kafka config) {
    this(config, /* lost= */ () -> {});
  }

  /**
   * The same.
   *
   * @param lost called once, on a thread of this log, if Kafka has lost what it held: what was read
   *     of it holds no more, and nothing that follows can be relied on
   */
  public KafkaEventLog(LogConfig.Kafka config, Runnable lost) {
    this.config = config;
    this.settings = new KafkaSettings(config);
    try {
      this.topics = new KafkaTopics(config, settings, lost);
    } catch (KafkaException e) {
      throw new LogException(refusal(config, e), e);
    }
    this.appender = new KafkaAppender(topics, settings);
  }

  private static String refusal(LogConfig.Kafka config, KafkaException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).contains("bootstrap")
        ? "log.bootstrapServers can't be used: "
            + config.bootstrapServers()
            + "; write host:port, several with commas, of hosts that have an address"
        : "Kafka can't be reached as log says ("
            + root.getMessage()
            + "); log.authorities, certificate and key are PEM files, the key unencrypted PKCS#8";
  }

  @Override
  public <T> CompletableFuture<Long> append(Topic<T> topic, String key, T value) {
    // Kafka's client fails when its caller is interrupted; an entry is worth more than that.
    boolean interrupted = Thread.interrupted();
    try {
      byte[] encoded = topic.codec().encode(value);
      return appender.append(findSoon(topic), key, encoded);
    } catch (LogException e) {
      return CompletableFuture.failedFuture(e);
    } catch (InterruptedException e) {
      interrupted = true;
      return CompletableFuture.failedFuture(new LogException("Interrupted while appending", e));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for the topic at its first use only: an append must not block for long. */
  private <T> KafkaTopic<T> findSoon(Topic<T> topic) throws InterruptedException {
    boolean first = waitedFor.add(topic.name());
    return topics.find(topic, first ? KafkaSettings.PATIENCE : Duration.ZERO);
  }

  @Override
  public <T> Subscription follow(
      Topic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader, Runnable current) {
    KafkaStart start = from == StartFrom.EARLIEST ? KafkaStart.earliest() : latest(topic);
    KafkaFollower<T> follower =
        new KafkaFollower<>(topics, settings, topic, start, reader, current);
    return subscriptions.hold(
        () -> {
          follower.start();
          return follower;
        });
  }

  /** The ends now; while Kafka is away, what it will have received after now. */
  private <T> KafkaStart latest(Topic<T> topic) {
    long now = System.currentTimeMillis();
    try {
      KafkaTopic<T> found = topics.find(topic, KafkaSettings.PATIENCE);
      Map<TopicPartition, OffsetSpec> ends =
          found.allPartitions().stream()
              .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
      return KafkaStart.at(
          topics
              .admin()
              .listOffsets(ends)
              .all()
              .get(KafkaSettings.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .entrySet()
              .stream()
              .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset())));
    } catch (ExecutionException | TimeoutException | LogException e) {
      subscriptions.requireOpen();
      return KafkaStart.since(now);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return KafkaStart.since(now);
    }
  }

  @Override
  public <T> Subscription share(Topic<T> topic, String group, KeyWorker.Factory<T> factory) {
    String name = config.topicPrefix() + topic.name() + "." + group;
    KafkaMember<T> member = new KafkaMember<>(topics, settings, topic, name, factory);
    return subscriptions.hold(
        () -> {
          member.start();
          return member;
        });
  }

  @Override
  public <T> List<LogEntry<T>> tail(Topic<T> topic, String key, Duration back) {
    try {
      return KafkaTail.read(settings, topics.find(topic, KafkaSettings.PATIENCE), key, back);
    } catch (KafkaException e) {
      throw topics.away("The newest entries of " + key + " can't be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("Interrupted while the newest entries of " + key + " were read", e);
    }
  }

  /** A cluster has room for all of them, and reads 300,000 in a second or two. */
  @Override
  public <T> void forget(Topic<T> topic, Predicate<LogEntry<T>> needed) {}

  @Override
  public void close() {
    if (!subscriptions.close()) {
      return;
    }
    appender.close();
    topics.close();
  }
}
