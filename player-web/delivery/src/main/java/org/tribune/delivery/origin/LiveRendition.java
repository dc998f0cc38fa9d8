package org.tribune.delivery.origin;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.origin.playlist.RenderedPlaylist;
import org.tribune.delivery.origin.window.RenditionWindow;

/** A rendition's window with its rendered playlists. Guarded by its live window. */
final class LiveRendition {
  private final RenditionWindow window;
  private final MediaAnswer header;
  private final Map<PlaylistAudience, RenderedPlaylist> rendered =
      new EnumMap<>(PlaylistAudience.class);

  LiveRendition(RenditionWindow window) {
    this.window = window;
    this.header =
        new MediaAnswer.Found(
            List.of(window.rendition().header()), window.rendition().header().length());
  }

  RenditionWindow window() {
    return window;
  }

  MediaAnswer header() {
    return header;
  }

  /** The playlist as it is now, made once until {@link #forget()}. */
  RenderedPlaylist rendered(PlaylistAudience audience, Supplier<RenderedPlaylist> maker) {
    return rendered.computeIfAbsent(audience, wanted -> maker.get());
  }

  /** The playlists changed. */
  void forget() {
    rendered.clear();
  }
}
