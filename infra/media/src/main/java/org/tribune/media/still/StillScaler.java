package org.tribune.media.still;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;
import org.tribune.media.Ffmpeg;
import org.tribune.media.picture.FramePool;
import org.tribune.media.picture.Picture;

/**
 * Brings video pictures (yuv420p, BT.709, limited range) to the size and the colours of a JPEG file
 * (BT.601, full range: JFIF). Used by one thread.
 */
public final class StillScaler implements AutoCloseable {
  private static final int UNCHANGED = 1 << 16;

  private final SwsContext context;
  private final FramePool pool;
  private final int sourceHeight;
  private boolean closed = false;

  /** A scaler between two sizes, all sides even. */
  public StillScaler(int sourceWidth, int sourceHeight, int width, int height) {
    this.sourceHeight = sourceHeight;
    this.pool = new FramePool(width, height, AV_PIX_FMT_YUVJ420P);
    this.context =
        Ffmpeg.check(
            sws_getContext(
                sourceWidth,
                sourceHeight,
                AV_PIX_FMT_YUV420P,
                width,
                height,
                AV_PIX_FMT_YUVJ420P,
                SWS_AREA,
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null),
            "Making a scaler");
    Ffmpeg.check(
        sws_setColorspaceDetails(
            context,
            sws_getCoefficients(SWS_CS_ITU709),
            /* srcRange= */ 0,
            sws_getCoefficients(SWS_CS_ITU601),
            /* dstRange= */ 1,
            /* brightness= */ 0,
            UNCHANGED,
            UNCHANGED),
        "Setting a scaler's colours");
  }

  /** The picture as this scaler makes it. */
  public Picture scale(Picture picture) {
    AVFrame target = pool.acquire();
    AVFrame source = picture.frame();
    target.color_range(AVCOL_RANGE_JPEG);
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
