package org.tribune.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /** In which what is said on air is written, as in RFC 5646. */
  public String spokenLanguage() {
    return captions.language().orElseGet(() -> site.languages().getFirst());
  }

  /** In which films are heard, as in RFC 5646; empty if there is no recogniser. */
  public Optional<String> languageOfFilms() {
    return captions.recordings().or(captions::recogniser).map(_ -> spokenLanguage());
  }
}
