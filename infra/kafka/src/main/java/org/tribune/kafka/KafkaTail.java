package org.tribune.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.tribune.core.log.LogEntry;

/** Reads the newest entries of one key, up to the end of its partition at the call. */
final class KafkaTail {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private KafkaTail() {}

  static <T> List<LogEntry<T>> read(
      KafkaSettings settings, KafkaTopic<T> topic, String key, Duration back) {
    KafkaEntries<T> entries = new KafkaEntries<>(topic.topic());
    TopicPartition partition = topic.partitionOf(key);
    List<LogEntry<T>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = entries.open(settings.tail())) {
      consumer.assign(List.of(partition));
      long since = Math.max(0, System.currentTimeMillis() - back.toMillis());
      OffsetAndTimestamp start = consumer.offsetsForTimes(Map.of(partition, since)).get(partition);
      if (start == null) {
        return List.of();
      }
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      consumer.seek(partition, start.offset());
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() - deadline > 0) {
          throw new org.apache.kafka.common.errors.TimeoutException("no end within 10 s");
        }
        for (ConsumerRecord<String, byte[]> one : consumer.poll(Duration.ofMillis(200))) {
          if (one.offset() < end && key.equals(one.key())) {
            entries.read(one).ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }
}
