package org.tribune.catalogue.minutes;

/** How far minutes are. */
public enum MinutesState {
  /** The clerk writes; nobody else reads them. */
  DRAFT,
  /** A sitting has adopted them, and everybody reads them: nothing of them is changed any more. */
  ADOPTED
}
