package org.tribune.core.mp4;

/** These bytes are not the boxes that were expected; the message says which, and where. */
public final class Mp4Exception extends RuntimeException {
  public Mp4Exception(String message) {
    super(message);
  }
}
