package org.tribune.ingest.testcard;

import org.tribune.core.time.MediaTime;

/**
 * A moment as a row of light and dark cells that a program can read back from the picture, to
 * measure how old a frame is when it is shown.
 *
 * <pre>
 *   cell 0 … 31   milliseconds since the Unix epoch, the low 32 bits, highest first
 *   cell 32 … 39  the exclusive or of those four bytes and of 0xA5, highest bit first
 * </pre>
 *
 * The constant makes a row that is all light or all dark invalid.
 */
final class TimeCode {
  static final int CELLS = 40;
  private static final int CHECK = 0xA5;

  private TimeCode() {}

  /** The cells of a moment, from left to right: true is light. */
  static boolean[] cells(MediaTime time) {
    long millis = Math.floorDiv(time.toMicros(), 1_000L) & 0xffff_ffffL;
    long check = (millis >> 24 ^ millis >> 16 ^ millis >> 8 ^ millis ^ CHECK) & 0xff;
    long bits = millis << 8 | check;
    boolean[] cells = new boolean[CELLS];
    for (int i = 0; i < CELLS; i++) {
      cells[i] = (bits >> (CELLS - 1 - i) & 1) == 1;
    }
    return cells;
  }
}
