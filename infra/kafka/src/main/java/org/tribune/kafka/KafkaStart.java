package org.tribune.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where a follower starts in each partition. */
@FunctionalInterface
interface KafkaStart {
  Map<TopicPartition, Long> offsets(Consumer<String, byte[]> consumer, KafkaTopic<?> topic);

  /** At the oldest entries. */
  static KafkaStart earliest() {
    return (consumer, topic) -> consumer.beginningOffsets(topic.allPartitions());
  }

  /** At known offsets. */
  static KafkaStart at(Map<TopicPartition, Long> offsets) {
    return (consumer, topic) -> offsets;
  }

  /** At what was appended at or after a time, in milliseconds since the Unix epoch. */
  static KafkaStart since(long millis) {
    return (consumer, topic) -> {
      Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(topic.allPartitions()));
      Map<TopicPartition, Long> times =
          topic.allPartitions().stream()
              .collect(Collectors.toMap(partition -> partition, partition -> millis));
      for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
          consumer.offsetsForTimes(times).entrySet()) {
        // Null where nothing is that young.
        if (found.getValue() != null) {
          offsets.put(found.getKey(), found.getValue().offset());
        }
      }
      return offsets;
    };
  }
}
