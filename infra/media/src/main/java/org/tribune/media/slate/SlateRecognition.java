package org.tribune.media.slate;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.tribune.media.picture.Picture;

/**
 * Distinguishes a slate from a camera's picture, also once it was encoded: by the colours of its
 * sides.
 */
public final class SlateRecognition {
  private static final int ROWS = 12;

  /** How far a colour may be off by scaling and encoding. */
  private static final int TOLERANCE = 7;

  private SlateRecognition() {}

  /** True if {@code picture} (yuv420p, BT.709, limited range) shows a slate. */
  public static boolean isSlate(Picture picture) {
    AVFrame frame = picture.frame();
    int left = picture.width() / 32;
    int right = picture.width() - 1 - left;
    for (int row = 0; row < ROWS; row++) {
      float part = (row + 0.5f) / ROWS;
      int y = (int) (part * picture.height());
      if (!matches(frame, left, y, part) || !matches(frame, right, y, part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(AVFrame frame, int x, int y, float part) {
    float red = mix(SlateArtist.DEEP.getRed(), SlateArtist.INK.getRed(), part);
    float green = mix(SlateArtist.DEEP.getGreen(), SlateArtist.INK.getGreen(), part);
    float blue = mix(SlateArtist.DEEP.getBlue(), SlateArtist.INK.getBlue(), part);
    float luma = 0.2126f * red + 0.7152f * green + 0.0722f * blue;
    return near(frame, /* plane= */ 0, x, y, 16 + luma * 219 / 255)
        && near(frame, /* plane= */ 1, x / 2, y / 2, 128 + (blue - luma) / 1.8556f * 224 / 255)
        && near(frame, /* plane= */ 2, x / 2, y / 2, 128 + (red - luma) / 1.5748f * 224 / 255);
  }

  private static float mix(int above, int below, float part) {
    return above + (below - above) * part;
  }

  private static boolean near(AVFrame frame, int plane, int x, int y, float wanted) {
    int found = frame.data(plane).get((long) y * frame.linesize(plane) + x) & 0xff;
    return Math.abs(found - wanted) <= TOLERANCE;
  }
}
