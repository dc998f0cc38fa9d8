package org.tribune.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_is_writable;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.tribune.media.Ffmpeg;

/**
 * Frames of one shape that are used again once nobody else holds them, so that a steady stream
 * allocates nothing. Used by one thread.
 */
public final class FramePool implements AutoCloseable {
  private final int width;
  private final int height;
  private final int pixelFormat;
  private final List<AVFrame> frames = new ArrayList<>();

  /** A pool of {@code width} × {@code height} frames in an AV_PIX_FMT. */
  public FramePool(int width, int height, int pixelFormat) {
    this.width = width;
    this.height = height;
    this.pixelFormat = pixelFormat;
  }

  /** A frame that may be written to until it is shared ({@link Picture#share}) and used again. */
  public AVFrame acquire() {
    for (AVFrame frame : frames) {
      if (av_frame_is_writable(frame) == 1) {
        return frame;
      }
    }
    AVFrame frame = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");
    frame.width(width);
    frame.height(height);
    frame.format(pixelFormat);
    Ffmpeg.check(av_frame_get_buffer(frame, /* align= */ 0), "Allocating a picture");
    frames.add(frame);
    return frame;
  }

  @Override
  public void close() {
    frames.forEach(frame -> av_frame_free(frame));
    frames.clear();
  }
}
