package org.tribune.transcoder.effort;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.status.ViewerCount;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

/**
 * About how many watch each rendition of each channel, through all processes that serve it, as
 * these publish it. Safe for all threads.
 */
public final class RenditionViewers implements Service {
  /** A process that says nothing for so long has nobody, or has died. */
  private static final long SILENCE_MICROS = 5_000_000;

  private static final int MOST_PROCESSES = 256;

  private record Heard(ViewerCount count, MediaTime at) {}

  private final EventLog log;
  private final MediaClock clock;
  private final Map<ChannelId, Map<String, Heard>> channels = new HashMap<>();
  private Optional<Subscription> subscription = Optional.empty();

  /** Viewers as {@code log} says once this is started. */
  public RenditionViewers(EventLog log, MediaClock clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void start() {
    subscription = Optional.of(log.follow(Topics.STATUS, StartFrom.LATEST, this::accept));
  }

  private synchronized void accept(LogEntry<StatusEntry> entry) {
    if (entry.value() instanceof ViewerCount count) {
      Map<String, Heard> processes =
          channels.computeIfAbsent(new ChannelId(entry.key()), _ -> new HashMap<>());
      processes.values().removeIf(this::isSilent);
      if (processes.size() < MOST_PROCESSES) {
        processes.put(count.process(), new Heard(count, clock.now()));
      }
    }
  }

  private boolean isSilent(Heard heard) {
    return clock.now().minus(heard.at()).toMicros() > SILENCE_MICROS;
  }

  /**
   * How many watch the renditions of a channel, by their ids, where any do; empty if nobody says,
   * or if one has viewers and does not say of what.
   */
  public synchronized Optional<Map<String, Integer>> of(ChannelId channel) {
    Map<String, Heard> processes = channels.getOrDefault(channel, Map.of());
    Map<String, Integer> sums = new HashMap<>();
    boolean isKnown = false;
    for (Heard heard : processes.values()) {
      if (isSilent(heard)) {
        continue;
      }
      Optional<Map<String, Integer>> renditions = heard.count().renditions();
      if (renditions.isEmpty() && heard.count().viewers() > 0) {
        return Optional.empty();
      }
      isKnown |= renditions.isPresent();
      renditions.orElse(Map.of()).forEach((id, count) -> sums.merge(id, count, Integer::sum));
    }
    return isKnown ? Optional.of(sums) : Optional.empty();
  }

  @Override
  public void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
  }
}
