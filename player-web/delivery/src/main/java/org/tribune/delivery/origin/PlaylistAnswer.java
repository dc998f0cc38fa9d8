package org.tribune.delivery.origin;

import org.tribune.delivery.origin.playlist.RenderedPlaylist;
import org.tribune.delivery.sending.TextBody;

/** What a playlist request gets. */
sealed interface PlaylistAnswer {
  /**
   * The playlist.
   *
   * @param delta true if its delta update was asked for and is of use to the reader
   */
  record Found(RenderedPlaylist playlist, boolean delta) implements PlaylistAnswer {
    TextBody body() {
      return delta ? playlist.delta() : playlist.whole();
    }
  }

  /** There is no such playlist for this audience. */
  record Missing() implements PlaylistAnswer {}

  /** It asks for what is too far ahead. */
  record TooFarAhead() implements PlaylistAnswer {}

  /** What it waited for did not come in time. */
  record TooLate() implements PlaylistAnswer {}
}
