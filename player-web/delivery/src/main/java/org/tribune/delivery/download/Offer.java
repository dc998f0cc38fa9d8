package org.tribune.delivery.download;

/** A file that can be sent, whole or in part. */
public interface Offer {
  /** Content-Type. */
  String type();

  FileName name();

  /** In bytes. */
  long length();

  /** A strong validator, with its quotes. */
  String entityTag();

  /**
   * The bytes from {@code from} on and before {@code end}.
   *
   * @param mayRefer true if blocks may refer to files
   */
  Body body(long from, long end, boolean mayRefer);
}
