package org.tribune.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.tribune.core.log.Topic;

/** A topic that is there, with its number of partitions. */
record KafkaTopic<T>(Topic<T> topic, String name, int partitions) {
  /** The partition of a key, as Kafka's own clients compute it. */
  TopicPartition partitionOf(String key) {
    int hash = Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)));
    return new TopicPartition(name, hash % partitions);
  }

  List<TopicPartition> allPartitions() {
    return IntStream.range(0, partitions)
        .mapToObj(partition -> new TopicPartition(name, partition))
        .toList();
  }
}
