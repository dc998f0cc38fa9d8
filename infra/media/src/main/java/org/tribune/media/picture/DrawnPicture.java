package org.tribune.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.awt.image.BufferedImage;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Java2D's pictures as yuv420p in BT.709, limited range. */
public final class DrawnPicture {
  private DrawnPicture() {}

  /** The image as a picture; its sides must be even. */
  public static Picture of(BufferedImage image) {
    try (FramePool pool = new FramePool(image.getWidth(), image.getHeight(), AV_PIX_FMT_YUV420P)) {
      AVFrame frame = pool.acquire();
      frame.color_range(AVCOL_RANGE_MPEG);
      frame.colorspace(AVCOL_SPC_BT709);
      frame.color_primaries(AVCOL_PRI_BT709);
      frame.color_trc(AVCOL_TRC_BT709);
      write(image, frame, /* left= */ 0, /* top= */ 0);
      return Picture.share(frame);
    }
  }

  /**
   * Writes the image into a writable yuv420p frame.
   *
   * @param left even, where its left side goes
   * @param top even, where its upper side goes
   */
  public static void write(BufferedImage image, AVFrame frame, int left, int top) {
    int width = image.getWidth() & ~1;
    int height = image.getHeight() & ~1;
    int[] upper = new int[width];
    int[] lower = new int[width];
    byte[] luma = new byte[width];
    byte[] blue = new byte[width / 2];
    byte[] red = new byte[width / 2];
    for (int y = 0; y < height; y += 2) {
      image.getRGB(0, y, width, 1, upper, 0, width);
      image.getRGB(0, y + 1, width, 1, lower, 0, width);
      luma(upper, luma);
      putRow(frame, /* plane= */ 0, left, top + y, luma);
      luma(lower, luma);
      putRow(frame, /* plane= */ 0, left, top + y + 1, luma);
      chroma(upper, lower, blue, red);
      putRow(frame, /* plane= */ 1, left / 2, (top + y) / 2, blue);
      putRow(frame, /* plane= */ 2, left / 2, (top + y) / 2, red);
    }
  }

  private static void putRow(AVFrame frame, int plane, int x, int y, byte[] row) {
    BytePointer pixels = frame.data(plane);
    pixels.position((long) y * frame.linesize(plane) + x).put(row, 0, row.length);
  }

  /** ITU-R BT.709 section 3: Y = 0.2126 R + 0.7152 G + 0.0722 B, in 16..235. */
  private static void luma(int[] row, byte[] out) {
    for (int x = 0; x < row.length; x++) {
      out[x] = (byte) Math.round(16 + lumaOf(row[x]) * 219 / 255);
    }
  }

  private static float lumaOf(int rgb) {
    return 0.2126f * (rgb >> 16 & 255) + 0.7152f * (rgb >> 8 & 255) + 0.0722f * (rgb & 255);
  }

  private static void chroma(int[] upper, int[] lower, byte[] blue, byte[] red) {
    for (int x = 0; x < blue.length; x++) {
      float luma = 0;
      float b = 0;
      float r = 0;
      for (int rgb : new int[] {upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]}) {
        luma += lumaOf(rgb) / 4;
        b += (rgb & 255) / 4f;
        r += (rgb >> 16 & 255) / 4f;
      }
      blue[x] = (byte) Math.round(128 + (b - luma) / 1.8556f * 224 / 255);
      red[x] = (byte) Math.round(128 + (r - luma) / 1.5748f * 224 / 255);
    }
  }
}
