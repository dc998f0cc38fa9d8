package org.tribune.delivery.http;

import java.util.Optional;

/**
 * The entity tag of media and pictures (RFC 9110, section 8.8.3). It is a strong one although it is
 * made of the length alone: a name is written once and never again with other bytes, neither live
 * nor stored, so that at an address there is one representation or none.
 */
public final class MediaEntityTag {
  private MediaEntityTag() {}

  /** The tag of a body of this length; empty for what no cache may keep. */
  public static Optional<String> of(int length, String cacheControl) {
    return cacheControl.contains("no-store")
        ? Optional.empty()
        : Optional.of('"' + Integer.toHexString(length) + '"');
  }

  /**
   * True if If-None-Match names this tag: a cache has the body.
   *
   * @param known the header's value, if there is one
   */
  public static boolean isKnown(Optional<String> known, String tag) {
    return known.filter(tags -> tags.equals("*") || tags.contains(tag)).isPresent();
  }
}
