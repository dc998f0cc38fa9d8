package org.tribune.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.Loopback;
import org.tribune.core.log.LogException;
import org.tribune.core.log.Topic;

/**
 * Finds the topics, and creates those that are missing, in the background and for as long as the
 * broker is away. Safe for all threads.
 */
final class KafkaTopics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);
  private static final int SEGMENT_BYTES = 64 << 20;

  /**
   * Kafka deletes whole segments, and never the one that it writes to: they are short, so that
   * media are gone soon after their time.
   */
  private static final Duration LONGEST_SEGMENT = Duration.ofSeconds(10);

  private static final Duration DELETED_AFTER = Duration.ofSeconds(1);

  /** A broker knows a topic a moment after another has created it. */
  private static final Duration KNOWN_AFTER = Duration.ofMillis(50);

  private static final int MOST_TRIES = 10;

  private final LogConfig.Kafka config;
  private final Admin admin;
  private final Map<String, CompletableFuture<KafkaTopic<?>>> topics = new HashMap<>();
  private final Runnable lost;
  private volatile Optional<TopicWatch> watch = Optional.empty(); // written under this
  private volatile boolean closed = false;
  private volatile boolean hasAnswered = false;

  /**
   * Topics of the Kafka that {@code config} names.
   *
   * @param lost called once, if a durable topic that was there is gone
   */
  KafkaTopics(LogConfig.Kafka config, KafkaSettings settings, Runnable lost) {
    this.config = config;
    this.lost = lost;
    this.admin = Admin.create(settings.admin());
  }

  /** The topic, once it is there; never fails but by {@link #close()}. */
  // Each topic object goes with one type of entry: Topics defines them once.
  @SuppressWarnings("unchecked")
  synchronized <T> CompletableFuture<KafkaTopic<T>> find(Topic<T> topic) {
    if (closed) {
      throw new LogException("The event log is closed");
    }
    CompletableFuture<?> found =
        topics.computeIfAbsent(
            topic.name(),
            name -> {
              CompletableFuture<KafkaTopic<?>> sought = new CompletableFuture<>();
              Thread.ofPlatform()
                  .name("log-topic-" + name)
                  .daemon()
                  .start(() -> seek(topic, sought));
              return sought;
            });
    return (CompletableFuture<KafkaTopic<T>>) found;
  }

  /** The topic, waited for at most {@code patience}. */
  <T> KafkaTopic<T> find(Topic<T> topic, Duration patience) throws InterruptedException {
    try {
      return find(topic).get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw away("Topic " + config.topicPrefix() + topic.name() + " can't be found", e);
    }
  }

  /** What is said when the broker does not answer, or does not let us. */
  LogException away(String what, Throwable cause) {
    return new LogException(what + ": " + remedy(cause), cause);
  }

  private String remedy(Throwable cause) {
    Throwable root = cause.getCause() instanceof ApiException inner ? inner : cause;
    return switch (root) {
      case AuthorizationException refused ->
          "Kafka refuses it ("
              + refused.getMessage()
              + "); give log.user the rights of its role, see infra/deploy/kafka";
      case AuthenticationException refused ->
          "Kafka does not let this process in ("
              + refused.getMessage()
              + "); check log.security, authorities, user and password";
      default ->
          "no answer from Kafka at "
              + config.bootstrapServers()
              + "; check that it runs and that log.bootstrapServers names it";
    };
  }

  private void seek(Topic<?> topic, CompletableFuture<KafkaTopic<?>> sought) {
    Complaints complaints = new Complaints(LOG);
    String name = config.topicPrefix() + topic.name();
    while (!closed) {
      try {
        requireClear();
        requireOwnMachine();
        Found found = foundOrCreated(topic, name);
        hasAnswered = true;
        sought.complete(new KafkaTopic<>(topic, name, found.partitions()));
        watch(topic, name, found.id());
        return;
      } catch (ExecutionException | KafkaException | LogException e) {
        complaints.tell("Topic " + name + " can't be found or created yet", e);
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
    sought.completeExceptionally(new LogException("The event log is closed"));
  }

  /**
   * Whether a topic that was there is gone for now. Kafka answers a reader of it with an error at
   * once, and its client asks again at once.
   */
  boolean isMissing() {
    return watch.map(TopicWatch::isMissing).orElse(false);
  }

  /** Watches one of those that are never deleted: it stands for all. */
  private synchronized void watch(Topic<?> topic, String name, Uuid id) {
    if (topic.isDurable() && watch.isEmpty() && !closed) {
      TopicWatch started = new TopicWatch(admin, name, id, lost);
      started.start();
      watch = Optional.of(started);
    }
  }

  /** Until Kafka has answered: then it is as it was asked, for all topics. */
  private void requireClear() {
    if (!config.security().isTls() && !hasAnswered) {
      ClearListeners.require(config.bootstrapServers());
    }
  }

  /** Servers on this machine may send us on to others: not in the clear. */
  private void requireOwnMachine() throws ExecutionException, InterruptedException {
    if (config.security().isTls() || config.security().allowClear()) {
      return;
    }
    for (Node node : admin.describeCluster().nodes().get()) {
      if (!Loopback.isLoopback(node.host())) {
        throw new LogException(
            "Kafka names "
                + node.host()
                + " as its own address, which is another machine, and log.security is none: set"
                + " log.security: tls, or say log.allowClear: true");
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(/* millis= */ 500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Found(Uuid id, int partitions) {}

  private Found foundOrCreated(Topic<?> topic, String name)
      throws ExecutionException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return describe(name);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || tries == MOST_TRIES) {
          throw e;
        }
      }
      create(topic, name);
    }
  }

  private void create(Topic<?> topic, String name) throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(newTopic(topic, name))).all().get();
      LOG.info("Created the topic {} in Kafka", name);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
      Thread.sleep(KNOWN_AFTER);
    }
  }

  private Found describe(String name) throws ExecutionException, InterruptedException {
    TopicDescription found =
        admin.describeTopics(List.of(name)).allTopicNames().get().values().iterator().next();
    return new Found(found.topicId(), found.partitions().size());
  }

  private NewTopic newTopic(Topic<?> topic, String name) {
    Map<String, String> settings = new HashMap<>();
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "" + KafkaSettings.LONGEST_RECORD);
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    // The broker's one clock, so that a wrong clock of ours can't hide or keep entries.
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    settings.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    // What was acknowledged is on two brokers of three, so that one may be lost.
    settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "" + (config.replication() + 1) / 2);
    if (topic.isDurable()) {
      settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    } else {
      long retention = topic.retention().toMillis();
      settings.put(TopicConfig.RETENTION_MS_CONFIG, "" + retention);
      settings.put(TopicConfig.SEGMENT_MS_CONFIG, "" + LONGEST_SEGMENT.toMillis());
      settings.put(TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "" + DELETED_AFTER.toMillis());
      settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, "" + SEGMENT_BYTES);
    }
    return new NewTopic(name, config.partitions(), config.replication()).configs(settings);
  }

  Admin admin() {
    return admin;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      watch.ifPresent(TopicWatch::close);
    }
    admin.close(Duration.ofSeconds(1));
  }
}
