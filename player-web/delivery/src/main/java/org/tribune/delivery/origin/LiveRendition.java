package org.tribune.delivery.origin;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.delivery.origin.captions.CaptionRendition;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.origin.playlist.RenderedPlaylist;
import org.tribune.delivery.origin.playlist.SegmentFiles;
import org.tribune.delivery.origin.window.RenditionWindow;

/**
 * A rendition's window with its rendered playlists, or the captions that are listed by the window
 * of the sound. Guarded by its live window.
 */
final class LiveRendition {
  private final RenditionWindow window;
  private final MediaAnswer header;
  private final Optional<CaptionRendition> captions;
  private final Map<PlaylistAudience, RenderedPlaylist> rendered =
      new EnumMap<>(PlaylistAudience.class);

  private LiveRendition(
      RenditionWindow window, MediaAnswer header, Optional<CaptionRendition> captions) {
    this.window = window;
    this.header = header;
    this.captions = captions;
  }

  /** What the window holds. */
  static LiveRendition ofMedia(RenditionWindow window) {
    return new LiveRendition(
        window,
        new MediaAnswer.Found(
            List.of(window.rendition().header()), window.rendition().header().length()),
        /* captions= */ Optional.empty());
  }

  /** What is said in what the window holds. */
  static LiveRendition ofCaptions(RenditionWindow window, CaptionRendition captions) {
    return new LiveRendition(window, new MediaAnswer.Missing(), Optional.of(captions));
  }

  RenditionWindow window() {
    return window;
  }

  MediaAnswer header() {
    return header;
  }

  /** Absent if it is of media. */
  Optional<CaptionRendition> captions() {
    return captions;
  }

  /** The folder of its addresses. */
  String folder() {
    return captions
        .map(each -> CaptionRendition.folder(each.language()))
        .orElseGet(() -> window.rendition().id());
  }

  /** The names of its segments. */
  SegmentFiles files() {
    return captions.isPresent() ? SegmentFiles.CAPTIONS : SegmentFiles.MEDIA;
  }

  /** True if there is such a thing for {@code audience}: captions are of what is public. */
  boolean isFor(PlaylistAudience audience) {
    return captions.isEmpty() || audience == PlaylistAudience.PUBLIC;
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
