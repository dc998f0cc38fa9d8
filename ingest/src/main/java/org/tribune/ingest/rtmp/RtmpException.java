package org.tribune.ingest.rtmp;

/** What goes wrong in this package. */
public abstract sealed class RtmpException extends RuntimeException {
  private RtmpException(String message, boolean withStackTrace) {
    super(message, /* cause= */ null, /* enableSuppression= */ withStackTrace, withStackTrace);
  }

  // A cause that was given as null can't be set later.
  private RtmpException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The server can't run; the message says what to change. */
  public static final class CannotStart extends RtmpException {
    CannotStart(String message, Throwable cause) {
      super(message, cause);
    }

    CannotStart(String message) {
      super(message, /* withStackTrace= */ true);
    }
  }

  /** A peer sent what RTMP does not allow. Cheap: no stack trace. */
  static final class Malformed extends RtmpException {
    Malformed(String message) {
      super(message, /* withStackTrace= */ false);
    }
  }

  /** A peer asked for more than a peer may have. Cheap: no stack trace. */
  static final class OverLimit extends RtmpException {
    OverLimit(String message) {
      super(message, /* withStackTrace= */ false);
    }
  }

  /** A peer let its time pass. Cheap: no stack trace. */
  static final class TooSlow extends RtmpException {
    TooSlow(String message) {
      super(message, /* withStackTrace= */ false);
    }
  }

  /** The server stops; nobody's fault. */
  static final class Stopping extends RtmpException {
    Stopping() {
      super("the server stops", /* withStackTrace= */ false);
    }
  }
}
