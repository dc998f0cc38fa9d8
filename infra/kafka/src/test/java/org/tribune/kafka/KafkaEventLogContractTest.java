package org.tribune.kafka;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.LogConfig;
import org.tribune.core.log.EventLog;
import org.tribune.testkit.kafka.KafkaBroker;
import org.tribune.testkit.log.EventLogContract;

final class KafkaEventLogContractTest extends EventLogContract {
  @TempDir static Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static KafkaBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = KafkaBroker.start(directory);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Override
  protected EventLog open() {
    return new KafkaEventLog(
        new LogConfig.Kafka(
            broker.bootstrapServers(), "contract-", /* partitions= */ 32, (short) 1));
  }

  @Override
  protected EventLog openForAnotherMember() {
    return open();
  }
}
