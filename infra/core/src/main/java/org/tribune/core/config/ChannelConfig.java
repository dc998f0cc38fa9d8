package org.tribune.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;

/**
 * A channel.
 *
 * @param name as the public reads it
 * @param kind what its broadcasts are, which says how long their recordings are kept
 * @param autostart whether it goes on air without anybody's doing
 * @param chosenDelay how long what comes is held in memory before anything of it is written, so
 *     that a closed session can be ordered too late; absent if nobody has chosen
 * @param sources in order of priority
 */
public record ChannelConfig(
    ChannelId id,
    String name,
    RecordingKind kind,
    AutostartMode autostart,
    Optional<Duration> chosenDelay,
    List<SourceConfig> sources) {
  public ChannelConfig {
    sources = List.copyOf(sources);
  }

  /** A channel of sittings, published at once. */
  public ChannelConfig(
      ChannelId id, String name, AutostartMode autostart, List<SourceConfig> sources) {
    this(id, name, RecordingKind.SITTING, autostart, Optional.empty(), sources);
  }

  /** How long what comes is held; not at all, unless somebody has chosen. */
  public Duration publicationDelay() {
    return chosenDelay.orElse(Duration.ZERO);
  }
}
