package org.tribune.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.core.channel.ChannelId;

/**
 * The whole of {@code tribune.yml}, checked. Immutable; secrets never appear in toString().
 *
 * @param data where this machine keeps what must outlive the process
 * @param mail absent: none is sent
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
    BackupConfig backup,
    RetentionConfig retention,
    SittingsConfig sittings,
    SignInConfig signIn,
    QuestionsConfig questions,
    FilmsConfig films,
    SandboxConfig sandbox,
    Optional<MailConfig> mail,
    AuditConfig audit,
    CaptionsConfig captions) {
  public TribuneConfig {
    channels = List.copyOf(channels);
  }

  /** The channel of this id; empty if there is none, such as one that was given up. */
  public Optional<ChannelConfig> channel(ChannelId id) {
    return channels.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** How much later than it is said what is on air is shown; zero for one that was given up. */
  public Duration publicationDelay(ChannelId channel) {
    return channel(channel).map(ChannelConfig::publicationDelay).orElse(Duration.ZERO);
  }

  /** In which what is said on air is written, as in RFC 5646. */
  public String spokenLanguage() {
    return captions.language().orElseGet(() -> site.languages().getFirst());
  }

  /** In which films are heard, as in RFC 5646; empty if there is no recogniser. */
  public Optional<String> languageOfFilms() {
    return captions.recordings().or(captions::recogniser).map(_ -> spokenLanguage());
  }
}
