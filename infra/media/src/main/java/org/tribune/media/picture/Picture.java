package org.tribune.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.tribune.core.time.MediaTime;
import org.tribune.media.Ffmpeg;

/**
 * A counted hold on a picture in native memory. Each hold has one owner, who closes it; the pixels
 * are freed with the last hold. The pixels are never written to once a picture is shared. A hold
 * may pass from thread to thread, but is used by one at a time.
 */
public final class Picture implements AutoCloseable {
  private final AVFrame frame;
  private boolean closed = false;

  private Picture(AVFrame frame) {
    this.frame = frame;
  }

  /** Takes over what {@code frame} holds, and leaves it empty for its next use. */
  public static Picture take(AVFrame frame) {
    AVFrame own = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");
    av_frame_move_ref(own, frame);
    return new Picture(own);
  }

  /** Another hold on what {@code frame} holds. */
  public static Picture share(AVFrame frame) {
    return new Picture(Ffmpeg.check(av_frame_clone(frame), "Sharing a frame"));
  }

  /** Another hold on the same pixels. */
  public Picture share() {
    return share(frame());
  }

  /** FFmpeg's frame, to be read only. */
  public AVFrame frame() {
    if (closed) {
      throw new IllegalStateException("This picture was closed");
    }
    return frame;
  }

  /** Pixels a line. */
  public int width() {
    return frame().width();
  }

  /** Lines. */
  public int height() {
    return frame().height();
  }

  /** True if {@code other} shows exactly the same; both are yuv420p. */
  public boolean hasSamePixels(Picture other) {
    return width() == other.width()
        && height() == other.height()
        && samePlane(other, /* plane= */ 0, width(), height())
        && samePlane(other, /* plane= */ 1, (width() + 1) / 2, (height() + 1) / 2)
        && samePlane(other, /* plane= */ 2, (width() + 1) / 2, (height() + 1) / 2);
  }

  private boolean samePlane(Picture other, int plane, int bytes, int rows) {
    long stride = frame.linesize(plane);
    long othersStride = other.frame.linesize(plane);
    if (stride < bytes || othersStride < bytes) {
      // Turned upside down by the sign of its stride: not worth a way of its own.
      return false;
    }
    MemorySegment mine = plane(frame, plane, stride * rows);
    MemorySegment others = plane(other.frame, plane, othersStride * rows);
    boolean same = true;
    // What lies behind a row's last pixel is anything.
    for (int row = 0; same && row < rows; row++) {
      long from = row * stride;
      long othersFrom = row * othersStride;
      long differs =
          MemorySegment.mismatch(mine, from, from + bytes, others, othersFrom, othersFrom + bytes);
      same = differs < 0;
    }
    return same;
  }

  private static MemorySegment plane(AVFrame frame, int plane, long bytes) {
    return MemorySegment.ofAddress(frame.data(plane).address()).reinterpret(bytes);
  }

  /** When it is shown, as the conformer left it. */
  public MediaTime time() {
    return MediaTime.ofMicros(frame().pts());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(frame);
    }
  }
}
