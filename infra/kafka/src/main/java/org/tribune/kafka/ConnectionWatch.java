package org.tribune.kafka;

import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when a consumer loses Kafka and when it finds it again. Owned by the consumer's thread. */
final class ConnectionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);

  private final String whose;
  private final Optional<? extends Metric> count;
  private boolean lost = false;

  ConnectionWatch(String whose, Consumer<?, ?> consumer) {
    this.whose = whose;
    this.count =
        consumer.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("connection-count"))
            .map(java.util.Map.Entry::getValue)
            .findFirst();
  }

  /** Called between polls. */
  void check() {
    boolean away = count.map(metric -> metric.metricValue().equals(0.0)).orElse(false);
    if (away != lost) {
      lost = away;
      if (away) {
        LOG.warn("{} lost the connection to Kafka and tries until it is back", whose);
      } else {
        LOG.info("{} is connected to Kafka again", whose);
      }
    }
  }
}
