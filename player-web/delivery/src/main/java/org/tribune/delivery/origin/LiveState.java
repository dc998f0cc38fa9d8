package org.tribune.delivery.origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.hls.DateRange;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.origin.window.LiveSegment;
import org.tribune.delivery.origin.window.PartPosition;
import org.tribune.delivery.origin.window.RenditionWindow;
import org.tribune.delivery.origin.window.StoredSegment;

/**
 * What came of a broadcast's renditions, and what is known of it beside them. Each change returns
 * whose waiters may be answered now. Guarded by its {@link LiveWindow}.
 */
final class LiveState {
  private static final Logger LOG = LoggerFactory.getLogger(LiveState.class);

  /** Microseconds between two looks for what has ended. */
  private static final long LONGEST_HAND_OVER_PAUSE = 60_000_000;

  private final BroadcastId id;
  private final WindowMemory memory;
  private final Archived archived;
  private final LiveWithholding withholding;
  private final Map<String, LiveRendition> renditions = new LinkedHashMap<>();
  private final LiveCaptions captions;
  private final PublicBounds bounds = new PublicBounds();
  private final WindowBackfill restoration = new WindowBackfill();
  private final Rewind rewind;
  private Optional<RenditionFormat> format = Optional.empty();
  private long epoch = Long.MIN_VALUE;
  private List<DateRange> dateRanges = List.of();
  private boolean ended = false;
  private long handOverPause = 1_000_000;
  private MediaTime nextHandOver = MediaTime.ZERO;
  private Optional<LiveSound> sound = Optional.empty();

  /** Called with what the archive has; on any thread. */
  interface Archived {
    /** The archive was asked for a segment. */
    void segment(String rendition, long number, boolean found);

    /** The archive was asked for what was before this process began. */
    void before(Map<String, List<StoredSegment>> found);
  }

  /**
   * The state of {@code id}.
   *
   * @param captions what is said in it
   * @param isRecorded true if what was there before this process began can be asked for
   * @param openedAt when it was opened
   */
  LiveState(
      BroadcastId id,
      WindowMemory memory,
      LiveCaptions captions,
      boolean isRecorded,
      Archived archived,
      MediaTime openedAt) {
    this.id = id;
    this.memory = memory;
    this.captions = captions;
    this.archived = archived;
    this.withholding = new LiveWithholding(id, openedAt);
    this.rewind = new Rewind(isRecorded);
  }

  /** Takes the next entry of the log. */
  Due accept(RenditionEntry entry) {
    if (entry.epoch() < epoch || ended) {
      return new Due.Nobody();
    }
    epoch = entry.epoch();
    return switch (entry) {
      case RenditionFormat next -> learn(next);
      case RenditionPart part -> add(part);
      case RenditionEnd end -> end();
    };
  }

  private Due learn(RenditionFormat next) {
    if (format.isPresent()) {
      if (!format.get().renditions().equals(next.renditions())) {
        // Frozen while it is open: players could not follow a change.
        LOG.error("Broadcast {}: epoch {} changed the renditions; ignored", id, next.epoch());
      }
      return new Due.Nobody();
    }
    format = Optional.of(next);
    bounds.timeline(next.timeline());
    long longestHole = memory.rewindSegments(next.timeline());
    for (Rendition rendition : next.renditions()) {
      renditions.put(
          rendition.id(),
          LiveRendition.ofMedia(new RenditionWindow(rendition, next.timeline(), longestHole)));
    }
    for (RenditionWindow window : windows()) {
      if (sound.isEmpty() && window.rendition() instanceof Rendition.Audio audio) {
        sound = Optional.of(new LiveSound(audio, window, bounds));
      }
    }
    captions.learn(grid(), next.timeline());
    rewind.learn(windows(), next.timeline());
    LOG.info("Broadcast {}: {} renditions", id, renditions.size());
    cutAtEnd();
    return new Due.Everybody();
  }

  private Due add(RenditionPart part) {
    LiveRendition rendition = renditions.get(part.rendition());
    if (rendition == null || bounds.isPastEnd(part.start()) || !rendition.window().add(part)) {
      return endIfReached();
    }
    rendition.forget();
    captions.on(rendition.window()).forEach(LiveRendition::forget);
    withhold();
    restoration.begunAt(part.segment());
    askForWhatWasBefore();
    boolean isPutBack = putBack();
    if (part.last()) {
      rewind.follow(part.rendition(), bounds.firstPublic());
      trim();
    }
    // The first parts of one rendition may be what the requests for another wait for.
    return isPutBack || part.last() || part.part() == 0
        ? new Due.Everybody()
        : new Due.OfRendition(rendition);
  }

  /** Once every rendition is there up to the broadcast's end, nothing can follow. */
  private Due endIfReached() {
    return !ended && !renditions.isEmpty() && windows().stream().allMatch(this::reachesEnd)
        ? end()
        : new Due.Nobody();
  }

  private boolean reachesEnd(RenditionWindow window) {
    return !window.segments().isEmpty()
        && bounds.isPastEnd(window.segments().lastEntry().getValue().end());
  }

  private Due end() {
    ended = true;
    renditions.values().forEach(rendition -> rendition.window().end());
    rewind.follow(bounds.firstPublic());
    rewind.end();
    forgetRendered();
    LOG.info("Broadcast {}: ended", id);
    return new Due.Everybody();
  }

  /** Takes what the ledger knows of the broadcast now. */
  Due update(Broadcast now) {
    bounds.broadcast(now);
    askForWhatWasBefore();
    cutAtEnd();
    withhold();
    rewind.follow(bounds.firstPublic());
    var _ = captions.heard();
    var _ = endIfReached();
    forgetRendered();
    return new Due.Everybody();
  }

  /** If others are withheld than before, no reader may go on with what it holds. */
  private void withhold() {
    OptionalLong open =
        windows().stream()
            .flatMap(window -> window.next().stream())
            .mapToLong(PartPosition::segment)
            .max();
    if (open.isPresent()
        && withholding.take(
            bounds.withheld(PlaylistAudience.PUBLIC),
            format.orElseThrow(),
            captions.languages(),
            open.getAsLong())) {
      rewind.withhold(withholding.segments(), withholding.wholeBefore());
      forgetRendered();
    }
  }

  /** What is marked now, all of it by time. */
  void mark(List<DateRange> all) {
    if (!all.equals(dateRanges)) {
      dateRanges = List.copyOf(all);
      rewind.mark(dateRanges);
      forgetRendered();
    }
  }

  /** A process that was restarted knows the end alone: what was public before is in the archive. */
  private void askForWhatWasBefore() {
    if (memory.archive().isEmpty() || timeline().isEmpty() || bounds.firstPublic().isEmpty()) {
      return;
    }
    restoration
        .ask(bounds.firstPublic().getAsLong(), memory.rewindSegments(timeline().get()))
        .ifPresent(
            range -> {
              Archive archive = memory.archive().get();
              StoredWindow stored = new StoredWindow(archive, id, timeline().get());
              List<Rendition> all = format.orElseThrow().renditions();
              archive.run(() -> archived.before(stored.find(all, range.from(), range.behind())));
            });
  }

  /** What the archive holds was found. */
  Due restored(Map<String, List<StoredSegment>> found) {
    restoration.found(found);
    return putBack() ? new Due.Everybody() : new Due.Nobody();
  }

  private boolean putBack() {
    if (!restoration.isAwaited() || windows().stream().anyMatch(w -> w.segments().isEmpty())) {
      return false;
    }
    Optional<Map<String, List<StoredSegment>>> found = restoration.take(windows());
    found.ifPresent(
        all -> {
          windows().forEach(w -> w.putBefore(all.getOrDefault(w.rendition().id(), List.of())));
          forgetRendered();
          LOG.info(
              "Broadcast {}: {} segments restored from the store",
              id,
              all.values().stream().mapToInt(List::size).sum());
        });
    return found.isPresent();
  }

  private void cutAtEnd() {
    bounds
        .end()
        .ifPresent(
            end -> {
              renditions.values().forEach(rendition -> rendition.window().cutAt(end));
              rewind.cutAt(end);
            });
  }

  private void forgetRendered() {
    renditions().forEach(LiveRendition::forget);
  }

  /** The window by whose segments and parts captions are listed: the sound's, if there is one. */
  private Optional<RenditionWindow> grid() {
    List<RenditionWindow> all = windows();
    return all.stream()
        .filter(each -> each.rendition() instanceof Rendition.Audio)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** Something else may be read of what is said. */
  Due heard() {
    if (captions.heard()) {
      forgetRendered();
    }
    return new Due.Nobody();
  }

  /** Lets go of what is too old, and of bytes that the archive has. */
  private void trim() {
    if (memory.trim(archived, id, timeline().orElseThrow(), windows(), ended)) {
      forgetRendered();
    }
  }

  /** Bytes of it in memory. */
  long held() {
    return WindowMemory.held(windows());
  }

  /** What has ended goes to the archive: asks for it, at first soon, then ever more seldom. */
  void handOver(MediaTime now) {
    if (ended && timeline().isPresent() && now.isAfter(nextHandOver) && held() > 0) {
      handOverPause = Math.min(handOverPause * 2, LONGEST_HAND_OVER_PAUSE);
      nextHandOver = now.plus(MediaTime.ofMicros(handOverPause));
      trim();
    }
  }

  /** The archive was asked for a segment. */
  void archived(String rendition, long number, boolean found) {
    LiveRendition holder = renditions.get(rendition);
    LiveSegment segment = holder == null ? null : holder.window().segments().get(number);
    if (segment != null) {
      segment.archived(found ? LiveSegment.Archived.YES : LiveSegment.Archived.NO);
    }
  }

  /** Goes on without an archive that is too slow. */
  Due giveUpWaiting(MediaTime now) {
    if (!restoration.isTooLate(now)) {
      return new Due.Nobody();
    }
    LOG.warn(
        "Broadcast {}: the store is slow, the live window starts without earlier segments", id);
    return new Due.Everybody();
  }

  /**
   * Ends a broadcast whose transcoder never said that it was over.
   *
   * @param patience for how long it may be over
   */
  Due endIfOver(MediaTime patience, MediaTime now) {
    return !ended && timeline().isPresent() && bounds.isOverFor(patience, now)
        ? end()
        : new Due.Nobody();
  }

  /** True while playlists must wait for the archive. */
  boolean awaitsArchive() {
    return restoration.isAwaited();
  }

  Optional<RenditionFormat> format() {
    return format;
  }

  Optional<Timeline> timeline() {
    return format.map(RenditionFormat::timeline);
  }

  @Nullable LiveRendition rendition(String name) {
    LiveRendition media = renditions.get(name);
    return media == null ? captions.rendition(name) : media;
  }

  /** Those of media, then the captions. */
  List<LiveRendition> renditions() {
    List<LiveRendition> all = new ArrayList<>(renditions.values());
    all.addAll(captions.renditions());
    return all;
  }

  LiveCaptions captions() {
    return captions;
  }

  /** Those of media. */
  List<RenditionWindow> windows() {
    List<RenditionWindow> windows = new ArrayList<>();
    renditions.values().forEach(rendition -> windows.add(rendition.window()));
    return windows;
  }

  PublicBounds bounds() {
    return bounds;
  }

  Rewind rewind() {
    return rewind;
  }

  Optional<LiveSound> sound() {
    return sound;
  }

  List<DateRange> dateRanges() {
    return dateRanges;
  }

  boolean isEnded() {
    return ended;
  }

  LiveWithholding withholding() {
    return withholding;
  }
}
