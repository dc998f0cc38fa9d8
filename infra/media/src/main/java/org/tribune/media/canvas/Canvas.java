package org.tribune.media.canvas;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.awt.image.BufferedImage;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.tribune.media.Ffmpeg;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;

/**
 * One picture in native memory on which small images are drawn, frame after frame: only what
 * changes is converted. Used by one thread.
 */
public final class Canvas implements AutoCloseable {
  private final AVFrame frame = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");
  private boolean closed = false;

  /** A canvas of the image's size, which must be even, that shows it. */
  public Canvas(BufferedImage background) {
    frame.width(background.getWidth());
    frame.height(background.getHeight());
    frame.format(AV_PIX_FMT_YUV420P);
    frame.color_range(AVCOL_RANGE_MPEG);
    frame.colorspace(AVCOL_SPC_BT709);
    frame.color_primaries(AVCOL_PRI_BT709);
    frame.color_trc(AVCOL_TRC_BT709);
    Ffmpeg.check(av_frame_get_buffer(frame, /* align= */ 0), "Allocating a picture");
    DrawnPicture.write(background, frame, /* left= */ 0, /* top= */ 0);
  }

  /**
   * Draws an image at an even place. Pictures that are still held keep what they showed, at the
   * cost of a copy: close them first.
   */
  public void draw(BufferedImage image, int left, int top) {
    Ffmpeg.check(av_frame_make_writable(frame), "Drawing");
    DrawnPicture.write(image, frame, left, top);
  }

  /** A hold on what it shows now. */
  public Picture picture() {
    return Picture.share(frame);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(frame);
    }
  }
}
