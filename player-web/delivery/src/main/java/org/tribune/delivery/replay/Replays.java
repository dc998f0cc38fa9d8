package org.tribune.delivery.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Video;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.delivery.client.FilmRights;

/**
 * The recordings that are being watched again, in memory. A copy is compared with the catalogue's
 * version at most once a second while it is used, by one row, so that a correction is in force
 * everywhere within a second. The catalogue is asked on virtual threads, once for all who wait.
 * Safe for all threads.
 */
public final class Replays implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
  private static final long BUDGET = 32L << 20;
  private static final int MOST = 1_000;
  private static final int MADE_READY = 3;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What is not there yet may be there any moment: a broadcast has just ended. */
  private static final long AWAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** While the catalogue is away nobody can ask for a correction either. */
  private static final long USABLE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Catalogue catalogue;
  private final Withholdings withholdings;
  private final Optional<ObjectStore> store;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReplayLoader loader;
  private final MarkedRecordings marked;
  private final CaptionedRecordings captioned;
  private final Optional<SmallPictures> smallPictures;
  private final Map<BroadcastId, Entry> entries =
      new LinkedHashMap<>(/* initialCapacity= */ 64, /* loadFactor= */ 0.75f, /* byUse= */ true);

  /** What is known of one recording. Guarded by the replays. */
  private static final class Entry {
    private static final long BYTES = 512;

    Found found = new Found.Absent();
    long checkedAt = System.nanoTime() - USABLE_NANOS;
    int changes = 0;
    final List<Consumer<Found>> waiting = new ArrayList<>();

    /** Who wants to know what the catalogue says after the look that is under way. */
    final List<Consumer<Found>> waitingForNext = new ArrayList<>();

    boolean isFresh(long now) {
      return now - checkedAt < (found.loaded().isPresent() ? FRESH_NANOS : AWAITED_NANOS);
    }

    long weight() {
      long open =
          found instanceof Found.Watchable watchable && !watchable.isWhole()
              ? watchable.open().weight()
              : 0;
      return BYTES + open + found.loaded().map(Replay::weight).orElse(0L);
    }
  }

  /** What there is of a recording. */
  sealed interface Found {
    /** What was loaded of it, whoever may watch it. */
    default Optional<Replay> loaded() {
      return switch (this) {
        case Watchable watchable -> Optional.of(watchable.replay());
        case Hidden hidden -> Optional.of(hidden.replay());
        case Absent absent -> Optional.empty();
        case Unfinished unfinished -> Optional.empty();
        case Erased erased -> Optional.empty();
        case Failed failed -> Optional.empty();
      };
    }

    /**
     * It can be watched.
     *
     * @param replay all of it
     * @param open what the public may see of it: all, or what its report shows
     * @param shown how its report shows it, if that is not all
     * @param rights of the staff to all of it
     */
    record Watchable(Replay replay, Replay open, Optional<FilmSettings> shown, FilmRights rights)
        implements Found {
      boolean isWhole() {
        return shown.isEmpty();
      }
    }

    /** Only some of the staff may watch it. */
    record Hidden(Replay replay, FilmRights rights) implements Found {}

    /** There is none. */
    record Absent() implements Found {}

    /**
     * It is still being recorded: there is nothing to watch, but there may be pictures.
     *
     * @param assets which may be shown
     */
    record Unfinished(List<Asset> assets) implements Found {}

    /** It is being erased. */
    record Erased() implements Found {}

    /** The catalogue does not answer. */
    record Failed() implements Found {}
  }

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
    this.loader = new ReplayLoader(catalogue, withholdings, threads, language, order);
    this.captioned = new CaptionedRecordings(catalogue, withholdings, order);
    this.marked = new MarkedRecordings(catalogue);
    this.smallPictures = store.map(each -> new SmallPictures(each::get));
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
  void find(BroadcastId id, Executor loop, Consumer<Found> answer) {
    Found known;
    synchronized (this) {
      Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
      if (entry.waiting.isEmpty() && entry.isFresh(System.nanoTime())) {
        known = entry.found;
      } else {
        entry.waiting.add(found -> loop.execute(() -> answer.accept(found)));
        if (entry.waiting.size() == 1) {
          begin(() -> check(id));
        }
        return;
      }
    }
    answer.accept(known);
  }

  private void begin(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("The catalogue is asked no more: the server stops");
    }
  }

  private void check(BroadcastId id) {
    Found before;
    int changes;
    synchronized (this) {
      Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
      changes = entry.changes;
      before =
          System.nanoTime() - entry.checkedAt < USABLE_NANOS ? entry.found : new Found.Failed();
    }
    long askedAt = System.nanoTime();
    Optional<Found> now;
    try {
      now = Optional.of(look(id, before));
    } catch (CatalogueException e) {
      LOG.warn("Recording {} can't be looked up: {}", id, e.getMessage());
      now = Optional.empty();
    }
    List<Consumer<Found>> waiting;
    boolean again;
    Found found = now.orElseGet(() -> isUsable(before) ? before : new Found.Failed());
    synchronized (this) {
      Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
      if (now.isPresent()) {
        entry.found = found;
        entry.checkedAt = entry.changes == changes ? askedAt : askedAt - FRESH_NANOS;
      }
      waiting = List.copyOf(entry.waiting);
      entry.waiting.clear();
      entry.waiting.addAll(entry.waitingForNext);
      entry.waitingForNext.clear();
      again = !entry.waiting.isEmpty();
      letOldestGo();
    }
    if (again) {
      begin(() -> check(id));
    }
    waiting.forEach(answer -> answer.accept(found));
  }

  /** A passage can be withheld while the catalogue is away: a copy from before is not used then. */
  private boolean isUsable(Found before) {
    return before
        .loaded()
        .map(Replay::index)
        .filter(
            index ->
                withholdings
                    .logged(index.recording().id(), index.corrections())
                    .map(index.withholdings()::equals)
                    .orElse(true))
        .isPresent();
  }

  private Found look(BroadcastId id, Found before) {
    Optional<Recording> recording = catalogue.recording(id);
    if (recording.isEmpty()) {
      return new Found.Absent();
    }
    return switch (recording.get().state()) {
      case RECORDING -> new Found.Unfinished(unfinished(id));
      case DELETING -> new Found.Erased();
      case COMPLETE -> watchable(load(recording.get(), before), before);
      case HIDDEN ->
          new Found.Hidden(load(recording.get(), before), FilmRights.of(report(recording.get())));
    };
  }

  private Found.Watchable watchable(Replay replay, Found before) {
    Optional<Video> video = report(replay.index().recording());
    Optional<FilmSettings> shown =
        settings(video).filter(each -> !each.isWhole() || hasPictureLaidAside(replay, each));
    FilmRights rights = FilmRights.of(video);
    if (before instanceof Found.Watchable known
        && known.shown().equals(shown)
        && known.rights().equals(rights)
        && known.replay() == replay) {
      return known;
    }
    return new Found.Watchable(replay, shown.map(replay::within).orElse(replay), shown, rights);
  }

  private Optional<Video> report(Recording recording) {
    return report(catalogue, recording);
  }

  /** The report whose film it is; empty of what is no film. Blocks. */
  public static Optional<Video> report(Catalogue catalogue, Recording recording) {
    return recording.kind() == RecordingKind.REPORT
        ? catalogue.videos().ofFilm(recording.id())
        : Optional.empty();
  }

  /** How its report shows a film; empty for all of it, and of what is no film. Blocks. */
  public static Optional<FilmSettings> shown(Catalogue catalogue, Recording recording) {
    return shown(report(catalogue, recording));
  }

  private static Optional<FilmSettings> shown(Optional<Video> video) {
    return settings(video).filter(settings -> !settings.isWhole());
  }

  private static Optional<FilmSettings> settings(Optional<Video> video) {
    return video.map(each -> each.settings().withoutCaptions());
  }

  private static boolean hasPictureLaidAside(Replay replay, FilmSettings settings) {
    return replay.index().assets().stream()
        .anyMatch(each -> FilmPictures.isLaidAside(each, settings));
  }

  private Replay load(Recording recording, Found before) {
    List<Correction> corrections = catalogue.corrections(recording.id());
    List<Withholding> withheld = withholdings.open(recording.id(), corrections);
    return before
        .loaded()
        .filter(known -> known.index().recording().equals(recording))
        .filter(known -> known.index().withholdings().equals(withheld))
        .orElseGet(() -> loader.load(recording, withheld));
  }

  private List<Asset> unfinished(BroadcastId id) {
    return isContested(id) ? List.of() : catalogue.assets(id);
  }

  /** True while something of it may not be seen: no picture of it is shown then. Blocks. */
  public boolean isContested(BroadcastId id) {
    List<Correction> corrections = catalogue.corrections(id);
    return corrections.stream().anyMatch(each -> each.state() != Correction.State.DONE)
        || !withholdings.open(id, corrections).isEmpty();
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

  private void letOldestGo() {
    long sum = entries.values().stream().mapToLong(Entry::weight).sum();
    Iterator<Entry> oldest = entries.values().iterator();
    while ((sum > BUDGET || entries.size() > MOST) && oldest.hasNext()) {
      Entry entry = oldest.next();
      // The newest stays whatever it weighs.
      if (entry.waiting.isEmpty() && oldest.hasNext()) {
        sum -= entry.weight();
        oldest.remove();
      }
    }
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
                .forEach(each -> prepare(found(each.id())));
          } catch (CatalogueException e) {
            LOG.warn("The newest recordings can't be preloaded: {}", e.getMessage());
          }
        });
  }

  private static void prepare(Found found) {
    if (found instanceof Found.Watchable watchable) {
      Replay replay = watchable.open();
      var _ = replay.make(new TextName.Multivariant());
      for (Rendition rendition : replay.index().recording().format().renditions()) {
        var _ = replay.make(new TextName.Media(rendition.id()));
      }
    }
  }

  private Found found(BroadcastId id) {
    CompletableFuture<Found> found = new CompletableFuture<>();
    find(id, Runnable::run, found::complete);
    return found.join();
  }

  /**
   * The index of a recording that can be watched, if only by the staff: of one that the public may
   * watch, with what the public may see. Blocks.
   */
  public Optional<RecordingIndex> index(BroadcastId id) {
    return switch (found(id)) {
      case Found.Watchable watchable -> Optional.of(watchable.open().index());
      case Found.Hidden hidden -> Optional.of(hidden.replay().index());
      case Found.Absent absent -> Optional.empty();
      case Found.Unfinished unfinished -> Optional.empty();
      case Found.Erased erased -> Optional.empty();
      case Found.Failed failed ->
          throw new CatalogueException("The catalogue does not answer: try again in a moment");
    };
  }

  /** The same with all of it, for who may see all. Blocks. */
  public Optional<RecordingIndex> wholeIndex(BroadcastId id) {
    return found(id).loaded().map(Replay::index);
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
        switch (found(id)) {
          case Found.Watchable watchable -> Optional.of(watchable.open().index());
          case Found.Hidden hidden -> Optional.empty();
          case Found.Absent absent -> Optional.empty();
          case Found.Unfinished unfinished -> Optional.empty();
          case Found.Erased erased -> Optional.empty();
          case Found.Failed failed ->
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
    } catch (IllegalArgumentException e) {
      return false;
    } catch (CatalogueException e) {
      LOG.warn("Recording {} can't be looked up: {}", id, e.getMessage());
      // Its page explains what is wrong better than one that says that there is nothing.
      return true;
    }
  }

  /** As {@link #find}, with the catalogue asked in any case, from now on. */
  void findAnew(BroadcastId id, Executor loop, Consumer<Found> answer) {
    synchronized (this) {
      Entry entry = entries.get(id);
      if (entry != null && !entry.waiting.isEmpty()) {
        // The look that is under way may have begun before what is to be found was written.
        entry.waitingForNext.add(found -> loop.execute(() -> answer.accept(found)));
        return;
      }
    }
    changed(id);
    find(id, loop, answer);
  }

  /** The same, unless the catalogue was asked just now: what a list names is there that soon. */
  void findNewer(BroadcastId id, Executor loop, Consumer<Found> answer) {
    boolean isNew;
    synchronized (this) {
      Entry entry = entries.get(id);
      isNew = entry != null && System.nanoTime() - entry.checkedAt < AWAITED_NANOS;
    }
    if (isNew) {
      find(id, loop, answer);
    } else {
      findAnew(id, loop, answer);
    }
  }

  /** This process changed a recording: the copy is not used any more without asking. */
  public synchronized void changed(BroadcastId id) {
    Entry entry = entries.get(id);
    if (entry != null) {
      entry.changes++;
      entry.checkedAt = System.nanoTime() - FRESH_NANOS;
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
