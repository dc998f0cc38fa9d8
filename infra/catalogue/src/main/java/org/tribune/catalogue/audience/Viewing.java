package org.tribune.catalogue.audience;

/** How something was watched. */
public enum Viewing {
  /** While it was on air, rewinding included. */
  LIVE,
  /** Afterwards; a film of the local WebTV always. */
  REPLAY
}
