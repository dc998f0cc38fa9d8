package org.tribune.box;

import java.nio.file.Path;
import java.util.List;

/** How a feed comes in, and what can travel that way as it is. */
enum Route {
  /** Legacy codecs and what enhanced RTMP adds. */
  RTMP("flv", "h264 hevc vp9 av1 aac mp3"),
  /** MPEG transport stream. */
  SRT("mpegts", "h264 hevc mpeg1video mpeg2video aac mp3 mp2 opus"),
  /** The program reads the clip itself. */
  FILE("", "");

  private final String container;
  private final String codecs;

  Route(String container, String codecs) {
    this.container = container;
    this.codecs = codecs;
  }

  /** FFmpeg's name of what is sent. */
  String container() {
    return container;
  }

  boolean carries(String codec) {
    return List.of(codecs.split(" ")).contains(codec);
  }

  /** The source in {@code tribune.yml} of a feed with this key, port or clip. */
  String source(String key, int port, Path clip) {
    return switch (this) {
      case RTMP -> "{type: rtmp, streamKey: %s}".formatted(key);
      case SRT -> "{type: srt, mode: listener, host: 127.0.0.1, port: %d}".formatted(port);
      case FILE -> "{type: file, path: \"%s\"}".formatted(clip);
    };
  }
}
