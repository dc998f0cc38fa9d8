package org.tribune.catalogue.assembly;

/** How many of those in office have to be present; proxies never count. */
public enum Quorum {
  /** More than half of them (CGCT, L2121-17). */
  HALF,
  /** A third of them, the fraction rounded up. */
  THIRD,
  /** Any number. */
  NONE;

  /** How many of {@code inOffice} have to be present. */
  public int of(int inOffice) {
    return switch (this) {
      case HALF -> inOffice / 2 + 1;
      case THIRD -> (inOffice + 2) / 3;
      case NONE -> 0;
    };
  }
}
