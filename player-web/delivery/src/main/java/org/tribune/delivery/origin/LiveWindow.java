package org.tribune.delivery.origin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.hls.DateRange;
import org.tribune.core.hls.MultivariantPlaylist;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.playlist.Directives;
import org.tribune.delivery.origin.playlist.LiveMultivariant;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.origin.window.PartPosition;
import org.tribune.delivery.origin.window.StoredSegment;

/**
 * The live window of one broadcast: what came of its renditions ({@link LiveState}), what is
 * answered from it ({@link LiveAnswers}), and who waits for more ({@link LiveWaiters}). Safe for
 * all threads: one lock, held briefly; answers are handed out after it.
 */
public final class LiveWindow implements LiveState.Archived {
  private final BroadcastId id;
  private final LiveState state;
  private final LiveAnswers answers;
  private final LiveWaiters waiters;
  private final Optional<RecordedBeginning> recorded;
  private final Consumer<List<String>> toldOfWithheld;
  private volatile Optional<WatchedLive> watched = Optional.empty();

  /**
   * A window on what comes of {@code id}.
   *
   * @param captions what is said in it
   * @param recorded what was there before this process began, if that can be asked for
   * @param toldOfWithheld called with the addresses of what is withheld, once nothing is given
   *     there
   * @param now when it is opened
   */
  LiveWindow(
      BroadcastId id,
      WindowMemory memory,
      LiveCaptions captions,
      Optional<RecordedBeginning> recorded,
      Consumer<List<String>> toldOfWithheld,
      MediaTime now) {
    this.id = id;
    this.recorded = recorded;
    this.toldOfWithheld = toldOfWithheld;
    this.state = new LiveState(id, memory, captions, recorded.isPresent(), this, now);
    this.answers = new LiveAnswers(id, memory, state);
    this.waiters = new LiveWaiters(state, answers);
  }

  /** Changes the state, then answers those who waited for that. */
  private void change(Function<LiveState, Due> change) {
    Release release = new Release();
    synchronized (this) {
      finish(change.apply(state), release);
    }
    release.dispatch();
  }

  /** With the lock. */
  private void finish(Due due, Release release) {
    state
        .withholding()
        .takeNames()
        .ifPresent(names -> release.add(() -> toldOfWithheld.accept(names)));
    waiters.release(due, release);
  }

  /** Takes the next entry of the log; on the log's thread. */
  void accept(RenditionEntry entry) {
    change(now -> now.accept(entry));
    if (entry instanceof RenditionFormat) {
      learnWatched();
    }
  }

  private synchronized void learnWatched() {
    OptionalLong first = state.bounds().firstPublic();
    if (first.isPresent()) {
      watched = state.format().map(known -> WatchedLive.of(id, known, first.getAsLong()));
    }
  }

  /** Takes what the ledger knows of the broadcast now, if it knows it. */
  void update(Supplier<Optional<Broadcast>> known) {
    // Asked for with the lock, so that of two calls the second sees what is newer.
    change(now -> known.get().map(now::update).orElseGet(Due.Nobody::new));
    learnWatched();
  }

  /** Takes what is marked now, all of it by time. */
  synchronized void mark(Supplier<List<DateRange>> marked) {
    // Asked for in here, likewise.
    state.mark(marked.get());
  }

  /** Something else may be read of what is said; on the log's thread, or the ledger's. */
  void heard() {
    change(LiveState::heard);
  }

  /** What the archive holds of what was before; on a thread of the archive's. */
  @Override
  public void before(Map<String, List<StoredSegment>> found) {
    change(now -> now.restored(found));
  }

  /** The archive was asked for a segment; on any thread. */
  @Override
  public synchronized void segment(String rendition, long number, boolean found) {
    state.archived(rendition, number, found);
  }

  /** Ends what waited too long, and a broadcast whose transcoder never said that it was over. */
  void tick(MediaTime now) {
    Release release = new Release();
    synchronized (this) {
      finish(state.giveUpWaiting(now), release);
      waiters.expire(now, release);
      askForBeginning(now);
      finish(state.endIfOver(waiters.patience(), now), release);
      state.handOver(now);
    }
    release.dispatch();
  }

  /** Bytes of it in memory, if it has ended or not, as it is asked for; else 0. */
  synchronized long held(boolean ended) {
    return state.isEnded() == ended ? state.held() : 0;
  }

  /**
   * A media playlist.
   *
   * @return the answer if there is one now; else the waiter was kept and will be called
   */
  synchronized Optional<PlaylistAnswer> playlist(
      PlaylistAudience audience,
      String name,
      Directives directives,
      Waiter<PlaylistAnswer> waiter) {
    LiveRendition rendition = state.rendition(name);
    if (rendition == null || !state.bounds().mayWatch(audience)) {
      return Optional.of(new PlaylistAnswer.Missing());
    }
    PlaylistTarget target =
        new PlaylistTarget(audience, state.isEnded() ? Directives.NONE : directives);
    return target.isTooFarAhead(rendition.window(), state.timeline().orElseThrow())
        ? Optional.of(new PlaylistAnswer.TooFarAhead())
        : waiters.playlist(rendition, target, waiter);
  }

  /** The media playlist from the first public second on; as {@link #playlist}. */
  synchronized Optional<PlaylistAnswer> rewind(
      String name, Directives directives, Waiter<PlaylistAnswer> waiter) {
    LiveRendition rendition = state.rendition(name);
    if (rendition == null || !state.bounds().mayWatch(PlaylistAudience.PUBLIC)) {
      return Optional.of(new PlaylistAnswer.Missing());
    }
    Optional<PlaylistAnswer> now = waiters.rewind(rendition, directives, waiter);
    if (!state.rewind().hasAsked()) {
      askForBeginning(waiter.now());
    }
    return now;
  }

  /**
   * Who goes back to the first second of what began before this process waits for the catalogue.
   */
  private void askForBeginning(MediaTime now) {
    if (recorded.isPresent() && state.rewind().asks(now)) {
      recorded.get().ask(state.rewind().names(), this::beginning);
    }
  }

  /** What the catalogue knows; on a thread of the archive's. */
  private void beginning(Optional<Map<String, List<RecordedSegment>>> rows) {
    Release release = new Release();
    synchronized (this) {
      rows.ifPresentOrElse(state.rewind()::found, () -> state.rewind().notFound(release));
      state.rewind().release(release);
    }
    release.dispatch();
  }

  /** True if {@code audience} may have this header, segment or part. */
  synchronized boolean mayFetch(PlaylistAudience audience, MediaName name) {
    return answers.mayFetch(audience, name);
  }

  /** The header, segment or part; as {@link #playlist}. */
  synchronized Optional<MediaAnswer> media(
      String name, MediaName media, Waiter<MediaAnswer> waiter) {
    LiveRendition rendition = state.rendition(name);
    if (rendition == null || rendition.captions().isPresent() != media.isOfCaptions()) {
      return Optional.of(new MediaAnswer.Missing());
    }
    return switch (media) {
      case MediaName.Playlist playlist -> Optional.of(new MediaAnswer.Missing());
      case MediaName.Rewound rewound -> Optional.of(new MediaAnswer.Missing());
      case MediaName.Header header -> Optional.of(rendition.header());
      case MediaName.Segment segment -> Optional.of(answers.segment(rendition, segment.number()));
      case MediaName.Part part -> waiters.part(rendition, part.position(), waiter);
      case MediaName.Captions said -> Optional.of(answers.segment(rendition, said.number()));
      case MediaName.CaptionsPart part -> waiters.part(rendition, part.position(), waiter);
    };
  }

  /** The sound that the public hears; empty if it hears none, or none is known. */
  synchronized Optional<Rendition.Audio> sound() {
    return publicSound().map(LiveSound::rendition);
  }

  private Optional<LiveSound> publicSound() {
    return state.sound().filter(each -> state.bounds().mayWatch(PlaylistAudience.PUBLIC));
  }

  /**
   * What the public hears from a place on; as {@link #playlist}.
   *
   * @param wanted empty: as near to what is new as a player can begin
   */
  synchronized Optional<SoundAnswer> sound(
      Optional<PartPosition> wanted, Waiter<SoundAnswer> waiter) {
    return publicSound()
        .map(each -> waiters.sound(each, wanted, waiter))
        .orElseGet(() -> Optional.of(new SoundAnswer.Ended()));
  }

  /**
   * The multivariant playlist; empty if this audience has none.
   *
   * @param playlist the name of the media playlists
   */
  synchronized Optional<MultivariantPlaylist> multivariant(
      PlaylistAudience audience, String playlist, String language) {
    return state.bounds().mayWatch(audience)
        ? state
            .format()
            .map(
                known ->
                    LiveMultivariant.compose(
                        id, known.renditions(), captions(audience), playlist, language))
        : Optional.empty();
  }

  private List<LiveMultivariant.Captions> captions(PlaylistAudience audience) {
    return audience == PlaylistAudience.PUBLIC ? state.captions().announced() : List.of();
  }

  /** The target duration in seconds, for cache lifetimes. */
  synchronized int targetDuration() {
    return state.timeline().map(Timeline::targetDuration).orElse(4);
  }

  /** How many requests wait. */
  synchronized int waiting() {
    return waiters.waiting();
  }

  /** What the ledger knows of the broadcast. */
  synchronized Optional<Broadcast> broadcast() {
    return state.bounds().broadcast();
  }

  /** What of it is counted as watched, once it is public; without the lock. */
  Optional<WatchedLive> watched() {
    return watched;
  }
}
