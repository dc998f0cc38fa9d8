package org.tribune.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.log.LogException;

/**
 * Appends with all acknowledgements, in order. What waits for the broker is bounded in bytes and
 * time; beyond that, appends fail at once rather than hold up a camera. Safe for all threads.
 */
final class KafkaAppender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaAppender.class);

  private final KafkaTopics topics;
  private final Producer<String, byte[]> producer;
  private final AtomicLong inFlight = new AtomicLong();
  private final Complaints complaints = new Complaints(LOG);

  KafkaAppender(KafkaTopics topics, KafkaSettings settings) {
    this.topics = topics;
    this.producer =
        new KafkaProducer<>(settings.producer(), new StringSerializer(), new ByteArraySerializer());
  }

  <T> CompletableFuture<Long> append(KafkaTopic<T> topic, String key, byte[] value) {
    if (value.length > KafkaSettings.LONGEST_ENTRY) {
      return CompletableFuture.failedFuture(
          new LogException(
              "An entry of "
                  + value.length
                  + " bytes is too long for the log, which takes "
                  + KafkaSettings.LONGEST_ENTRY));
    }
    CompletableFuture<Long> appended = new CompletableFuture<>();
    if (inFlight.addAndGet(value.length) > KafkaSettings.MOST_IN_FLIGHT) {
      fail(appended, value, new KafkaException(inFlight.get() + " bytes wait already"));
      return appended;
    }
    ProducerRecord<String, byte[]> entry =
        new ProducerRecord<>(topic.name(), topic.partitionOf(key).partition(), key, value);
    try {
      Future<RecordMetadata> _ =
          producer.send(
              entry,
              (metadata, failure) -> {
                if (failure == null) {
                  inFlight.addAndGet(-value.length);
                  appended.complete(metadata.offset());
                } else {
                  fail(appended, value, failure);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      fail(appended, value, e);
    }
    return appended;
  }

  private void fail(CompletableFuture<Long> appended, byte[] value, Throwable cause) {
    inFlight.addAndGet(-value.length);
    LogException failure =
        cause instanceof RecordTooLargeException
            ? new LogException(
                "Kafka refused an entry of "
                    + value.length
                    + " bytes: let its max.message.bytes be "
                    + KafkaSettings.LONGEST_RECORD,
                cause)
            : topics.away("An entry could not be appended", cause);
    complaints.tell("An entry could not be appended", cause);
    appended.completeExceptionally(failure);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
