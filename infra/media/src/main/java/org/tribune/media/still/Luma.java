package org.tribune.media.still;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.tribune.media.picture.Picture;

/**
 * How bright a picture is, and how much there is to see in it; in ITU-R BT.709's luma: 16 is black,
 * 235 is white.
 *
 * @param mean of all that was looked at
 * @param deviation the standard deviation; 0 if the picture is of one colour
 */
public record Luma(double mean, double deviation) {
  private static final int ROWS = 64;

  /** The luma of a video picture (yuv420p, limited range), by {@value #ROWS} of its lines. */
  public static Luma of(Picture picture) {
    AVFrame frame = picture.frame();
    BytePointer pixels = frame.data(0);
    byte[] row = new byte[frame.width()];
    int step = Math.max(1, frame.height() / ROWS);
    long sum = 0;
    long squares = 0;
    long count = 0;
    for (int y = step / 2; y < frame.height(); y += step) {
      pixels.position((long) y * frame.linesize(0)).get(row, 0, row.length);
      for (byte pixel : row) {
        int value = pixel & 0xff;
        sum += value;
        squares += (long) value * value;
      }
      count += row.length;
    }
    double mean = sum / (double) count;
    return new Luma(mean, Math.sqrt(Math.max(0, squares / (double) count - mean * mean)));
  }
}
