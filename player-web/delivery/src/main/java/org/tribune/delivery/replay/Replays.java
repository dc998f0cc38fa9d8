package org.tribune.delivery.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.text.ValidationException;

/**
 * The recordings that are being watched again, in memory ({@link ReplayCache}), so that a
 * correction is in force everywhere within a second. The catalogue is asked on virtual threads.
 * Safe for all threads.
 */
public final class Replays implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
  private static final int MADE_READY = 3;

  private final Catalogue catalogue;
  private final Withholdings withholdings;
  private final Optional<ObjectStore> store;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReplayLookup lookup;
  private final ReplayCache cache;
  private final MarkedRecordings marked;
  private final CaptionedRecordings captioned;
  private final Optional<SmallPictures> smallPictures;

  /**
   * Replays.
   *
   * @param withholdings what of them is withheld
   * @param store of their segments
   * @param language of the sound, as in RFC 5646
   * @param order of the sources of captions on air, the best first
   */
  public Replays(
      Catalogue catalogue,
      Withholdings withholdings,
      Optional<ObjectStore> store,
      String language,
      List<CaptionSource> order) {
    this.catalogue = catalogue;
    this.withholdings = withholdings;
    this.store = store;
    ReplayLoader loader = new ReplayLoader(catalogue, withholdings, threads, language, order);
    this.lookup = new ReplayLookup(catalogue, withholdings, loader);
    this.cache = new ReplayCache(lookup, this::begin);
    this.captioned = new CaptionedRecordings(catalogue, withholdings, order);
    this.marked = new MarkedRecordings(catalogue);
    this.smallPictures = store.map(each -> new SmallPictures(each::get));
  }

  /** Has what is remembered of them count in {@code memory}. */
  public void countedIn(MemoryAccount memory) {
    memory.hold(MemoryUse.STORE_CACHE, cache::held, cache::letGo);
  }

  /** In which of them sittings are marked. */
  public MarkedRecordings marked() {
    return marked;
  }

  /** What is said in them. */
  public CaptionedRecordings captioned() {
    return captioned;
  }

  /** The small versions of their pictures; empty if there is no store. */
  Optional<SmallPictures> smallPictures() {
    return smallPictures;
  }

  /** Passes a recording to {@code answer}: at once if it is known, else on {@code loop}. */
  void find(BroadcastId id, Executor loop, Consumer<FoundReplay> answer) {
    cache.find(id, loop, answer);
  }

  /** As {@link #find}, with the catalogue asked in any case, from now on. */
  void findAnew(BroadcastId id, Executor loop, Consumer<FoundReplay> answer) {
    cache.findAnew(id, loop, answer);
  }

  /** The same, unless the catalogue was asked just now: what a list names is there that soon. */
  void findNewer(BroadcastId id, Executor loop, Consumer<FoundReplay> answer) {
    cache.findNewer(id, loop, answer);
  }

  /** This process changed a recording: the copy is not used any more without asking. */
  public void changed(BroadcastId id) {
    cache.changed(id);
  }

  private void begin(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("The catalogue is asked no more: the server stops");
    }
  }

  /** True while something of it may not be seen: no picture of it is shown then. Blocks. */
  public boolean isContested(BroadcastId id) {
    return lookup.isContested(id);
  }

  /** Which passages of it are withheld now. Blocks. */
  public List<Withholding> withholdings(BroadcastId id) {
    return withholdings.open(id, catalogue.corrections(id));
  }

  /** Holds for what of a recording may neither be written nor read. Blocks. */
  public Predicate<Cue> hidden(Recording recording) {
    BroadcastId id = recording.id();
    return HiddenPassages.saidIn(
        HiddenPassages.of(recording, withholdings.broadcast(id), catalogue.corrections(id)));
  }

  /**
   * Passes a playlist to {@code answer}: at once if it is made, else on {@code loop}; nothing if
   * there is none of this name.
   */
  void text(Replay replay, TextName name, Executor loop, Consumer<Optional<ReplayText>> answer) {
    Optional<ReplayText> known = replay.known(name);
    if (known.isPresent()) {
      answer.accept(known);
      return;
    }
    begin(
        () -> {
          Optional<ReplayText> made = replay.make(name);
          loop.execute(() -> answer.accept(made));
        });
  }

  /**
   * Makes the newest recordings ready, which most ask for: else whoever is the first after a start
   * waits for what all others find in memory. Older ones are read faster then, too, by code that
   * has been compiled.
   */
  public void prepare() {
    begin(
        () -> {
          try {
            // One after the other: the newest is there as soon as it can be.
            catalogue
                .recordings(RecordingQuery.complete(MADE_READY))
                .forEach(each -> prepare(cache.find(each.id())));
          } catch (CatalogueException e) {
            LOG.warn("The newest recordings can't be preloaded: {}", e.getMessage());
          }
        });
  }

  private static void prepare(FoundReplay found) {
    if (found instanceof FoundReplay.Watchable watchable) {
      Replay replay = watchable.open();
      var _ = replay.make(new TextName.Multivariant());
      for (Rendition rendition : replay.index().recording().format().renditions()) {
        var _ = replay.make(new TextName.Media(rendition.id()));
      }
    }
  }

  /**
   * The index of a recording that can be watched, if only by the staff: of one that the public may
   * watch, with what the public may see. Blocks.
   */
  public Optional<RecordingIndex> index(BroadcastId id) {
    return switch (cache.find(id)) {
      case FoundReplay.Watchable watchable -> Optional.of(watchable.open().index());
      case FoundReplay.Hidden hidden -> Optional.of(hidden.replay().index());
      case FoundReplay.Absent absent -> Optional.empty();
      case FoundReplay.Unfinished unfinished -> Optional.empty();
      case FoundReplay.Erased erased -> Optional.empty();
      case FoundReplay.Failed failed ->
          throw new CatalogueException("The catalogue does not answer: try again in a moment");
    };
  }

  /** The same with all of it, for who may see all. Blocks. */
  public Optional<RecordingIndex> wholeIndex(BroadcastId id) {
    return cache.find(id).loaded().map(Replay::index);
  }

  /**
   * The addresses of what there is of a recording and the public may not fetch now, whatever was
   * known of it before. Blocks.
   *
   * @throws CatalogueException if the catalogue does not answer
   */
  public List<String> withheld(BroadcastId id) {
    changed(id);
    List<String> addresses = new ArrayList<>(notOpen(id));
    catalogue
        .recording(id)
        .ifPresent(
            recording ->
                addresses.addAll(
                    WithheldAddresses.of(
                        catalogue,
                        recording,
                        WithheldSegments.of(
                            recording.format().timeline(),
                            withholdings.open(id, catalogue.corrections(id))))));
    return addresses.stream().distinct().toList();
  }

  /** What is of no recording that is open, or outside of what is open of it. */
  private List<String> notOpen(BroadcastId id) {
    Optional<RecordingIndex> open =
        switch (cache.find(id)) {
          case FoundReplay.Watchable watchable -> Optional.of(watchable.open().index());
          case FoundReplay.Hidden hidden -> Optional.empty();
          case FoundReplay.Absent absent -> Optional.empty();
          case FoundReplay.Unfinished unfinished -> Optional.empty();
          case FoundReplay.Erased erased -> Optional.empty();
          case FoundReplay.Failed failed ->
              throw new CatalogueException("The catalogue does not answer: try again in a moment");
        };
    if (open.isEmpty() && isOnAir(id)) {
      // What of it is not withheld is public, as the live's window to go back to.
      return List.of();
    }
    return catalogue
        .recording(id)
        .map(recording -> WithheldAddresses.of(catalogue, recording, open))
        .orElse(List.of());
  }

  private boolean isOnAir(BroadcastId id) {
    return catalogue
        .recording(id)
        .filter(each -> each.state() == RecordingState.RECORDING)
        .isPresent();
  }

  /**
   * True if there is a recording to watch, one that is being made, or was one: its page says so. Of
   * one that is hidden the public is shown nothing. Blocks.
   *
   * @param id as an address names it
   */
  public boolean isKnown(String id) {
    try {
      BroadcastId recording = new BroadcastId(id);
      Optional<RecordingState> state = catalogue.recording(recording).map(Recording::state);
      return state
          .map(each -> each != RecordingState.HIDDEN)
          .orElseGet(() -> catalogue.hasDeletion(recording));
    } catch (ValidationException e) {
      return false;
    } catch (CatalogueException e) {
      LOG.warn("Recording {} can't be looked up: {}", id, e.getMessage());
      // Its page explains what is wrong better than one that says that there is nothing.
      return true;
    }
  }

  /** A segment is damaged or lost: playlists have a gap from now on. */
  void lost(Replay replay, String rendition, SegmentName name) {
    begin(
        () -> {
          try {
            mark(replay.id(), rendition, name);
          } catch (CatalogueException | StoreException e) {
            LOG.warn("Segment {} can't be marked as lost: {}", name, e.getMessage());
          }
        });
  }

  private void mark(BroadcastId id, String rendition, SegmentName name) {
    String header = RecordingNames.header(id, rendition);
    if (store.filter(objects -> objects.lengthOf(header).isPresent()).isEmpty()) {
      // Then it is not this segment that is lost: nothing is given up for a disk that is not there.
      LOG.error("The store has nothing of recording {}: is its disk there?", id);
      return;
    }
    catalogue.segments(id, rendition).stream()
        .filter(row -> row.number() == name.number() && row.piece() == name.piece())
        .filter(row -> row.revision() == name.revision())
        .findFirst()
        .ifPresent(row -> catalogue.mark(id, row, SegmentState.LOST));
    changed(id);
    LOG.error(
        "Segment {} of {} of recording {} is damaged or lost: players see a gap; run 'tribune"
            + " doctor', or restore it from a backup",
        name,
        rendition,
        id);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    smallPictures.ifPresent(SmallPictures::close);
  }
}
