package org.tribune.delivery.origin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.origin.playlist.Directives;
import org.tribune.delivery.origin.playlist.LivePlaylist;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.origin.playlist.RenderedPlaylist;
import org.tribune.delivery.origin.window.PartPosition;
import org.tribune.delivery.origin.window.RenditionWindow;

/** What is answered from the {@link LiveState} now. Guarded by its {@link LiveWindow}. */
final class LiveAnswers {
  private final BroadcastId id;
  private final WindowMemory memory;
  private final LiveState state;

  LiveAnswers(BroadcastId id, WindowMemory memory, LiveState state) {
    this.id = id;
    this.memory = memory;
    this.state = state;
  }

  /** The playlist; empty if it is to be waited for. */
  Optional<PlaylistAnswer> playlist(LiveRendition rendition, PlaylistTarget target) {
    if (!state.bounds().mayWatch(target.audience()) || !rendition.isFor(target.audience())) {
      return Optional.of(new PlaylistAnswer.Missing());
    }
    if (state.awaitsArchive()) {
      // A playlist that was shown shorter could not get its beginning back (B22 6.2.1).
      return Optional.empty();
    }
    boolean ended = state.isEnded();
    long first = firstListed(target.audience());
    Directives directives = ended ? Directives.NONE : target.directives();
    boolean ready =
        ended
            ? rendition.window().last().isPresent()
            : isReady(rendition.window(), first, directives) && target.isMet(rendition.window());
    if (!ready) {
      return ended ? Optional.of(new PlaylistAnswer.Missing()) : Optional.empty();
    }
    RenderedPlaylist rendered =
        rendition.rendered(target.audience(), () -> compose(rendition, target.audience(), first));
    boolean delta = directives.skip() && rendered.isDeltaOfUse(directives.segment());
    return Optional.of(new PlaylistAnswer.Found(rendered, delta));
  }

  private RenderedPlaylist compose(LiveRendition rendition, PlaylistAudience audience, long first) {
    Map<String, RenditionWindow> others = new LinkedHashMap<>();
    state.renditions().stream()
        .filter(other -> other != rendition && other.isFor(audience))
        .forEach(other -> others.put(other.folder(), other.window()));
    return new RenderedPlaylist(
        LivePlaylist.compose(
            rendition.window(),
            rendition.files(),
            state.timeline().orElseThrow(),
            audience,
            first,
            state.bounds().withheld(audience),
            state.dateRanges(),
            others,
            state.isEnded()),
        audience == PlaylistAudience.PUBLIC ? state.withholding().wholeBefore() : 0);
  }

  /**
   * True once there is a whole segment: hls.js takes a playlist of parts alone for empty (its
   * LEVEL_EMPTY_ERROR) and asks again only after a pause. A reader that blocks knows what it asks
   * for, and gets parts alone once every rendition has begun, so that each playlist reports all
   * others.
   */
  private boolean isReady(RenditionWindow window, long first, Directives directives) {
    boolean whole = window.lastComplete().filter(last -> last >= first).isPresent();
    return whole
        || (directives.blocks() && state.windows().stream().allMatch(w -> hasBegun(w, first)));
  }

  private static boolean hasBegun(RenditionWindow window, long first) {
    return window.last().filter(last -> last.segment() >= first).isPresent();
  }

  private long firstListed(PlaylistAudience audience) {
    long first = memory.firstListed();
    return audience == PlaylistAudience.PUBLIC
        ? Math.max(first, state.bounds().firstPublic().orElse(Long.MAX_VALUE))
        : first;
  }

  /** True if {@code audience} may have this header, segment or part. */
  boolean mayFetch(PlaylistAudience audience, MediaName name) {
    if (!state.bounds().mayWatch(audience)) {
      return false;
    }
    return switch (name) {
      case MediaName.Playlist playlist -> true;
      case MediaName.Rewound rewound -> true;
      case MediaName.Header header -> true;
      case MediaName.Segment segment -> state.bounds().isVisible(audience, segment.number());
      case MediaName.Part part -> state.bounds().isVisible(audience, part.position().segment());
      case MediaName.Captions captions ->
          audience == PlaylistAudience.PUBLIC
              && state.bounds().isVisible(audience, captions.number());
      case MediaName.CaptionsPart part ->
          audience == PlaylistAudience.PUBLIC
              && state.bounds().isVisible(audience, part.position().segment());
    };
  }

  /** The segment, of media or of captions. */
  MediaAnswer segment(LiveRendition rendition, long number) {
    if (rendition.captions().isPresent()) {
      return state.captions().segment(rendition.captions().get(), number, state.isEnded());
    }
    String name = rendition.window().rendition().id();
    return memory.segment(id, rendition.window(), number, state.rewind().length(name, number));
  }

  /** The part; empty if it is the one that comes next. */
  Optional<MediaAnswer> part(LiveRendition rendition, PartPosition position) {
    boolean next = rendition.window().next().equals(Optional.of(position));
    if (next && !state.isEnded()) {
      return Optional.empty();
    }
    return Optional.of(
        rendition
            .captions()
            .map(each -> state.captions().part(each, position))
            .orElseGet(() -> memory.part(id, rendition.window(), position)));
  }
}
