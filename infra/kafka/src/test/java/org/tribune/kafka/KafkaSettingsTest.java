package org.tribune.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.tribune.core.config.LogConfig;

final class KafkaSettingsTest {
  /** One part: a third of the shortest buffer that a player holds (PART-HOLD-BACK, 0.72 s). */
  private static final int PART_MILLIS = 240;

  private final KafkaSettings settings =
      new KafkaSettings(
          new LogConfig.Kafka("localhost:9092", "t-", /* partitions= */ 1, (short) 1));

  /** What holds with these settings, also where they say nothing. */
  private static int millis(Map<String, Object> settings, String name) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    return new ConsumerConfig(all).getInt(name);
  }

  @Test
  void member_hearsOfOneThatLeavesAndReadsWhatItHad_withinAPart() {
    Map<String, Object> member = settings.member("g");
    assertThat(
            millis(member, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG)
                + millis(member, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG))
        .isLessThanOrEqualTo(PART_MILLIS);
  }

  @Test
  void tail_whichEndsWhereTheLogEnds_leavesNoFetchAtTheBroker() {
    assertThat(millis(settings.tail(), ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG))
        .isLessThan(PART_MILLIS / 10);
  }
}
