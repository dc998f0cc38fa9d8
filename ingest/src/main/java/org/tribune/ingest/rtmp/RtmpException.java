package org.tribune.ingest.rtmp;

import org.jspecify.annotations.Nullable;

/** What goes wrong in this package. */
public abstract sealed class RtmpException extends RuntimeException {
  private RtmpException(String message, @Nullable Throwable cause, boolean withStackTrace) {
    super(message, cause, /* enableSuppression= */ withStackTrace, withStackTrace);
  }

  /** The server can't run; the message says what to change. */
  public static final class CannotStart extends RtmpException {
    CannotStart(String message, Throwable cause) {
      super(message, cause, /* withStackTrace= */ true);
    }

    CannotStart(String message) {
      super(message, /* cause= */ null, /* withStackTrace= */ true);
    }
  }

  /** A peer sent what RTMP does not allow. Cheap: no stack trace. */
  static final class Malformed extends RtmpException {
    Malformed(String message) {
      super(message, /* cause= */ null, /* withStackTrace= */ false);
    }
  }

  /** A peer asked for more than a peer may have. Cheap: no stack trace. */
  static final class OverLimit extends RtmpException {
    OverLimit(String message) {
      super(message, /* cause= */ null, /* withStackTrace= */ false);
    }
  }

  /** A peer let its time pass. Cheap: no stack trace. */
  static final class TooSlow extends RtmpException {
    TooSlow(String message) {
      super(message, /* cause= */ null, /* withStackTrace= */ false);
    }
  }

  /** The server stops; nobody's fault. */
  static final class Stopping extends RtmpException {
    Stopping() {
      super("the server stops", /* cause= */ null, /* withStackTrace= */ false);
    }
  }
}
