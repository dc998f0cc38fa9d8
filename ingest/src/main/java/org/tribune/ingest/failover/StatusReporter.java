package org.tribune.ingest.failover;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.time.MediaTime;

/** When a source's status is published: at each change that matters, and once a second. */
final class StatusReporter {
  private static final MediaTime PERIOD = MediaTime.of(Duration.ofSeconds(1));

  private record Told(SourceStatus status, MediaTime at) {}

  private final Map<Integer, Told> last = new HashMap<>();

  Optional<SourceStatus> due(SourceStatus status, MediaTime now) {
    Told before = last.get(status.index());
    if (before != null
        && !differs(before.status(), status)
        && now.minus(before.at()).isBefore(PERIOD)) {
      return Optional.empty();
    }
    last.put(status.index(), new Told(status, now));
    return Optional.of(status);
  }

  private static boolean differs(SourceStatus before, SourceStatus now) {
    return before.state() != now.state()
        || before.onAir() != now.onAir()
        || !before.videoCodec().equals(now.videoCodec())
        || !before.audioCodec().equals(now.audioCodec())
        || before.width() != now.width()
        || before.height() != now.height()
        || !before.lastError().equals(now.lastError());
  }
}
