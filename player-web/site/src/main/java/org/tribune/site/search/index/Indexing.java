package org.tribune.site.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesBook;
import org.tribune.catalogue.minutes.MinutesState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.replay.MarkedRecordings;

/**
 * Keeps the index as the catalogue is. Whoever searches asks first that it be so: the versions of
 * all sittings, of what is marked, asked and said are compared, which takes a millisecond or two,
 * and what another process or this one changed is read again. So nothing is found that was hidden
 * before the search began. Safe for all threads.
 */
public final class Indexing {
  /** Sittings that are read at once. */
  private static final int AT_ONCE = 50;

  private final Sittings sittings;
  private final MinutesBook minutes;
  private final Decided decided;
  private final MarkedRecordings marked;
  private final SearchIndex index;
  private final QuestionIndexing questions;
  private final VideoIndexing videos;
  private final RecordingIndexing recordings;
  private final TextReader texts;
  private final Runnable onLate;

  /** Fair, so that searches take turns with what fills the index. */
  private final ReentrantLock lock = new ReentrantLock(/* fair= */ true);

  /** Since when those that were put there, or looked for, are public. */
  private final Map<SittingId, Instant> adopted = new HashMap<>();

  private Map<SittingId, Instant> published = Map.of();
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private long lookedAt = System.nanoTime();
  private boolean isFilled;
  private volatile boolean isComplete;
  private volatile boolean isStopped;

  /**
   * Keeps {@code index}.
   *
   * @param minutes those that were adopted can be found
   * @param decided what everybody may read of decisions
   * @param onLate called when texts are to be filled in
   */
  public Indexing(
      Sittings sittings,
      MinutesBook minutes,
      Decided decided,
      MarkedRecordings marked,
      SearchIndex index,
      QuestionIndexing questions,
      VideoIndexing videos,
      RecordingIndexing recordings,
      TextReader texts,
      Runnable onLate) {
    this.sittings = sittings;
    this.minutes = minutes;
    this.decided = decided;
    this.marked = marked;
    this.index = index;
    this.questions = questions;
    this.videos = videos;
    this.recordings = recordings;
    this.texts = texts;
    this.onLate = onLate;
  }

  /** False while the index is filled for the first time, and while texts are still to come. */
  public boolean isComplete() {
    return isComplete;
  }

  /** Lets {@link #confirm}, {@link #fill} and {@link #fillTexts} end soon. */
  public void stop() {
    isStopped = true;
  }

  /**
   * Compares what a process before left in the index with the catalogue, all of it and by its
   * words: it may have been killed before a change was on disk, and the catalogue may be one that
   * was brought back from a backup, with the same versions. Until this has returned, nothing may be
   * looked for in it.
   *
   * @return false if it was stopped
   * @throws org.tribune.catalogue.CatalogueException if the catalogue is away
   */
  public boolean confirm() {
    locked(
        () -> {
          marked.follow();
          // Chapters are read with their sittings.
          marked.tellChanged(sitting -> {});
          published = minutes.published();
          confirmSittings();
          videos.confirm();
          recordings.confirm();
          if (!isStopped) {
            index.removeUnconfirmed();
            index.refresh();
          }
        });
    return !isStopped;
  }

  private void confirmSittings() throws IOException {
    List<SittingId> there = sittings.versions().keySet().stream().filter(index::holds).toList();
    for (int i = 0; i < there.size() && !isStopped; i += AT_ONCE) {
      for (Sitting each : sittings.find(there.subList(i, Math.min(i + AT_ONCE, there.size())))) {
        put(each);
      }
    }
  }

  /**
   * Takes over all that changed before this call. While the index is filled for the first time,
   * only what is in it.
   *
   * @throws org.tribune.catalogue.CatalogueException if the catalogue is away
   */
  public void follow() {
    long asked = System.nanoTime();
    lock.lock();
    try {
      if (lookedAt - asked > 0) {
        // Who had the lock before looked after this was asked.
        return;
      }
      lookedAt = System.nanoTime();
      marked.follow();
      Map<SittingId, Long> versions = sittings.versions();
      published = minutes.published();
      for (SittingId id : index.known()) {
        Long version = versions.get(id);
        if (version == null
            || !index.version(id).equals(Optional.of(version))
            || !Objects.equals(published.get(id), adopted.get(id))) {
          take(id);
        }
      }
      if (isFilled) {
        for (SittingId id : versions.keySet()) {
          if (index.version(id).isEmpty()) {
            take(id);
          }
        }
      }
      marked.tellChanged(this::takeChapters);
      questions.follow(isFilled);
      videos.follow(isFilled);
      recordings.follow(isFilled);
      index.refresh();
    } catch (IOException e) {
      throw new UncheckedIOException("The search's index can't be written", e);
    } finally {
      lock.unlock();
    }
  }

  /** Takes a sitting's chapters, if the sitting is indexed; otherwise they come with it. */
  private void takeChapters(SittingId id) {
    if (index.version(id).isPresent()) {
      try {
        take(id);
      } catch (IOException e) {
        throw new UncheckedIOException("The search's index can't be written", e);
      }
    }
  }

  private void take(SittingId id) throws IOException {
    questions.follow(id);
    Optional<Sitting> found = sittings.find(id);
    if (found.isEmpty()) {
      index.remove(id);
      adopted.remove(id);
      decided.removed(id);
      return;
    }
    put(found.get());
  }

  private void put(Sitting sitting) throws IOException {
    Optional<Instant> since = Optional.ofNullable(published.get(sitting.id()));
    List<Entry> entries =
        SittingEntries.of(
            sitting,
            marked.freeChapters(sitting.id()),
            decided.of(sitting),
            since.flatMap(_ -> minutes.find(sitting.id())).filter(Indexing::isAdopted));
    since.ifPresentOrElse(
        each -> adopted.put(sitting.id(), each), () -> adopted.remove(sitting.id()));
    List<Entry> late = index.put(sitting, entries);
    waiting.addAll(late);
    if (!late.isEmpty()) {
      isComplete = false;
      onLate.run();
    }
  }

  private static boolean isAdopted(Minutes each) {
    return each.state() == MinutesState.ADOPTED;
  }

  /** Fills the index for the first time, the latest sittings first. */
  public void fill() {
    marked.follow();
    locked(() -> published = minutes.published());
    // An id begins with the day.
    List<SittingId> all =
        sittings.versions().keySet().stream().sorted(Comparator.reverseOrder()).toList();
    for (SittingId each : all) {
      if (isStopped) {
        return;
      }
      locked(
          () -> {
            if (index.version(each).isEmpty()) {
              take(each);
            }
          });
    }
    Map<SittingId, Long> numbers = questions.numbers();
    for (SittingId each : numbers.keySet().stream().sorted(Comparator.reverseOrder()).toList()) {
      if (isStopped) {
        return;
      }
      locked(() -> questions.take(each, numbers.getOrDefault(each, 0L)));
    }
    for (VideoId each : videos.all()) {
      if (isStopped) {
        return;
      }
      locked(() -> videos.take(each));
    }
    for (Map.Entry<BroadcastId, String> each : recordings.all().entrySet()) {
      if (isStopped) {
        return;
      }
      locked(() -> recordings.take(each.getKey(), each.getValue()));
    }
    locked(() -> isFilled = true);
    follow();
  }

  /**
   * Puts texts into the index that are not there yet.
   *
   * @param longest after which it ends
   * @return true if more are to come
   */
  public boolean fillTexts(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (!isStopped && System.nanoTime() - end < 0) {
      Entry next = next();
      if (next == null) {
        return false;
      }
      try {
        long began = System.nanoTime();
        fill(next);
        // Half of one processor at most: whoever watches goes first.
        LockSupport.parkNanos(System.nanoTime() - began);
      } catch (IOException e) {
        throw new UncheckedIOException("The search's index can't be written", e);
      } catch (RuntimeException e) {
        locked(() -> waiting.addLast(next));
        throw e;
      }
    }
    return !isStopped;
  }

  private void fill(Entry entry) throws IOException {
    Optional<String> text = texts.read(entry.stored().orElseThrow().name());
    if (text.isEmpty()) {
      // A store that was brought back from a backup may lack it: the next process looks again.
      return;
    }
    // Analyzed outside of the lock, for which searches wait.
    try (EntryIndex.Prepared prepared = index.part(entry.isPublic()).prepare(entry, text.get())) {
      lock.lock();
      try {
        if (index.awaitsText(entry)) {
          prepared.put();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private @Nullable Entry next() {
    lock.lock();
    try {
      Entry next = waiting.pollFirst();
      while (next != null && !index.awaitsText(next)) {
        // It was put there already, or is another by now.
        next = waiting.pollFirst();
      }
      if (next == null && isFilled) {
        isComplete = true;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void locked(Work work) {
    lock.lock();
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException("The search's index can't be written", e);
    } finally {
      lock.unlock();
    }
  }
}
