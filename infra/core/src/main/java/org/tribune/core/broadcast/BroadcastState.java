package org.tribune.core.broadcast;

/** Where a broadcast stands. All but {@link #PREVIEW} are public. */
public enum BroadcastState {
  /** The picture is prepared and seen by the operator alone. */
  PREVIEW,
  /** On air: the public sees it. */
  LIVE,
  /** Suspended: the camera is off the air, and the slate says so. */
  SUSPENDED,
  /** In closed session: the camera is off the air, and nothing of it is written. */
  CLOSED,
  /** Over, for good. */
  ENDED
}
