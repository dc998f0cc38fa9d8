package org.tribune.delivery.origin.playlist;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.tribune.core.hls.DateRange;
import org.tribune.core.hls.MediaPlaylist;
import org.tribune.core.hls.MediaPlaylistWriter;
import org.tribune.core.hls.RewindPlaylistWriter;
import org.tribune.delivery.sending.TextBody;

/**
 * A playlist as it is sent, made once and shared by all who asked for it; each form is made when it
 * is first wanted. Safe for all threads.
 */
public final class RenderedPlaylist {
  /**
   * While segment n is being made, others are withheld than before: who asks for segment n + 2
   * holds a playlist in which n is complete, and so was announced.
   */
  public static final int KNOWN_BY = 2;

  private final long firstInDelta;
  private final long wholeBefore;
  private final Once<TextBody> whole;
  private final Once<TextBody> delta;

  private RenderedPlaylist(
      long mediaSequence,
      int skippable,
      long wholeBefore,
      Supplier<String> whole,
      Supplier<String> delta) {
    this.firstInDelta = mediaSequence + skippable;
    this.wholeBefore = wholeBefore;
    this.whole = new Once<>(() -> TextBody.of(whole.get()));
    this.delta = skippable == 0 ? this.whole : new Once<>(() -> TextBody.of(delta.get()));
  }

  /**
   * A playlist.
   *
   * @param wholeBefore who asks for an earlier segment may hold a playlist in which others were
   *     gaps than are now, and gets no delta update, which leaves them out; 0 if nothing ever was
   */
  public RenderedPlaylist(MediaPlaylist playlist, long wholeBefore) {
    this(
        playlist.mediaSequence(),
        playlist.skippableSegments(),
        wholeBefore,
        () -> MediaPlaylistWriter.write(playlist),
        () -> MediaPlaylistWriter.writeDelta(playlist));
  }

  /**
   * A playlist of all that {@code run} shows.
   *
   * @param files the names of its segments
   */
  public static RenderedPlaylist of(
      SegmentRunView run,
      SegmentFiles files,
      List<DateRange> dateRanges,
      boolean ended,
      long wholeBefore) {
    int skippable = run.skippable();
    return new RenderedPlaylist(
        run.mediaSequence(),
        skippable,
        wholeBefore,
        () -> RewindPlaylistWriter.write(run.playlist(files, /* skipped= */ 0, dateRanges, ended)),
        () -> RewindPlaylistWriter.write(run.playlist(files, skippable, dateRanges, ended)));
  }

  /**
   * True if a reader that asked for {@code segment} holds all that a delta update leaves out; one
   * that is further behind gets the whole playlist, and so does one that does not say what it holds
   * once other segments have become gaps.
   */
  public boolean isDeltaOfUse(OptionalLong segment) {
    return segment.isPresent()
        ? segment.getAsLong() >= Math.max(firstInDelta, wholeBefore)
        : wholeBefore == 0;
  }

  /** The whole playlist. */
  public TextBody whole() {
    return whole.get();
  }

  /** The delta update; the whole playlist if there is nothing to skip. */
  public TextBody delta() {
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
