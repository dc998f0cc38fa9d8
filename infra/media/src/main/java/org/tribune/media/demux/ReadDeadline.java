package org.tribune.media.demux;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * FFmpeg's interrupt callback: it asks often, while it waits, whether it shall give up. Set by the
 * reading thread; {@link #cancel()} may come from any.
 */
final class ReadDeadline extends AVIOInterruptCB.Callback_Pointer {
  private volatile long nanos = 0;
  private volatile boolean limited = false;
  private volatile boolean cancelled = false;

  void allow(Duration wait) {
    nanos = System.nanoTime() + wait.toNanos();
    limited = true;
  }

  void allowForEver() {
    limited = false;
  }

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  boolean isPassed() {
    return limited && System.nanoTime() - nanos >= 0;
  }

  @Override
  public int call(Pointer ignored) {
    return cancelled || isPassed() ? 1 : 0;
  }
}
