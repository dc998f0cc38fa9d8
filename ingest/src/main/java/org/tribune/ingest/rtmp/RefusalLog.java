package org.tribune.ingest.rtmp;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * One log line for a refusal, at most one a second: what comes in between is counted and logged
 * together. Safe for all threads.
 */
final class RefusalLog {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final MediaClock clock;
  private final ScheduledExecutorService timer;
  private final Consumer<String> lines;
  private final Map<Refusal, Integer> counted = new EnumMap<>(Refusal.class);
  private MediaTime quietUntil = MediaTime.ofMicros(Long.MIN_VALUE);
  private String last = "";

  RefusalLog(MediaClock clock, ScheduledExecutorService timer, Consumer<String> lines) {
    this.clock = clock;
    this.timer = timer;
    this.lines = lines;
  }

  /** Logs it, now or within a second. */
  synchronized void refused(Refusal refusal, String remote, String detail) {
    String words = refusal.words() + " (" + detail + ")";
    if (counted.isEmpty() && !clock.now().isBefore(quietUntil)) {
      quietUntil = clock.now().plus(MediaTime.of(PAUSE));
      lines.accept("Refused " + remote + ": " + words);
      return;
    }
    if (counted.isEmpty()) {
      var _ = timer.schedule(this::tellCounted, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
    counted.merge(refusal, /* value= */ 1, Integer::sum);
    last = remote;
  }

  private synchronized void tellCounted() {
    String all =
        counted.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().words())
            .collect(Collectors.joining(", "));
    counted.clear();
    quietUntil = clock.now().plus(MediaTime.of(PAUSE));
    lines.accept("Refused in the last second: " + all + "; the last from " + last);
  }
}
