package org.tribune.delivery.origin;

/** Whose waiters a change may have brought what they wait for. */
sealed interface Due {
  /** Nothing is there that was not before. */
  record Nobody() implements Due {}

  /** A part of this rendition is there. */
  record OfRendition(LiveRendition rendition) implements Due {}

  /** Any may be answered. */
  record Everybody() implements Due {}
}
