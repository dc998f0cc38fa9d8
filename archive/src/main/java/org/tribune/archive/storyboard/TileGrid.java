package org.tribune.archive.storyboard;

import java.util.concurrent.TimeUnit;
import org.tribune.core.rendition.Rendition;

/**
 * Which stretches of a recording have a picture, and where on its sheets each lies: ten tiles side
 * by side and ten below each other. Times are those that a player shows, in microseconds.
 *
 * @param stepMicros how long a stretch is
 * @param tileWidth of a tile in pixels, even
 * @param tileHeight of a tile in pixels, even
 */
record TileGrid(long stepMicros, int tileWidth, int tileHeight) {
  /** Tiles side by side, and below each other, on a sheet. */
  static final int SIDE = 10;

  /** Tiles on a sheet. */
  static final int PER_SHEET = SIDE * SIDE;

  /**
   * The most pictures of a recording: some four megabytes, and six hours and forty minutes of short
   * steps.
   */
  private static final int MOST = 2_400;

  private static final long SHORTEST_STEP = TimeUnit.SECONDS.toMicros(10);
  private static final int LONGER_SIDE = 160;

  /** The grid of a rendition that lasts for {@code micros}: the longer, the wider its steps. */
  static TileGrid of(Rendition.Video rendition, long micros) {
    long step = SHORTEST_STEP;
    while (Math.ceilDiv(micros, step) > MOST) {
      step *= 2;
    }
    int longer = Math.max(rendition.width(), rendition.height());
    return new TileGrid(step, side(rendition.width(), longer), side(rendition.height(), longer));
  }

  private static int side(int side, int longer) {
    return Math.max(2, Math.round(side * LONGER_SIDE / (2f * longer)) * 2);
  }

  /** How many stretches are over after {@code micros}. */
  int whole(long micros) {
    return (int) (micros / stepMicros);
  }

  /** How many stretches {@code micros} have, the last one perhaps short. */
  int all(long micros) {
    return (int) Math.ceilDiv(micros, stepMicros);
  }

  /** Where a stretch begins. */
  long start(int tile) {
    return tile * stepMicros;
  }

  static int sheet(int tile) {
    return tile / PER_SHEET;
  }

  static int column(int tile) {
    return tile % SIDE;
  }

  static int row(int tile) {
    return tile % PER_SHEET / SIDE;
  }

  /** The tile's place as in Media Fragments 4.2.2: {@code 320,90,160,90}. */
  String place(int tile) {
    return column(tile) * tileWidth
        + ","
        + row(tile) * tileHeight
        + ","
        + tileWidth
        + ","
        + tileHeight;
  }
}
