package org.tribune.kafka;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.tribune.core.config.LogConfig;
import org.tribune.core.log.Checkpoint;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.LogEntry;

/**
 * A member of a group in a process of its own, to be killed: writes {@code key value} for each
 * entry to its output, and checkpoints behind every tenth.
 */
final class MemberProcess {
  private MemberProcess() {}

  /** Arguments: the broker's address and the topic's name. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
    KafkaEventLog log =
        new KafkaEventLog(new LogConfig.Kafka(arguments[0], "", /* partitions= */ 4, (short) 1));
    log.share(TextTopic.named(arguments[1]), "group", (key, checkpoint) -> worker(out, checkpoint));
    new CountDownLatch(1).await();
  }

  private static KeyWorker<String> worker(PrintStream out, Checkpoint checkpoint) {
    return new KeyWorker<>() {
      @Override
      public void accept(LogEntry<String> entry) {
        out.println(entry.key() + " " + entry.value());
        if (Optional.of(entry.value()).filter(value -> value.endsWith("0")).isPresent()) {
          checkpoint.resumeFrom(entry.position() + 1);
        }
      }

      @Override
      public void close() {}
    };
  }
}
