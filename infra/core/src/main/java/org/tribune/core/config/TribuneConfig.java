package org.tribune.core.config;

import java.util.List;

/** The whole of {@code tribune.yml}, checked. Immutable; secrets never appear in toString(). */
public record TribuneConfig(
    SiteConfig site,
    HttpConfig http,
    ManagementConfig management,
    RtmpConfig rtmp,
    List<ChannelConfig> channels,
    TranscoderConfig transcoder,
    LogConfig log,
    StoreConfig store) {
  public TribuneConfig {
    channels = List.copyOf(channels);
  }
}
