package org.tribune.web.origin;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.tribune.core.hls.DateRange;
import org.tribune.core.hls.MediaPlaylist;
import org.tribune.core.hls.MediaPlaylistWriter;
import org.tribune.core.hls.RewindPlaylistWriter;
import org.tribune.web.http.TextBody;

/**
 * A playlist as it is sent, made once and shared by all who asked for it; each form is made when it
 * is first wanted. Safe for all threads.
 */
final class RenderedPlaylist {
  private final long firstInDelta;
  private final Once<TextBody> whole;
  private final Once<TextBody> delta;

  private RenderedPlaylist(
      long mediaSequence, int skippable, Supplier<String> whole, Supplier<String> delta) {
    this.firstInDelta = mediaSequence + skippable;
    this.whole = new Once<>(() -> TextBody.of(whole.get()));
    this.delta = skippable == 0 ? this.whole : new Once<>(() -> TextBody.of(delta.get()));
  }

  RenderedPlaylist(MediaPlaylist playlist) {
    this(
        playlist.mediaSequence(),
        playlist.skippableSegments(),
        () -> MediaPlaylistWriter.write(playlist),
        () -> MediaPlaylistWriter.writeDelta(playlist));
  }

  /** A playlist of all that {@code run} shows. */
  static RenderedPlaylist of(SegmentRunView run, List<DateRange> dateRanges, boolean ended) {
    int skippable = run.skippable();
    return new RenderedPlaylist(
        run.mediaSequence(),
        skippable,
        () -> RewindPlaylistWriter.write(run.playlist(/* skipped= */ 0, dateRanges, ended)),
        () -> RewindPlaylistWriter.write(run.playlist(skippable, dateRanges, ended)));
  }

  /**
   * True if a reader that asked for {@code segment} holds all that a delta update leaves out; one
   * that is further behind gets the whole playlist.
   */
  boolean isDeltaOfUse(OptionalLong segment) {
    return segment.isEmpty() || segment.getAsLong() >= firstInDelta;
  }

  /** The whole playlist. */
  TextBody whole() {
    return whole.get();
  }

  /** The delta update; the whole playlist if there is nothing to skip. */
  TextBody delta() {
    return delta.get();
  }

  /** A value that is made at the first call. */
  private static final class Once<V> {
    private final Supplier<V> maker;
    private volatile Optional<V> made = Optional.empty();

    Once(Supplier<V> maker) {
      this.maker = maker;
    }

    V get() {
      Optional<V> seen = made;
      return seen.isPresent() ? seen.get() : make();
    }

    private synchronized V make() {
      if (made.isEmpty()) {
        made = Optional.of(maker.get());
      }
      return made.orElseThrow();
    }
  }
}
