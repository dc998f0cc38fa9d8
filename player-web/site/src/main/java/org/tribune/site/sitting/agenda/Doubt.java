package org.tribune.site.sitting.agenda;

/** Why a person should look at what was understood. */
public enum Doubt {
  /** Nothing marks it as an item: it may be text that belongs elsewhere. */
  UNMARKED,
  /** Its number does not follow the one before: a point may be missing. */
  NUMBER_SKIPPED,
  /** Another item of the same list has its number. */
  NUMBER_TWICE,
  /** Its title was too long, and is cut. */
  CUT
}
