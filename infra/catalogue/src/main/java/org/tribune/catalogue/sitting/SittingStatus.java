package org.tribune.catalogue.sitting;

/** Where a sitting stands. */
public enum SittingStatus {
  /** Being prepared: nobody outside knows of it. */
  DRAFT,
  /** Convened: the public sees it. */
  ANNOUNCED,
  /** It goes on. */
  OPEN,
  /** It took place. */
  HELD,
  /** It won't take place. */
  CANCELLED,
  /** It will take place on another day. */
  POSTPONED;

  /** True if anybody may see a sitting of this status. */
  public boolean isPublic() {
    return this != DRAFT;
  }

  /** True if what it says may follow this: what went on the air was seen, and stays. */
  public boolean mayBecome(SittingStatus next) {
    return next != DRAFT || this == DRAFT || this == ANNOUNCED;
  }

  /** True if it takes place on its day, as far as is known. */
  public boolean takesPlace() {
    return this != CANCELLED && this != POSTPONED;
  }
}
