package org.tribune.catalogue.recording;

/** Where a recording stands. */
public enum RecordingState {
  /** Its broadcast is on air, or what came of it is still being stored. */
  RECORDING,
  /** All that there will be is stored: it can be watched again. */
  COMPLETE,
  /** All is stored, and only the staff may watch it: the film of a report that is not public. */
  HIDDEN,
  /** It is to be erased: nobody may see it any more, and its objects go one by one. */
  DELETING
}
