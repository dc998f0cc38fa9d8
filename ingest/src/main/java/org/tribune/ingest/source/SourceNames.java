package org.tribune.ingest.source;

import org.tribune.core.config.SourceConfig;

/** What the operator calls a source. Never a secret. */
public final class SourceNames {
  private SourceNames() {}

  /** A short name, such as {@code srt :9000}. */
  public static String of(SourceConfig config) {
    return switch (config) {
      case SourceConfig.Rtmp rtmp -> "rtmp";
      case SourceConfig.Srt srt ->
          srt.mode() == SourceConfig.Srt.Mode.LISTENER
              ? "srt :" + srt.port()
              : "srt " + srt.host() + ":" + srt.port();
      case SourceConfig.Rtsp rtsp -> "rtsp " + rtsp.url().getHost();
      case SourceConfig.File file -> "file " + file.path();
      case SourceConfig.TestCard card -> "testcard";
      case SourceConfig.Device device ->
          "device " + device.video().or(device::audio).orElse("(none)");
    };
  }
}
