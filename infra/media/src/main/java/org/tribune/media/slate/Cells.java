package org.tribune.media.slate;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.tribune.media.picture.Picture;

/**
 * A picture as the mean colours of a grid of cells, by which pictures are compared: noise and the
 * blocks of an encoder are gone, what there is to see is not.
 */
public final class Cells {
  private static final int COLUMNS = 32;
  private static final int ROWS = 18;
  private static final int PLANES = 3;

  /** How far a colour may be off by what an encoder makes of it, in steps of 8 bits. */
  private static final double TOLERANCE = 9;

  /** A few cells may hold an edge that the encoder has moved. */
  private static final double FITTING = 0.97;

  /**
   * Cells of which a side of a place has as many: an encoder treats what lies together alike, so
   * that a picture that is another is not taken for a mixture, cell by cell, by chance.
   */
  private static final int PLACE = 2;

  /** A trace: less than half of what is seen. */
  private static final double MOST = 0.5;

  /** Luma and the two chroma planes of each cell. */
  private final float[] colours;

  private Cells(float[] colours) {
    this.colours = colours;
  }

  /** The cells of a picture (yuv420p). */
  public static Cells of(Picture picture) {
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
   * True if this is {@code slate} through which {@code before} shines, and nothing else: what is
   * seen of each place is the two in one proportion, and in all it is the slate more than the
   * other.
   */
  public boolean isTraceOf(Cells before, Cells slate) {
    int fitting = 0;
    double trace = 0;
    double whole = 0;
    for (int row = 0; row < ROWS; row += PLACE) {
      for (int column = 0; column < COLUMNS; column += PLACE) {
        Share share = share(before, slate, row, column);
        // By contrast: where the two look alike what is seen there proves nothing.
        trace += share.part() * share.contrast();
        whole += share.contrast();
        fitting += fitting(before, slate, row, column, share.part());
      }
    }
    return fitting >= FITTING * COLUMNS * ROWS && trace < MOST * whole;
  }

  /**
   * What there is of another picture in a place.
   *
   * @param part 0 for none of it, 1 for nothing else
   * @param contrast how far it is from the slate there
   */
  private record Share(double part, double contrast) {}

  private Share share(Cells before, Cells slate, int row, int column) {
    double along = 0;
    double contrast = 0;
    for (int cell : place(row, column)) {
      for (int i = cell * PLANES; i < (cell + 1) * PLANES; i++) {
        double way = before.colours[i] - slate.colours[i];
        along += way * (colours[i] - slate.colours[i]);
        contrast += way * way;
      }
    }
    return new Share(contrast == 0 ? 0 : Math.clamp(along / contrast, 0, 1), contrast);
  }

  private int fitting(Cells before, Cells slate, int row, int column, double part) {
    int fitting = 0;
    for (int cell : place(row, column)) {
      fitting += distance(before, slate, cell, part) <= TOLERANCE ? 1 : 0;
    }
    return fitting;
  }

  private static int[] place(int row, int column) {
    int first = row * COLUMNS + column;
    return new int[] {first, first + 1, first + COLUMNS, first + COLUMNS + 1};
  }

  private double distance(Cells before, Cells slate, int cell, double part) {
    double squares = 0;
    for (int i = cell * PLANES; i < (cell + 1) * PLANES; i++) {
      double mixed = slate.colours[i] + part * (before.colours[i] - slate.colours[i]);
      squares += (colours[i] - mixed) * (colours[i] - mixed);
    }
    return Math.sqrt(squares);
  }
}
