package org.tribune.media.demux;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.tribune.media.demux.DemuxException.Kind;
import org.tribune.media.log.FfmpegLog;

/** FFmpeg's result codes as exceptions, with the text of av_strerror. */
final class DemuxErrors {
  // AVERROR(errno) is the negated errno of Linux.
  private static final int NO_ENTRY = -2;
  private static final int NO_DEVICE_OR_ADDRESS = -6;
  static final int TRY_AGAIN = -11;
  static final int NO_MEMORY = -12;
  private static final int NO_ACCESS = -13;
  private static final int NO_DEVICE = -19;
  private static final int IS_DIRECTORY = -21;
  private static final int BROKEN_PIPE = -32;
  private static final int ADDRESS_IN_USE = -98;
  private static final int ADDRESS_NOT_AVAILABLE = -99;
  private static final int NETWORK_UNREACHABLE = -101;
  private static final int CONNECTION_RESET = -104;
  private static final int TIMED_OUT = -110;
  private static final int CONNECTION_REFUSED = -111;
  private static final int HOST_UNREACHABLE = -113;
  private static final int TEXT_ROOM = 256;

  private DemuxErrors() {}

  static DemuxException of(String tried, int result, ReadDeadline deadline) {
    Kind kind = kind(result, deadline);
    List<String> said = FfmpegLog.recent();
    String last = said.isEmpty() ? "" : "; FFmpeg says: " + said.getLast();
    return new DemuxException(kind, tried + ": " + text(result) + last, said);
  }

  private static Kind kind(int result, ReadDeadline deadline) {
    if (deadline.isCancelled()) {
      return Kind.CLOSED;
    }
    if (result == avutil.AVERROR_EXIT || deadline.isPassed()) {
      return Kind.TIMED_OUT;
    }
    if (result == avutil.AVERROR_HTTP_UNAUTHORIZED || result == avutil.AVERROR_HTTP_FORBIDDEN) {
      return Kind.UNAUTHORISED;
    }
    if (result == avutil.AVERROR_HTTP_NOT_FOUND || result == avutil.AVERROR_STREAM_NOT_FOUND) {
      return Kind.NOT_FOUND;
    }
    if (result == avutil.AVERROR_INVALIDDATA) {
      return Kind.NOT_MEDIA;
    }
    return ofErrno(result);
  }

  private static Kind ofErrno(int result) {
    return switch (result) {
      case NO_ENTRY, NO_DEVICE_OR_ADDRESS, NO_DEVICE, IS_DIRECTORY -> Kind.NOT_FOUND;
      case NO_ACCESS -> Kind.NOT_PERMITTED;
      case BROKEN_PIPE, CONNECTION_RESET -> Kind.DISCONNECTED;
      case ADDRESS_IN_USE -> Kind.ADDRESS_IN_USE;
      case ADDRESS_NOT_AVAILABLE, NETWORK_UNREACHABLE, HOST_UNREACHABLE -> Kind.UNREACHABLE;
      case TIMED_OUT -> Kind.TIMED_OUT;
      case CONNECTION_REFUSED -> Kind.REFUSED;
      default -> Kind.OTHER;
    };
  }

  /** What av_strerror says of a result. */
  static String text(int result) {
    byte[] text = new byte[TEXT_ROOM];
    avutil.av_strerror(result, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
