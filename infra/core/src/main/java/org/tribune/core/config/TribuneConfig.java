package org.tribune.core.config;

import java.nio.file.Path;
import java.util.List;

/**
 * The whole of {@code tribune.yml}, checked. Immutable; secrets never appear in toString().
 *
 * @param data where this machine keeps what must outlive the process
 */
public record TribuneConfig(
    Path data,
    SiteConfig site,
    HttpConfig http,
    ManagementConfig management,
    RtmpConfig rtmp,
    List<ChannelConfig> channels,
    TranscoderConfig transcoder,
    LogConfig log,
    StoreConfig store,
    CatalogueConfig catalogue,
    ArchiveConfig archive,
    RetentionConfig retention,
    SittingsConfig sittings,
    SignInConfig signIn,
    QuestionsConfig questions,
    FilmsConfig films) {
  public TribuneConfig {
    channels = List.copyOf(channels);
  }
}
