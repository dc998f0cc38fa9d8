package org.tribune.core.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a channel's picture and sound come from. */
public sealed interface SourceConfig {
  /** The word in {@code type:}. */
  String type();

  /** An encoder publishes to us with this key ({@code rtmp://HOST:1935/live/STREAM_KEY}). */
  record Rtmp(Secret streamKey) implements SourceConfig {
    @Override
    public String type() {
      return "rtmp";
    }
  }

  /**
   * SRT, either way.
   *
   * @param host the address to listen on, or the peer's
   * @param passphrase 10 to 79 characters; absent: not encrypted; a listener that others than this
   *     machine reach has one
   * @param latencyMillis SRT's receive buffer
   * @param streamId what a caller announces itself as
   */
  record Srt(
      Mode mode,
      String host,
      int port,
      Optional<Secret> passphrase,
      int latencyMillis,
      Optional<String> streamId)
      implements SourceConfig {
    /** Who opens the connection. */
    public enum Mode {
      LISTENER,
      CALLER
    }

    @Override
    public String type() {
      return "srt";
    }
  }

  /**
   * An IP camera that is pulled over TCP.
   *
   * @param url without user and password
   * @param user taken out of the configured URL
   */
  record Rtsp(URI url, Optional<String> user, Optional<Secret> password) implements SourceConfig {
    @Override
    public String type() {
      return "rtsp";
    }
  }

  /** A file, played at its own pace. */
  record File(Path path, boolean loop) implements SourceConfig {
    @Override
    public String type() {
      return "file";
    }
  }

  /**
   * The built-in test card with a running clock and a tone.
   *
   * @param width pixels
   * @param height pixels
   * @param framesPerSecond whole frames
   */
  record TestCard(int width, int height, int framesPerSecond) implements SourceConfig {
    @Override
    public String type() {
      return "testcard";
    }
  }

  /**
   * A capture device of this machine.
   *
   * @param video a V4L2 device such as {@code /dev/video0}
   * @param audio an ALSA device such as {@code hw:1}
   */
  record Device(Optional<String> video, Optional<String> audio) implements SourceConfig {
    @Override
    public String type() {
      return "device";
    }
  }
}
