package org.tribune.catalogue.sitting;

/** How members vote. */
public enum BallotKind {
  SHOW_OF_HANDS,
  /** Each is called, and says aloud how they vote (CGCT, L2121-21). */
  ROLL_CALL,
  /** Nobody may know who voted how: there are numbers, never names. */
  SECRET;

  /** True if everybody in the room saw who voted how. */
  public boolean showsNames() {
    return this != SECRET;
  }
}
