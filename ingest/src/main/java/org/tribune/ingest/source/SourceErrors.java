package org.tribune.ingest.source;

import org.tribune.core.config.SourceConfig;
import org.tribune.core.text.Message;
import org.tribune.media.demux.DemuxException;

/** What went wrong with a source, and what to do, in the operator's words. Never a secret. */
final class SourceErrors {
  private SourceErrors() {}

  /**
   * @param delivered true if packets came before
   */
  static Message of(SourceConfig config, DemuxException trouble, boolean delivered) {
    String where = where(config);
    return switch (trouble.kind()) {
      case NOT_FOUND -> notFound(config);
      case NOT_PERMITTED -> Message.of("source.not-permitted", where);
      case UNAUTHORISED -> Message.of("source.unauthorised", where, secret(config));
      case REFUSED -> Message.of("source.refused", where);
      case UNREACHABLE -> Message.of("source.unreachable", where);
      case TIMED_OUT -> silent(where, delivered);
      case ADDRESS_IN_USE -> portTaken(config);
      case DISCONNECTED -> Message.of("source.disconnected", where);
      case NOT_MEDIA, NO_KNOWN_TRACK -> Message.of("source.not-media", where);
      case CLOSED, OTHER ->
          // ALSA has one error for all that keeps a card from being opened.
          config instanceof SourceConfig.Device && !delivered
              ? notFound(config)
              : other(where, trouble);
    };
  }

  private static Message notFound(SourceConfig config) {
    return Message.of("source.not-found", where(config), what(config));
  }

  static Message portTaken(SourceConfig config) {
    String where = where(config);
    return Message.of("source.port-taken", where);
  }

  /**
   * @param reason the code of SRT's rejection
   */
  static Message turnedAway(SourceConfig.Srt srt, String caller, int reason) {
    String where = where(srt);
    return switch (reason) {
      case SrtHandshake.WRONG_PASSPHRASE ->
          Message.of("source.srt-wrong-passphrase", where, caller);
      case SrtHandshake.ONE_PASSPHRASE -> Message.of("source.srt-one-passphrase", where, caller);
      default -> Message.of("source.srt-turned-away", where, caller, reason);
    };
  }

  /** An SRT peer said no, or nothing at all. */
  static Message unconnected(SourceConfig.Srt srt, boolean refused) {
    String where = where(srt);
    return refused
        ? Message.of("source.srt-refused", where)
        : silent(where, /* delivered= */ false);
  }

  private static Message silent(String where, boolean delivered) {
    return delivered
        ? Message.of("source.fell-silent", where)
        : Message.of("source.no-answer", where);
  }

  private static Message other(String where, DemuxException trouble) {
    return Message.of("source.failed", where, trouble.getMessage());
  }

  static Message noDevice() {
    return Message.of("source.no-device-named");
  }

  static Message rawPictures(SourceConfig.Device config) {
    return Message.of("source.raw-pictures", where(config));
  }

  static Message emptyFile(SourceConfig.File config) {
    return Message.of("source.empty-file", where(config));
  }

  static Message unforeseen(Throwable trouble) {
    return Message.of("source.unforeseen", trouble);
  }

  private static String where(SourceConfig config) {
    return SourceNames.of(config);
  }

  private static Message what(SourceConfig config) {
    return Message.of(
        switch (config) {
          case SourceConfig.File file -> "source.what.file";
          case SourceConfig.Device device -> "source.what.device";
          case SourceConfig.Rtsp rtsp -> "source.what.rtsp";
          case SourceConfig.Srt srt -> "source.what.srt";
          case SourceConfig.Rtmp rtmp -> "source.what.rtmp";
          case SourceConfig.TestCard card -> "source.what.test-card";
        });
  }

  private static Message secret(SourceConfig config) {
    return Message.of(
        config instanceof SourceConfig.Srt ? "source.what.passphrase" : "source.what.password");
  }
}
