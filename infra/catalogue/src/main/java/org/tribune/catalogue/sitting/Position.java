package org.tribune.catalogue.sitting;

/** How somebody voted. */
public enum Position {
  FOR,
  AGAINST,
  ABSTAINS,
  /** Concerned by the matter: left the room, and is counted out with the proxies that they hold. */
  NO_PART,
  /** Was there and did not vote. */
  NO_VOTE
}
