package org.tribune.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

final class ComplaintsTest {
  private final List<Object> lines = new ArrayList<>();
  private long now = 1_000;
  private final Complaints complaints = new Complaints(logger(), () -> now);

  private Logger logger() {
    return (Logger)
        Proxy.newProxyInstance(
            Logger.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> {
              lines.add(((Object[]) arguments[1])[2]);
              return null;
            });
  }

  /** A complaint each half second. */
  private void outage(Duration length) {
    for (long end = now + length.toNanos(); now < end; now += 500_000_000) {
      complaints.tell("Reading failed", new IllegalStateException("away"));
    }
  }

  @Test
  void outageOfTenMinutes_isToldInFewLines_thatCountTheRest() {
    outage(Duration.ofMinutes(10));
    assertThat(lines).hasSizeBetween(10, 20);
    assertThat(lines.getFirst()).isEqualTo("");
    assertThat(lines.getLast().toString()).contains("more like it");
  }

  @Test
  void nextOutage_isToldAtOnce() {
    outage(Duration.ofMinutes(10));
    int before = lines.size();
    now += Duration.ofMinutes(3).toNanos();
    complaints.tell("Reading failed", new IllegalStateException("away"));
    assertThat(lines).hasSize(before + 1);
  }
}
