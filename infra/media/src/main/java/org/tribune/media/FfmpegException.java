package org.tribune.media;

/** FFmpeg could not do what was asked; the message says what, and FFmpeg's own reason. */
public final class FfmpegException extends RuntimeException {
  private final int code;

  public FfmpegException(String message, int code) {
    super(message);
    this.code = code;
  }

  /** FFmpeg's AVERROR, 0 if none was given. */
  public int code() {
    return code;
  }
}
