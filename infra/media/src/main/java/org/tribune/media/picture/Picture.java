package org.tribune.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
    return comparesWith(other, (mine, others) -> mine.mismatch(others) < 0);
  }

  /**
   * True if no sample of {@code other} is more than one step of 256 from that of this one, which
   * nobody can see; both are yuv420p.
   */
  public boolean isAlike(Picture other) {
    return comparesWith(other, Picture::isAlike);
  }

  /** Compares two rows of samples. */
  @FunctionalInterface
  private interface RowComparison {
    boolean holds(MemorySegment mine, MemorySegment others);
  }

  private boolean comparesWith(Picture other, RowComparison comparison) {
    return width() == other.width()
        && height() == other.height()
        && comparesWith(other, /* plane= */ 0, width(), height(), comparison)
        && comparesWith(other, /* plane= */ 1, (width() + 1) / 2, (height() + 1) / 2, comparison)
        && comparesWith(other, /* plane= */ 2, (width() + 1) / 2, (height() + 1) / 2, comparison);
  }

  private boolean comparesWith(
      Picture other, int plane, int bytes, int rows, RowComparison comparison) {
    long stride = frame.linesize(plane);
    long othersStride = other.frame.linesize(plane);
    if (stride < bytes || othersStride < bytes) {
      // Turned upside down by the sign of its stride: not worth a way of its own.
      return false;
    }
    MemorySegment mine = plane(frame, plane, stride * rows);
    MemorySegment others = plane(other.frame, plane, othersStride * rows);
    boolean holds = true;
    // What lies behind a row's last pixel is anything.
    for (int row = 0; holds && row < rows; row++) {
      holds =
          comparison.holds(
              mine.asSlice(row * stride, bytes), others.asSlice(row * othersStride, bytes));
    }
    return holds;
  }

  private static boolean isAlike(MemorySegment mine, MemorySegment others) {
    long from = mine.mismatch(others);
    int beyond = 0;
    for (long at = from; from >= 0 && at < mine.byteSize(); at++) {
      int one = Byte.toUnsignedInt(mine.get(ValueLayout.JAVA_BYTE, at));
      int another = Byte.toUnsignedInt(others.get(ValueLayout.JAVA_BYTE, at));
      beyond |= Math.abs(one - another) >> 1;
    }
    return beyond == 0;
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
