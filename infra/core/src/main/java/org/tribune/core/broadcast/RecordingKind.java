package org.tribune.core.broadcast;

/** What a recording is of; how long it is kept depends on it. */
public enum RecordingKind {
  /** A council's sitting, as it was broadcast: a public archive. */
  SITTING,
  /** A film of the local WebTV. */
  REPORT,
  /** A rehearsal or a trial: nobody need keep it for long. */
  TEST
}
