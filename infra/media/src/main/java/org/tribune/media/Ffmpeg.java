package org.tribune.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_ERROR_MAX_STRING_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Checks what FFmpeg's functions return. */
public final class Ffmpeg {
  private Ffmpeg() {}

  /**
   * Returns {@code result} if it is no error.
   *
   * @param what was tried, for the message: "Opening the decoder of h264"
   * @throws FfmpegException with FFmpeg's reason if it is one
   */
  public static int check(int result, String what) {
    if (result < 0) {
      throw new FfmpegException(what + " failed: " + reason(result), result);
    }
    return result;
  }

  /**
   * Returns {@code pointer} if FFmpeg gave one; out of memory is the usual reason if it did not.
   */
  public static <P extends Pointer> P check(P pointer, String what) {
    if (pointer == null || pointer.isNull()) {
      throw new FfmpegException(
          what + " failed: FFmpeg gave nothing (out of memory?)", /* code= */ 0);
    }
    return pointer;
  }

  /** FFmpeg's words for an error. */
  public static String reason(int error) {
    byte[] text = new byte[AV_ERROR_MAX_STRING_SIZE];
    try (BytePointer buffer = new BytePointer(text.length)) {
      av_strerror(error, buffer, text.length);
      return buffer.getString();
    }
  }

  /** Sets an option in {@code options}. */
  public static void set(AVDictionary options, String name, String value) {
    check(avutil.av_dict_set(options, name, value, /* flags= */ 0), "Setting " + name);
  }
}
