package org.tribune.media.demux;

import java.io.IOException;
import java.util.List;

/** An input can't be opened or read any further. */
public final class DemuxException extends IOException {
  /** The kind of error, so that its remedy can be named. */
  public enum Kind {
    /** No such file, device, host or stream. */
    NOT_FOUND,
    /** It is there and we may not read it. */
    NOT_PERMITTED,
    /** User, password or passphrase are not accepted. */
    UNAUTHORISED,
    /** Nobody listens at that address. */
    REFUSED,
    /** The network does not lead there. */
    UNREACHABLE,
    /** Nothing came for too long. */
    TIMED_OUT,
    /** The address is in use by another program. */
    ADDRESS_IN_USE,
    /** The peer broke the connection. */
    DISCONNECTED,
    /** What comes is not a stream that we can take apart. */
    NOT_MEDIA,
    /** It holds neither picture nor sound of a known codec. */
    NO_KNOWN_TRACK,
    /** {@link Demuxer#close()} was called. */
    CLOSED,
    /** Anything else; the message says what. */
    OTHER
  }

  private final Kind kind;
  private final transient List<String> said;

  DemuxException(Kind kind, String message, List<String> said) {
    super(message);
    this.kind = kind;
    this.said = List.copyOf(said);
  }

  /** What kind of trouble. */
  public Kind kind() {
    return kind;
  }

  /** What FFmpeg wrote in its log about it, oldest first. */
  public List<String> said() {
    return said;
  }
}
