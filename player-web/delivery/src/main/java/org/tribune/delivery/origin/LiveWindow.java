package org.tribune.delivery.origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.hls.DateRange;
import org.tribune.core.hls.MultivariantPlaylist;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;

/**
 * The live window of one broadcast: what came of its renditions, who may see it, and who waits for
 * more. Safe for all threads: one lock, held briefly; answers are handed out after it.
 */
final class LiveWindow {
  private static final Logger LOG = LoggerFactory.getLogger(LiveWindow.class);

  private final BroadcastId id;
  private final WindowMemory memory;
  private final Map<String, LiveRendition> renditions = new LinkedHashMap<>();
  private final PublicBounds bounds = new PublicBounds();
  private Optional<RenditionFormat> format = Optional.empty();
  private long epoch = Long.MIN_VALUE;
  private List<DateRange> dateRanges = List.of();
  private boolean ended = false;
  private WithheldSegments withheld = WithheldSegments.NONE;

  /** Who asks for an earlier segment may not know of all that is withheld now. */
  private long wholeBefore = 0;

  private final Restoration restoration = new Restoration();
  private final Rewind rewind;
  private final Optional<RecordedBeginning> recorded;
  private final Consumer<List<String>> toldOfWithheld;
  private final MediaTime openedAt;
  private volatile Optional<WatchedLive> watched = Optional.empty();
  private Optional<LiveSound> sound = Optional.empty();

  /**
   * A window on what comes of {@code id}.
   *
   * @param recorded what was there before this process began, if that can be asked for
   * @param toldOfWithheld told of the addresses of what is withheld, once nothing is given there
   * @param now when it is opened
   */
  LiveWindow(
      BroadcastId id,
      WindowMemory memory,
      Optional<RecordedBeginning> recorded,
      Consumer<List<String>> toldOfWithheld,
      MediaTime now) {
    this.toldOfWithheld = toldOfWithheld;
    this.openedAt = now;
    this.id = id;
    this.memory = memory;
    this.recorded = recorded;
    this.rewind = new Rewind(recorded.isPresent());
  }

  /** Takes the next entry of the log; on the log's thread. */
  void accept(RenditionEntry entry) {
    Release release = new Release();
    synchronized (this) {
      if (entry.epoch() < epoch || ended) {
        return;
      }
      epoch = entry.epoch();
      switch (entry) {
        case RenditionFormat next -> learn(next, release);
        case RenditionPart part -> add(part, release);
        case RenditionEnd end -> end(release);
      }
    }
    release.dispatch();
  }

  private void learn(RenditionFormat next, Release release) {
    if (format.isPresent()) {
      if (!format.get().renditions().equals(next.renditions())) {
        // Frozen while it is open: players could not follow a change.
        LOG.error("Broadcast {}: epoch {} changed the renditions; ignored", id, next.epoch());
      }
      return;
    }
    format = Optional.of(next);
    bounds.timeline(next.timeline());
    long longestHole = memory.rewindSegments(next.timeline());
    for (Rendition rendition : next.renditions()) {
      renditions.put(
          rendition.id(),
          new LiveRendition(new RenditionWindow(rendition, next.timeline(), longestHole)));
    }
    for (RenditionWindow window : windows()) {
      if (sound.isEmpty() && window.rendition() instanceof Rendition.Audio audio) {
        sound = Optional.of(new LiveSound(audio, window, bounds));
      }
    }
    rewind.learn(windows(), next.timeline());
    learnWatched();
    LOG.info("Broadcast {}: {} renditions", id, renditions.size());
    cutAtEnd();
    releaseDue(release);
  }

  private void add(RenditionPart part, Release release) {
    LiveRendition rendition = renditions.get(part.rendition());
    if (rendition == null || bounds.isPastEnd(part.start()) || !rendition.window().add(part)) {
      endIfReached(release);
      return;
    }
    rendition.forget();
    withhold(release);
    restoration.begunAt(part.segment());
    askForWhatWasBefore();
    putBack(release);
    if (part.last()) {
      rewind.follow(part.rendition(), bounds.firstPublic());
      trim();
    }
    releaseDue(rendition, release);
    // The first parts of one rendition may be what the requests for another wait for.
    if (part.last() || part.part() == 0) {
      releaseDue(release);
    }
  }

  /** Once every rendition is there up to the broadcast's end, nothing can follow. */
  private void endIfReached(Release release) {
    if (!ended && !renditions.isEmpty() && windows().stream().allMatch(this::reachesEnd)) {
      end(release);
    }
  }

  private boolean reachesEnd(RenditionWindow window) {
    return !window.segments().isEmpty()
        && bounds.isPastEnd(window.segments().lastEntry().getValue().end());
  }

  private void end(Release release) {
    ended = true;
    renditions.values().forEach(rendition -> rendition.window().end());
    rewind.follow(bounds.firstPublic());
    rewind.end();
    forgetRendered();
    releaseDue(release);
    LOG.info("Broadcast {}: ended", id);
  }

  /** Takes what the ledger knows of the broadcast now, if it knows it. */
  void update(Supplier<Optional<Broadcast>> known) {
    Release release = new Release();
    synchronized (this) {
      // Asked for in here, so that of two calls the second sees what is newer.
      Optional<Broadcast> now = known.get();
      if (now.isEmpty()) {
        return;
      }
      bounds.broadcast(now.get());
      learnWatched();
      askForWhatWasBefore();
      cutAtEnd();
      withhold(release);
      rewind.follow(bounds.firstPublic());
      endIfReached(release);
      forgetRendered();
      releaseDue(release);
    }
    release.dispatch();
  }

  /** If others are withheld than before, no reader may go on with what it holds. */
  private void withhold(Release release) {
    WithheldSegments now = bounds.withheld(Audience.PUBLIC);
    OptionalLong open =
        windows().stream()
            .flatMap(window -> window.next().stream())
            .mapToLong(PartPosition::segment)
            .max();
    if (!now.equals(withheld) && open.isPresent()) {
      withheld = now;
      // A process that starts reads what was long before: who asks it may have read from another.
      Timeline grid = timeline().orElseThrow();
      long opened = grid.segmentAt(openedAt.minus(MediaTime.of(grid.origin())));
      wholeBefore = Math.max(opened, open.getAsLong()) + RenderedPlaylist.KNOWN_BY;
      rewind.withhold(withheld, wholeBefore);
      forgetRendered();
      LOG.info("Broadcast {}: withheld are the segments {}", id, withheld);
      List<String> names =
          WithheldNames.of(id, format.orElseThrow(), withheld, open.getAsLong() + 1);
      release.add(() -> toldOfWithheld.accept(names));
    }
  }

  private void learnWatched() {
    if (format.isPresent() && bounds.firstPublic().isPresent()) {
      long first = bounds.firstPublic().getAsLong();
      watched = Optional.of(WatchedLive.of(id, format.get(), first));
    }
  }

  /** What of it is counted as watched, once it is public; without the lock. */
  Optional<WatchedLive> watched() {
    return watched;
  }

  /** Takes what is marked now, all of it by time. */
  synchronized void mark(Supplier<List<DateRange>> marked) {
    // Asked for in here, so that of two calls the second sees what is newer.
    List<DateRange> all = marked.get();
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
    long rewind = memory.rewindSegments(timeline().get());
    restoration
        .ask(bounds.firstPublic().getAsLong(), rewind)
        .ifPresent(
            range -> {
              StoredWindow stored = new StoredWindow(memory.archive().get(), id, timeline().get());
              List<Rendition> all = format.orElseThrow().renditions();
              memory
                  .archive()
                  .get()
                  .run(() -> restored(stored.find(all, range.from(), range.behind())));
            });
  }

  /** What the archive holds was found; on a thread of the archive's. */
  private void restored(Map<String, List<StoredSegment>> found) {
    Release release = new Release();
    synchronized (this) {
      restoration.found(found);
      putBack(release);
    }
    release.dispatch();
  }

  private void putBack(Release release) {
    if (!restoration.isAwaited() || windows().stream().anyMatch(w -> w.segments().isEmpty())) {
      return;
    }
    restoration
        .take(windows())
        .ifPresent(
            found -> {
              windows()
                  .forEach(w -> w.putBefore(found.getOrDefault(w.rendition().id(), List.of())));
              forgetRendered();
              releaseDue(release);
              LOG.info(
                  "Broadcast {}: the archive gave back {} segments",
                  id,
                  found.values().stream().mapToInt(List::size).sum());
            });
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

  private Optional<Timeline> timeline() {
    return format.map(RenditionFormat::timeline);
  }

  private void forgetRendered() {
    renditions.values().forEach(LiveRendition::forget);
  }

  /** Lets go of what is too old, and of bytes that the archive has. */
  private void trim() {
    if (memory.trim(this, id, timeline().orElseThrow(), windows())) {
      forgetRendered();
    }
  }

  /** The archive was asked for a segment; on any thread. */
  void archived(String rendition, long number, boolean found) {
    synchronized (this) {
      LiveRendition holder = renditions.get(rendition);
      LiveSegment segment = holder == null ? null : holder.window().segments().get(number);
      if (segment != null) {
        segment.archived(found ? LiveSegment.Archived.YES : LiveSegment.Archived.NO);
      }
    }
  }

  /** Ends what waited too long, and a broadcast whose transcoder never said that it was over. */
  void tick(MediaTime now) {
    Release release = new Release();
    synchronized (this) {
      if (restoration.isTooLate(now)) {
        LOG.warn("Broadcast {}: the archive is slow, the window begins anew", id);
        releaseDue(release);
      }
      renditions.values().forEach(rendition -> rendition.expire(now, release));
      sound.ifPresent(each -> each.expire(now, release));
      rewind.expire(now, release);
      askForBeginning(now);
      if (!ended && timeline().isPresent() && bounds.isOverFor(patience(), now)) {
        end(release);
      }
    }
    release.dispatch();
  }

  /** A request is held no longer than this: three target durations (B22 6.2.5.2). */
  private MediaTime patience() {
    int target = timeline().map(Timeline::targetDuration).orElse(4);
    return new MediaTime(3L * target, /* timescale= */ 1);
  }

  private void releaseDue(Release release) {
    renditions.values().forEach(rendition -> releaseDue(rendition, release));
    rewind.release(release);
  }

  private void releaseDue(LiveRendition rendition, Release release) {
    rendition.playlistWaits().release(target -> answer(rendition, target), release);
    rendition.partWaits().release(position -> part(rendition, position), release);
    sound
        .filter(each -> each.isOf(rendition.window()))
        .ifPresent(each -> each.release(ended, release));
  }

  /**
   * A media playlist.
   *
   * @return the answer if there is one now; else the waiter was kept and will be called
   */
  synchronized Optional<PlaylistAnswer> playlist(
      Audience audience, String name, Directives directives, Waiter<PlaylistAnswer> waiter) {
    LiveRendition rendition = renditions.get(name);
    if (rendition == null || !bounds.mayWatch(audience)) {
      return Optional.of(new PlaylistAnswer.Missing());
    }
    PlaylistTarget target = new PlaylistTarget(audience, ended ? Directives.NONE : directives);
    if (target.isTooFarAhead(rendition.window(), timeline().orElseThrow())) {
      return Optional.of(new PlaylistAnswer.TooFarAhead());
    }
    Optional<PlaylistAnswer> now = answer(rendition, target);
    if (now.isEmpty()) {
      rendition.playlistWaits().add(target, waiter.now().plus(patience()), waiter);
    }
    return now;
  }

  private Optional<PlaylistAnswer> answer(LiveRendition rendition, PlaylistTarget target) {
    if (!bounds.mayWatch(target.audience())) {
      return Optional.of(new PlaylistAnswer.Missing());
    }
    if (restoration.isAwaited()) {
      // A playlist that was shown shorter could not get its beginning back (B22 6.2.1).
      return Optional.empty();
    }
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

  private RenderedPlaylist compose(LiveRendition rendition, Audience audience, long first) {
    List<RenditionWindow> others =
        windows().stream().filter(other -> other != rendition.window()).toList();
    return new RenderedPlaylist(
        LivePlaylist.compose(
            rendition.window(),
            timeline().orElseThrow(),
            audience,
            first,
            bounds.withheld(audience),
            dateRanges,
            others,
            ended),
        audience == Audience.PUBLIC ? wholeBefore : 0);
  }

  /** The media playlist from the first public second on; as {@link #playlist}. */
  synchronized Optional<PlaylistAnswer> rewind(
      String name, Directives directives, Waiter<PlaylistAnswer> waiter) {
    if (!bounds.mayWatch(Audience.PUBLIC)) {
      return Optional.of(new PlaylistAnswer.Missing());
    }
    MediaTime deadline = waiter.now().plus(patience());
    Optional<PlaylistAnswer> now = rewind.playlist(name, directives, deadline, waiter);
    if (!rewind.hasAsked()) {
      askForBeginning(waiter.now());
    }
    return now;
  }

  /**
   * Who goes back to the first second of what began before this process waits for the catalogue.
   */
  private void askForBeginning(MediaTime now) {
    if (recorded.isPresent() && rewind.asks(now)) {
      recorded.get().ask(rewind.names(), this::beginning);
    }
  }

  /** What the catalogue knows; on a thread of the archive's. */
  private void beginning(Optional<Map<String, List<RecordedSegment>>> rows) {
    Release release = new Release();
    synchronized (this) {
      rows.ifPresentOrElse(rewind::found, () -> rewind.notFound(release));
      rewind.release(release);
    }
    release.dispatch();
  }

  /**
   * True once there is a whole segment: hls.js takes a playlist of parts alone for empty (its
   * LEVEL_EMPTY_ERROR) and asks again only after a pause. A reader that blocks knows what it asks
   * for, and gets parts alone once every rendition has begun, so that each playlist reports all
   * others.
   */
  private boolean isReady(RenditionWindow window, long first, Directives directives) {
    boolean whole = window.lastComplete().filter(last -> last >= first).isPresent();
    return whole || (directives.blocks() && windows().stream().allMatch(w -> hasBegun(w, first)));
  }

  private static boolean hasBegun(RenditionWindow window, long first) {
    return window.last().filter(last -> last.segment() >= first).isPresent();
  }

  private long firstListed(Audience audience) {
    long first = memory.firstListed();
    return audience == Audience.PUBLIC
        ? Math.max(first, bounds.firstPublic().orElse(Long.MAX_VALUE))
        : first;
  }

  /** True if {@code audience} may have this header, segment or part. */
  synchronized boolean mayFetch(Audience audience, MediaName name) {
    if (!bounds.mayWatch(audience)) {
      return false;
    }
    return switch (name) {
      case MediaName.Playlist playlist -> true;
      case MediaName.Rewound rewound -> true;
      case MediaName.Header header -> true;
      case MediaName.Segment segment -> bounds.isVisible(audience, segment.number());
      case MediaName.Part part -> bounds.isVisible(audience, part.position().segment());
    };
  }

  /** The header, segment or part; as {@link #playlist}. */
  synchronized Optional<MediaAnswer> media(
      String name, MediaName media, Waiter<MediaAnswer> waiter) {
    LiveRendition rendition = renditions.get(name);
    if (rendition == null) {
      return Optional.of(new MediaAnswer.Missing());
    }
    return switch (media) {
      case MediaName.Playlist playlist -> Optional.of(new MediaAnswer.Missing());
      case MediaName.Rewound rewound -> Optional.of(new MediaAnswer.Missing());
      case MediaName.Header header -> Optional.of(rendition.header());
      case MediaName.Segment segment ->
          Optional.of(
              memory.segment(
                  id, rendition.window(), segment.number(), rewind.length(name, segment.number())));
      case MediaName.Part part -> {
        Optional<MediaAnswer> now = part(rendition, part.position());
        if (now.isEmpty()) {
          rendition.partWaits().add(part.position(), waiter.now().plus(patience()), waiter);
        }
        yield now;
      }
    };
  }

  /** The sound that the public hears; empty if it hears none, or none is known. */
  synchronized Optional<Rendition.Audio> sound() {
    return sound.filter(each -> bounds.mayWatch(Audience.PUBLIC)).map(LiveSound::rendition);
  }

  /**
   * What the public hears from a place on; as {@link #playlist}.
   *
   * @param wanted empty: as near to what is new as a player can begin
   */
  synchronized Optional<SoundAnswer> sound(
      Optional<PartPosition> wanted, Waiter<SoundAnswer> waiter) {
    return sound
        .filter(each -> bounds.mayWatch(Audience.PUBLIC))
        .map(each -> each.at(wanted, ended, waiter.now().plus(patience()), waiter))
        .orElseGet(() -> Optional.of(new SoundAnswer.Ended()));
  }

  /** The part; nothing yet if it is the one that comes next. */
  private Optional<MediaAnswer> part(LiveRendition rendition, PartPosition position) {
    boolean next = rendition.window().next().equals(Optional.of(position));
    return next && !ended
        ? Optional.empty()
        : Optional.of(memory.part(id, rendition.window(), position));
  }

  /**
   * The multivariant playlist; empty if this audience has none.
   *
   * @param playlist the name of the media playlists
   */
  synchronized Optional<MultivariantPlaylist> multivariant(
      Audience audience, String playlist, String language) {
    return bounds.mayWatch(audience)
        ? format.map(f -> LiveMultivariant.compose(id, f.renditions(), playlist, language))
        : Optional.empty();
  }

  private List<RenditionWindow> windows() {
    List<RenditionWindow> windows = new ArrayList<>();
    renditions.values().forEach(rendition -> windows.add(rendition.window()));
    return windows;
  }

  /** The target duration in seconds, for cache lifetimes. */
  synchronized int targetDuration() {
    return timeline().map(Timeline::targetDuration).orElse(4);
  }

  /** How many requests wait. */
  synchronized int waiting() {
    return rewind.waiting()
        + sound.map(LiveSound::waiting).orElse(0)
        + renditions.values().stream().mapToInt(LiveRendition::waiting).sum();
  }

  /** What the ledger knows of the broadcast. */
  synchronized Optional<Broadcast> broadcast() {
    return bounds.broadcast();
  }
}
