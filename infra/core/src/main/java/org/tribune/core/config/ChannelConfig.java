package org.tribune.core.config;

import java.time.Duration;
import java.util.List;
import org.tribune.core.catalogue.RecordingKind;
import org.tribune.core.channel.ChannelId;

/**
 * A channel.
 *
 * @param name as the public reads it
 * @param kind what its broadcasts are, which says how long their recordings are kept
 * @param autostart whether it goes on air without anybody's doing
 * @param publicationDelay how long what comes is held in memory before anything of it is written,
 *     so that a closed session can be ordered too late
 * @param sources in order of priority
 */
public record ChannelConfig(
    ChannelId id,
    String name,
    RecordingKind kind,
    AutostartMode autostart,
    Duration publicationDelay,
    List<SourceConfig> sources) {
  public ChannelConfig {
    sources = List.copyOf(sources);
  }

  /** A channel of sittings, published at once. */
  public ChannelConfig(
      ChannelId id, String name, AutostartMode autostart, List<SourceConfig> sources) {
    this(id, name, RecordingKind.SITTING, autostart, Duration.ZERO, sources);
  }
}
