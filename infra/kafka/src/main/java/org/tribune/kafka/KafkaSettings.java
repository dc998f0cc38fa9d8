package org.tribune.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.tribune.core.config.LogConfig;

/** How we speak with Kafka. */
final class KafkaSettings {
  /** The longest entry; a second of contribution at 100 Mbit/s. */
  static final int LONGEST_ENTRY = 16 << 20;

  /** Room for the record's frame around the entry. */
  static final int LONGEST_RECORD = LONGEST_ENTRY + (64 << 10);

  /** Bytes that may wait for the broker before appends fail. */
  static final long MOST_IN_FLIGHT = 64L << 20;

  /** How long one question to the broker may take. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String bootstrapServers;
  private final Map<String, Object> security;

  /** Settings for the servers that {@code config} names, secured as it says. */
  KafkaSettings(LogConfig.Kafka config) {
    this.bootstrapServers = config.bootstrapServers();
    this.security = Map.copyOf(ConnectionSecurity.settings(config.security()));
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  private Map<String, Object> common() {
    Map<String, Object> settings = new HashMap<>(security);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 100);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    return settings;
  }

  Map<String, Object> admin() {
    Map<String, Object> settings = common();
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    return settings;
  }

  Map<String, Object> producer() {
    Map<String, Object> settings = common();
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // With more, the first batches of a new partition can overtake each other, and the one that was
    // overtaken is refused until it expires (KAFKA-15591).
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    // While all brokers are away, rebootstrapping would forget where the partitions are, and each
    // append would wait for that instead of being buffered.
    settings.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LONGEST_RECORD);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, MOST_IN_FLIGHT + 2L * LONGEST_RECORD);
    return settings;
  }

  /** For reading without a group. */
  Map<String, Object> reader() {
    Map<String, Object> settings = common();
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // What fell out of the retention is left out: go on at the oldest that is there.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return settings;
  }

  /**
   * For reading what is there and no more. A fetch for which there is nothing lies at the broker
   * until its time is over, and the closing waits behind it.
   */
  Map<String, Object> tail() {
    Map<String, Object> settings = reader();
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
    return settings;
  }

  /**
   * For sharing keys: a member that dies is noticed within the session's 6 s; of one that leaves
   * the others hear at their next heartbeat. A partition that is new to a member is fetched once
   * the fetch before, for those that it had, is answered. Viewers wait for both.
   */
  Map<String, Object> member(String group) {
    Map<String, Object> settings = reader();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 100);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        // The second is what members of earlier versions know, while they are being replaced.
        List.of(WorkStaysAssignor.class.getName(), CooperativeStickyAssignor.class.getName()));
    return settings;
  }
}
