package org.tribune.archive.storyboard;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.inventory.Inventory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.media.FfmpegException;

/**
 * Makes storyboards and posters while the recordings go on, and of those that a process before did
 * not finish: by one thread, in a tenth of one processor, from stored segments only, which are all
 * public, but for films: there {@link FilmPosters} sees to it. Safe for all threads.
 */
public final class Storyboards implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Storyboards.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** A player reads the list of a recording that goes on as often. */
  private static final Duration PUBLISHES = Duration.ofSeconds(30);

  private static final int RESTS = 9;
  private static final int NEWEST = 20;
  private static final RecordingQuery GOING_ON =
      new RecordingQuery(
          Optional.empty(),
          Optional.of(RecordingState.RECORDING),
          /* before= */ Optional.empty(),
          /* limit= */ 100);

  private static final RecordingQuery HIDDEN =
      new RecordingQuery(
          Optional.empty(), Optional.of(RecordingState.HIDDEN), Optional.empty(), NEWEST);

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Duration pause;
  private final Duration publishes;
  private final Pace pace;
  private final Thread thread =
      Thread.ofPlatform().name("storyboards").daemon().unstarted(this::run);

  // The thread's own.
  private final Map<BroadcastId, StoryboardMaker> makers = new HashMap<>();
  private final Set<Revision> settled = new HashSet<>();
  private final Set<Revision> failed = new HashSet<>();
  private final Deque<BroadcastId> waiting = new ArrayDeque<>();
  private final FilmPosters films;
  private boolean lookedBack = false;
  private boolean failing = false;

  /** A recording as one revision of it is. */
  private record Revision(BroadcastId recording, int number) {
    static Revision of(Recording recording) {
      return new Revision(recording.id(), recording.revision());
    }
  }

  /** The storyboards of all recordings of {@code catalogue}. */
  public Storyboards(Catalogue catalogue, ObjectStore store) {
    this(catalogue, store, PAUSE, PUBLISHES, new Pace(RESTS));
  }

  Storyboards(
      Catalogue catalogue, ObjectStore store, Duration pause, Duration publishes, Pace pace) {
    this.catalogue = catalogue;
    this.store = store;
    this.pause = pause;
    this.publishes = publishes;
    this.pace = pace;
    this.films = new FilmPosters(catalogue, store, pace);
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    while (!pace.isStopped()) {
      try {
        pass();
        failing = false;
      } catch (StoreException | CatalogueException e) {
        if (!failing) {
          LOG.warn("Storyboards wait for the store and the catalogue: {}", e.getMessage());
        }
        failing = true;
      }
      boolean busy = !failing && (!waiting.isEmpty() || films.isBusy());
      var _ = pace.pause(busy ? 0 : pause.toNanos());
    }
    makers.values().forEach(StoryboardMaker::close);
  }

  /** What is on air first; then, one at a time, films, and what is over and not finished. */
  private void pass() {
    List<Recording> onAir = catalogue.recordings(GOING_ON);
    for (Recording recording : onAir) {
      // It may have been complete before, and go on.
      settled.remove(Revision.of(recording));
      advance(recording);
    }
    Set<BroadcastId> ids = onAir.stream().map(Recording::id).collect(Collectors.toSet());
    for (Map.Entry<BroadcastId, StoryboardMaker> maker : List.copyOf(makers.entrySet())) {
      if (!ids.contains(maker.getKey())) {
        advance(maker.getKey(), maker.getValue());
      }
    }
    films.advance();
    queue();
    finishNext();
  }

  private void queue() {
    if (!lookedBack) {
      new Inventory(catalogue).recordings().forEach(this::queue);
      lookedBack = true;
    } else if (waiting.isEmpty()) {
      catalogue.recordings(RecordingQuery.complete(NEWEST)).forEach(this::queue);
      catalogue.recordings(HIDDEN).forEach(this::queue);
    }
  }

  private void queue(Recording recording) {
    if (recording.isStored() && !settled.contains(Revision.of(recording))) {
      waiting.add(recording.id());
    }
  }

  private void finishNext() {
    BroadcastId next = waiting.peek();
    if (next == null) {
      return;
    }
    catalogue
        .recording(next)
        .filter(Recording::isStored)
        .filter(this::isUnfinished)
        .ifPresent(this::advance);
    waiting.remove();
  }

  private boolean isUnfinished(Recording recording) {
    boolean whole =
        catalogue.assets(recording.id()).stream()
            .filter(asset -> asset.name().equals(Sheets.NAME))
            .anyMatch(asset -> AssetStore.isWhole(asset, recording.revision()));
    if (whole) {
      settled.add(Revision.of(recording));
    }
    return !whole && !catalogue.isContested(recording.id());
  }

  private void advance(Recording recording) {
    if (failed.contains(Revision.of(recording)) || Renditions.video(recording).isEmpty()) {
      settled.add(Revision.of(recording));
      return;
    }
    try {
      advance(recording.id(), makers.computeIfAbsent(recording.id(), id -> maker(recording)));
    } catch (FfmpegException | IllegalArgumentException e) {
      giveUp(Revision.of(recording), e);
    }
  }

  private StoryboardMaker maker(Recording recording) {
    return new StoryboardMaker(store, catalogue, pace, publishes, recording);
  }

  private void advance(BroadcastId id, StoryboardMaker maker) {
    Revision revision = new Revision(id, maker.revision());
    boolean ended = true;
    try {
      StoryboardMaker.Progress progress = maker.advance();
      ended = progress != StoryboardMaker.Progress.GROWING;
      if (progress == StoryboardMaker.Progress.DONE) {
        settled.add(revision);
      }
    } catch (StoreException | CatalogueException e) {
      ended = false;
      throw e;
    } catch (RuntimeException e) {
      giveUp(revision, e);
    } finally {
      if (ended) {
        maker.close();
        makers.remove(id);
      }
    }
  }

  /** It would fail again each time: the recording is as good without pictures. */
  private void giveUp(Revision revision, RuntimeException cause) {
    LOG.error("No storyboard of {} can be made; the next start tries again", revision, cause);
    failed.add(revision);
    settled.add(revision);
  }

  @Override
  public void close() {
    pace.stop();
    try {
      thread.join(Duration.ofSeconds(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
