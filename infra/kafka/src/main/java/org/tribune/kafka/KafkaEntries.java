package org.tribune.kafka;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.LogException;
import org.tribune.core.log.Topic;

/** Turns Kafka's records into entries; what is not one is left out and logged. Thread-safe. */
final class KafkaEntries<T> {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEntries.class);

  private final Topic<T> topic;
  private final Complaints complaints = new Complaints(LOG);

  KafkaEntries(Topic<T> topic) {
    this.topic = topic;
  }

  KafkaConsumer<String, byte[]> open(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  Optional<LogEntry<T>> read(ConsumerRecord<String, byte[]> found) {
    try {
      if (found.key() == null || found.value() == null) {
        throw new LogException("It has no key or no value");
      }
      T value = topic.codec().decode(found.value());
      return Optional.of(new LogEntry<>(found.key(), found.offset(), value));
    } catch (LogException e) {
      complaints.tell(
          "The entry at " + found.offset() + " of " + found.topic() + " is left out", e);
      return Optional.empty();
    }
  }
}
