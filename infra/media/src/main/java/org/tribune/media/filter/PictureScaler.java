package org.tribune.media.filter;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;
import org.tribune.media.Ffmpeg;
import org.tribune.media.picture.FramePool;
import org.tribune.media.picture.Picture;

/** Makes yuv420p pictures of one size from larger ones of another. Used by one thread. */
public final class PictureScaler implements AutoCloseable {
  private final SwsContext context;
  private final FramePool pool;
  private final int sourceHeight;
  private boolean closed = false;

  /** A scaler between two sizes, all sides even. */
  public PictureScaler(int sourceWidth, int sourceHeight, int width, int height) {
    this.sourceHeight = sourceHeight;
    this.pool = new FramePool(width, height, AV_PIX_FMT_YUV420P);
    this.context =
        Ffmpeg.check(
            sws_getContext(
                sourceWidth,
                sourceHeight,
                AV_PIX_FMT_YUV420P,
                width,
                height,
                AV_PIX_FMT_YUV420P,
                SWS_BICUBIC,
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null),
            "Making a scaler");
  }

  /** The picture in this scaler's size. */
  public Picture scale(Picture picture) {
    AVFrame target = pool.acquire();
    AVFrame source = picture.frame();
    Ffmpeg.check(
        sws_scale(
            context,
            source.data(),
            source.linesize(),
            /* srcSliceY= */ 0,
            sourceHeight,
            target.data(),
            target.linesize()),
        "Scaling a picture");
    return Picture.share(target);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      sws_freeContext(context);
      pool.close();
    }
  }
}
