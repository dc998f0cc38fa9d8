package org.tribune.archive.secrecy;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.tribune.media.picture.Picture;

/**
 * A picture as the mean colours of a grid of cells, by which pictures are compared: noise and the
 * blocks of an encoder are gone, what there is to see is not.
 */
final class Cells {
  private static final int COLUMNS = 32;
  private static final int ROWS = 18;
  private static final int PLANES = 3;

  /** How far a colour may be off by what an encoder makes of it, in steps of 8 bits. */
  private static final double TOLERANCE = 9;

  /** A few cells may hold an edge that the encoder has moved. */
  private static final double FITTING = 0.97;

  /** A trace: less than half of what is seen. */
  private static final double MOST = 0.5;

  /** Luma and the two chroma planes of each cell. */
  private final float[] colours;

  private Cells(float[] colours) {
    this.colours = colours;
  }

  /** The cells of a picture (yuv420p). */
  static Cells of(Picture picture) {
    float[] colours = new float[COLUMNS * ROWS * PLANES];
    AVFrame frame = picture.frame();
    for (int plane = 0; plane < PLANES; plane++) {
      int share = plane == 0 ? 1 : 2;
      measure(frame, plane, picture.width() / share, picture.height() / share, colours);
    }
    return new Cells(colours);
  }

  private static void measure(AVFrame frame, int plane, int width, int height, float[] colours) {
    BytePointer pixels = frame.data(plane);
    byte[] row = new byte[width];
    int[] counts = new int[COLUMNS * ROWS];
    for (int y = 0; y < height; y++) {
      pixels.position((long) y * frame.linesize(plane)).get(row, 0, width);
      for (int x = 0; x < width; x++) {
        int cell = y * ROWS / height * COLUMNS + x * COLUMNS / width;
        colours[cell * PLANES + plane] += row[x] & 0xff;
        counts[cell]++;
      }
    }
    for (int cell = 0; cell < counts.length; cell++) {
      colours[cell * PLANES + plane] /= Math.max(1, counts[cell]);
    }
  }

  /**
   * True if this is {@code slate} through which {@code before} shines, and nothing else: each cell
   * is somewhere between the two, most of what is seen is the slate.
   */
  boolean isTraceOf(Cells before, Cells slate) {
    int fitting = 0;
    double trace = 0;
    for (int cell = 0; cell < COLUMNS * ROWS; cell++) {
      double share = share(before, slate, cell);
      trace += share;
      if (distance(before, slate, cell, share) <= TOLERANCE) {
        fitting++;
      }
    }
    return fitting >= FITTING * COLUMNS * ROWS && trace <= MOST * COLUMNS * ROWS;
  }

  /** How much of {@code before} there is in a cell: 0 for none of it, 1 for nothing else. */
  private double share(Cells before, Cells slate, int cell) {
    double along = 0;
    double length = 0;
    for (int i = cell * PLANES; i < (cell + 1) * PLANES; i++) {
      double way = before.colours[i] - slate.colours[i];
      along += way * (colours[i] - slate.colours[i]);
      length += way * way;
    }
    return length == 0 ? 0 : Math.clamp(along / length, 0, 1);
  }

  private double distance(Cells before, Cells slate, int cell, double share) {
    double squares = 0;
    for (int i = cell * PLANES; i < (cell + 1) * PLANES; i++) {
      double mixed = slate.colours[i] + share * (before.colours[i] - slate.colours[i]);
      squares += (colours[i] - mixed) * (colours[i] - mixed);
    }
    return Math.sqrt(squares);
  }
}
