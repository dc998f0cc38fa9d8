package org.tribune.core.config;

import java.util.List;
import org.tribune.core.channel.ChannelId;

/**
 * A channel.
 *
 * @param name as the public reads it
 * @param autostart true: public as soon as a source delivers
 * @param sources in order of priority
 */
public record ChannelConfig(
    ChannelId id, String name, boolean autostart, List<SourceConfig> sources) {
  public ChannelConfig {
    sources = List.copyOf(sources);
  }
}
