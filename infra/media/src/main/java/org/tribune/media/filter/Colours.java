package org.tribune.media.filter;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT2020;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE431;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE432;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/**
 * What a picture's numbers mean (ITU-T H.273), and the filters that bring it to BT.709 in limited
 * range: high dynamic range is mapped down, wide gamuts are converted. FFmpeg's numbers.
 */
record Colours(int range, int matrix, int primaries, int transfer) {
  /**
   * Light that is white in SDR, in candelas a square metre: the reference white of BT.2408. What is
   * less than a third of it comes out as it was; what is brighter is pressed together, up to the
   * {@link #PEAK} that most films are made for.
   */
  private static final double WHITE = 203;

  private static final double PEAK = 1_000;

  /** Without a tag, smaller pictures are taken for BT.601's, as players do. */
  private static final int SMALLEST_HD_WIDTH = 1_280;

  private static final int SMALLEST_HD_HEIGHT = 720;

  static Colours of(AVFrame frame) {
    return new Colours(
        frame.color_range(), frame.colorspace(), frame.color_primaries(), frame.color_trc());
  }

  /** True for PQ (SMPTE ST 2084) and HLG (BT.2100). */
  boolean isHighDynamicRange() {
    return transfer == AVCOL_TRC_SMPTE2084 || transfer == AVCOL_TRC_ARIB_STD_B67;
  }

  private boolean isWideGamut() {
    return primaries == AVCOL_PRI_BT2020
        || primaries == AVCOL_PRI_SMPTE431
        || primaries == AVCOL_PRI_SMPTE432;
  }

  /** True if these are BT.709's in limited range, said or not. */
  boolean areUsual(int width, int height) {
    boolean isUsualMatrix =
        matrix == AVCOL_SPC_BT709 || (matrix == AVCOL_SPC_UNSPECIFIED && isHd(width, height));
    return isUsualMatrix && range != AVCOL_RANGE_JPEG && !isHighDynamicRange() && !isWideGamut();
  }

  private static boolean isHd(int width, int height) {
    return width >= SMALLEST_HD_WIDTH || height >= SMALLEST_HD_HEIGHT;
  }

  /** Filters that scale pictures of {@code width} × {@code height} and give yuv420p in BT.709. */
  String scale(int width, int height, int pixelFormat, int newWidth, int newHeight) {
    String size = String.format(Locale.ROOT, "scale=%d:%d:flags=bicubic", newWidth, newHeight);
    if (isHighDynamicRange() || isWideGamut()) {
      // Scaled first, in the numbers that came: the rest is dear.
      return told(pixelFormat) + size + "," + conversion() + ",setsar=1,format=yuv420p";
    }
    String from =
        matrix != AVCOL_SPC_UNSPECIFIED
            ? ""
            : ":in_color_matrix=" + (isHd(width, height) ? "bt709" : "bt601");
    return size + from + ":out_range=tv:out_color_matrix=bt709,setsar=1,format=yuv420p";
  }

  /** What nobody said, as it usually is. */
  private String told(int pixelFormat) {
    boolean isBt2020 = primaries == AVCOL_PRI_BT2020 || !isWideGamut();
    int usualMatrix = isBt2020 ? AVCOL_SPC_BT2020_NCL : AVCOL_SPC_BT709;
    String said =
        String.format(
            Locale.ROOT,
            "setparams=color_primaries=%d:color_trc=%d",
            isWideGamut() ? primaries : AVCOL_PRI_BT2020,
            transfer == AVCOL_TRC_UNSPECIFIED ? AVCOL_TRC_BT709 : transfer);
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(pixelFormat);
    boolean isRgb = format != null && (format.flags() & AV_PIX_FMT_FLAG_RGB) != 0;
    return isRgb
        ? said + ","
        : String.format(
            Locale.ROOT,
            "%s:colorspace=%d:range=%d,",
            said,
            matrix == AVCOL_SPC_UNSPECIFIED ? usualMatrix : matrix,
            range == AVCOL_RANGE_UNSPECIFIED ? AVCOL_RANGE_MPEG : range);
  }

  private String conversion() {
    // Only without its approximations does zimg give HLG the OOTF of all three colours together.
    return isHighDynamicRange()
        ? String.format(
            Locale.ROOT,
            "zscale=t=linear:npl=%.0f:m=gbr:p=bt709:agamma=%d,format=gbrpf32le,"
                + "tonemap=mobius:desat=0:peak=%.3f,zscale=t=bt709:m=bt709:r=tv",
            WHITE,
            transfer == AVCOL_TRC_ARIB_STD_B67 ? 0 : 1,
            PEAK / WHITE)
        : "zscale=p=bt709:m=bt709:r=tv";
  }
}
