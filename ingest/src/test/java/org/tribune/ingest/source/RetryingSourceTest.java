package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryingSourceTest {
  private final RecordingSink sink = new RecordingSink();

  @Test
  void start_libraryMissingOnTheMachine_isToldAndTriedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    Connection failing =
        new Connection() {
          @Override
          public void run(SourceSink unused) {
            attempts.incrementAndGet();
            throw new UnsatisfiedLinkError("libharfbuzz.so.0: cannot open shared object file");
          }

          @Override
          public void close() {}
        };
    RetryingSource source =
        new RetryingSource("source-test", () -> failing, sink, /* endsForGood= */ false);
    source.start();
    try {
      await().until(() -> attempts.get() >= 2);
    } finally {
      source.close();
    }
    assertThat(sink.lastTold()).contains("libharfbuzz.so.0").contains("tried again");
  }
}
