package org.tribune.archive.storyboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.media.picture.Picture;

/**
 * Makes the storyboard and the poster of one revision of one recording, as far as it is stored; a
 * process that was started again goes on with the sheet that was not full. Calls block and throw
 * what the store and the catalogue throw: then they can be tried again. Used by one thread.
 */
final class StoryboardMaker implements AutoCloseable {
  /** How it stands with a recording. */
  enum Progress {
    /** It goes on: there will be more to draw. */
    GROWING,
    /** All is drawn, or nothing can be. */
    DONE,
    /** Something of it may not be seen now, or it was erased: nothing may be drawn. */
    REFUSED
  }

  private final Catalogue catalogue;
  private final Pace pace;
  private final Duration publishes;
  private final BroadcastId id;
  private final int revision;
  private final Rendition.Video rendition;
  private final AssetStore assets;
  private final SegmentPictures pictures;
  private final Poster poster;
  private final LiveStill still;
  private @Nullable Drawing drawing;
  private long published = 0;

  /** What is being drawn, on which grid, from which start of the recording's timeline. */
  private record Drawing(Sheets sheets, TileGrid grid, MediaTime start) {}

  /**
   * A maker.
   *
   * @param publishes how often, at most, what is drawn of a recording that goes on is made known
   * @throws org.tribune.media.FfmpegException if FFmpeg can't decode the recording
   */
  StoryboardMaker(
      ObjectStore store, Catalogue catalogue, Pace pace, Duration publishes, Recording recording) {
    this.catalogue = catalogue;
    this.pace = pace;
    this.publishes = publishes;
    this.id = recording.id();
    this.revision = recording.revision();
    this.rendition = Renditions.video(recording).getFirst();
    this.assets = new AssetStore(store, catalogue, id, revision);
    this.poster = new Poster(store, catalogue, recording, assets, () -> wanted().isPresent());
    this.still =
        new LiveStill(
            store,
            catalogue,
            recording,
            new AssetStore(store, catalogue, id, revision),
            () -> wanted().isPresent());
    this.pictures = new SegmentPictures(store, id, rendition);
  }

  /** The revision that is drawn. */
  int revision() {
    return revision;
  }

  /** Draws what was stored since the last call. */
  Progress advance() {
    pace.begin();
    Optional<Recording> recording = wanted();
    if (recording.isEmpty()) {
      return Progress.REFUSED;
    }
    boolean over = recording.get().isStored();
    List<RecordedSegment> rows = shown(rendition);
    if (rows.isEmpty()) {
      return over ? Progress.DONE : Progress.GROWING;
    }
    if (!over && still.advance(rows)) {
      pace.rest();
    }
    ReplayClock clock = clock(recording.get(), rows, over);
    Drawing now = begin(clock);
    int behind =
        over ? now.grid().all(clock.durationMicros()) : now.grid().whole(clock.durationMicros());
    while (now.sheets().next() < behind) {
      drawNext(now, clock, rows);
      pace.rest();
      if (pace.isStopped() || !publishIfDue(now)) {
        return Progress.GROWING;
      }
    }
    return over ? finish(now, clock) : Progress.GROWING;
  }

  /** The recording, if pictures of it may be made now. */
  private Optional<Recording> wanted() {
    return catalogue
        .recording(id)
        .filter(each -> each.state() != RecordingState.DELETING && each.revision() == revision)
        .filter(each -> !catalogue.isContested(id));
  }

  private List<RecordedSegment> shown(Rendition each) {
    return catalogue.segments(id, each.id()).stream()
        .filter(row -> row.state() != SegmentState.CUT)
        .toList();
  }

  /**
   * As players see it: from the first segment of any rendition to the last. While it goes on the
   * start is looked for once, and the end is that of the rendition that is drawn.
   */
  private ReplayClock clock(Recording recording, List<RecordedSegment> rows, boolean over) {
    List<List<RecordedSegment>> all = new ArrayList<>();
    all.add(rows);
    Drawing known = drawing;
    if (over || known == null) {
      recording.format().renditions().stream()
          .filter(each -> !each.id().equals(rendition.id()))
          .map(this::shown)
          .filter(each -> !each.isEmpty())
          .forEach(all::add);
    }
    MediaTime start =
        all.stream().map(each -> each.getFirst().start()).min(MediaTime::compareTo).orElseThrow();
    MediaTime end =
        (over ? all.stream() : all.stream().limit(1))
            .map(each -> each.getLast().start().plus(each.getLast().duration()))
            .max(MediaTime::compareTo)
            .orElseThrow();
    return ReplayClock.of(
        over || known == null ? start : known.start(), end, catalogue.corrections(id));
  }

  /** Goes on with what is drawn, unless the grid is another by now. */
  private Drawing begin(ReplayClock clock) {
    TileGrid grid = TileGrid.of(rendition, clock.durationMicros());
    Drawing known = drawing;
    if (known != null && known.grid().equals(grid) && known.start().compareTo(clock.start()) == 0) {
      return known;
    }
    boolean moved = known != null && known.start().compareTo(clock.start()) != 0;
    close(known);
    Sheets sheets =
        moved ? Sheets.anew(grid, rendition, assets) : Sheets.of(grid, rendition, assets);
    Drawing begun = new Drawing(sheets, grid, clock.start());
    drawing = begun;
    return begun;
  }

  private void drawNext(Drawing now, ReplayClock clock, List<RecordedSegment> rows) {
    long from = now.grid().start(now.sheets().next());
    long to = Math.min(clock.durationMicros(), from + now.grid().stepMicros());
    Passage stretch =
        new Passage(
            clock.toRecording(from, /* isEnd= */ false), clock.toRecording(to, /* isEnd= */ true));
    MediaTime middle = clock.toRecording((from + to) / 2, /* isEnd= */ false);
    Optional<SegmentPictures.Still> still = pictures.nearest(rows, stretch, middle);
    if (still.isEmpty()) {
      now.sheets().draw(Optional.empty());
      return;
    }
    try (SegmentPictures.Still found = still.get();
        Picture picture = found.picture().share()) {
      now.sheets().draw(Optional.of(picture));
      poster.look(found);
    }
  }

  /** False if nothing may be made known any more. */
  private boolean publishIfDue(Drawing now) {
    long nanos = System.nanoTime();
    boolean due = published == 0 || nanos - published >= publishes.toNanos();
    if (!due || !now.sheets().isChanged()) {
      return true;
    }
    published = nanos;
    return publish(now, now.grid().start(now.sheets().next()), /* whole= */ false);
  }

  /** Asks again first: a correction may have come while the pictures were drawn. */
  private boolean publish(Drawing now, long endMicros, boolean whole) {
    if (wanted().isEmpty()) {
      return false;
    }
    now.sheets().publish(endMicros, whole);
    return true;
  }

  private Progress finish(Drawing now, ReplayClock clock) {
    // Before the list, by which the next start knows that nothing is left to do.
    poster.finish();
    if (!publish(now, clock.durationMicros(), /* whole= */ true)) {
      return Progress.REFUSED;
    }
    assets.sweep();
    return Progress.DONE;
  }

  private static void close(@Nullable Drawing old) {
    if (old != null) {
      old.sheets().close();
    }
  }

  @Override
  public void close() {
    close(drawing);
    still.close();
    pictures.close();
  }
}
