package org.tribune.web.api;

import java.util.HashMap;
import java.util.Map;

/**
 * How much is done at the same time, in all and for one line: who floods takes no more than a part
 * of it, and the others go on. Safe for all threads.
 */
final class FairRoom {
  private final int most;
  private final int mostOfLine;
  private final Map<String, Integer> inside = new HashMap<>();
  private int all = 0;

  /**
   * Room.
   *
   * @param most at the same time
   * @param mostOfLine of one line
   */
  FairRoom(int most, int mostOfLine) {
    this.most = most;
    this.mostOfLine = mostOfLine;
  }

  /** True if there is room; {@link #leave} follows then. */
  synchronized boolean enter(String line) {
    int own = inside.getOrDefault(line, 0);
    if (all >= most || own >= mostOfLine) {
      return false;
    }
    inside.put(line, own + 1);
    all++;
    return true;
  }

  synchronized void leave(String line) {
    inside.computeIfPresent(line, (same, count) -> count == 1 ? null : count - 1);
    all--;
  }
}
