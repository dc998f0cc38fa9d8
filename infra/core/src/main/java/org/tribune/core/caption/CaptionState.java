package org.tribune.core.caption;

/** How far a caption can be trusted. */
public enum CaptionState {
  /** Still being said: its words may be others in a moment. */
  PARTIAL,
  /** As its source gave it, and nobody has looked since. */
  HEARD,
  /** Somebody of the staff says that it is right. */
  CONFIRMED,
  /** Somebody of the staff has written it anew. */
  CORRECTED,
  /** Taken away by somebody of the staff: it has no text. */
  WITHDRAWN,
  /** Its source takes it back: what seemed to be said was not. It has no text. */
  RETRACTED;

  /** True if it says nothing any more. */
  public boolean isGone() {
    return this == WITHDRAWN || this == RETRACTED;
  }

  /** True if a person stands for it: no machine may write over it. */
  public boolean isByHand() {
    return this == CONFIRMED || this == CORRECTED || this == WITHDRAWN;
  }
}
