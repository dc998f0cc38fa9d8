package org.tribune.core.broadcast;

/** Where a broadcast stands. Only {@link #LIVE} and {@link #ENDED} are public. */
public enum BroadcastState {
  /** The picture is prepared and seen by the operator alone. */
  PREVIEW,
  /** On air: the public sees it. */
  LIVE,
  /** Over, for good. */
  ENDED
}
