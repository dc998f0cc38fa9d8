package org.tribune.site.question;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.EventStream;
import org.tribune.site.participation.QuestionProjection;

/**
 * The questions of watched sittings as events, for one kind of readers: all of them at first, then
 * what changed. Each is written once, however many read it. Safe for all threads; listeners are
 * called on the thread of the projection, or on that of who prepares.
 */
final class QuestionFeed {
  private static final int REMEMBERED = 100;
  private static final int MOST_SITTINGS = 200;

  private final QuestionProjection projection;
  private final Function<QuestionProjection.Snapshot, ? extends Map<String, ?>> views;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** The newest used last. Guarded by the feed. */
  private final Map<SittingId, Told> told =
      new LinkedHashMap<>(/* initialCapacity= */ 16, /* loadFactor= */ 0.75f, /* byUse= */ true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SittingId, Told> eldest) {
          return size() > MOST_SITTINGS;
        }
      };

  /** Who is notified of changes. */
  interface Listener {
    /**
     * What changed of a sitting, for those who have seen its number {@code from}.
     *
     * @param to the number after it
     */
    void changed(SittingId sitting, long from, long to, Buffer event);
  }

  /** What was published of a sitting last, and before. */
  private static final class Told {
    public QuestionProjection.Snapshot snapshot;
    public Map<String, String> views;

    /** The number of the last snapshot in which these readers saw something else than before. */
    long number;

    Optional<Whole> whole = Optional.empty();
    public final Deque<Change> changes = new ArrayDeque<>();

    public Told(QuestionProjection.Snapshot snapshot, Map<String, String> views) {
      this.snapshot = snapshot;
      this.views = views;
      this.number = snapshot.number();
    }
  }

  /**
   * All of a sitting, written once for all its readers.
   *
   * @param json {@code {"number", "taking", "questions"}}
   * @param event the same as an event
   */
  record Whole(long number, Buffer json, Buffer event) {
    private static Whole of(long number, String json) {
      return new Whole(
          number, Buffer.buffer(json), EventStream.event("questions", Long.toString(number), json));
    }
  }

  /**
   * What a reader has missed.
   *
   * @param number that it has seen once it has {@code events}, which may be none
   */
  record Missed(long number, Buffer events) {}

  private record Change(long from, long to, Buffer event) {}

  /**
   * A feed of what {@code projection} publishes.
   *
   * @param views the questions as these readers see them, by id
   */
  QuestionFeed(
      QuestionProjection projection,
      Function<QuestionProjection.Snapshot, ? extends Map<String, ?>> views) {
    this.projection = projection;
    this.views = views;
    projection.onChange(this::take);
  }

  void onChange(Listener listener) {
    listeners.add(listener);
  }

  private void take(QuestionProjection.Snapshot snapshot) {
    if (!isTold(snapshot.sitting())) {
      return;
    }
    Map<String, String> after = rendered(snapshot);
    change(snapshot, after)
        .ifPresent(
            each ->
                listeners.forEach(
                    listener ->
                        listener.changed(
                            snapshot.sitting(), each.from(), each.to(), each.event())));
  }

  private synchronized boolean isTold(SittingId sitting) {
    return told.containsKey(sitting);
  }

  /** Nothing if these readers see the same as before, or nobody has followed the sitting. */
  private synchronized Optional<Change> change(
      QuestionProjection.Snapshot snapshot, Map<String, String> after) {
    Told known = told.get(snapshot.sitting());
    if (known == null || snapshot.number() < known.snapshot.number()) {
      return Optional.empty();
    }
    List<String> changed =
        after.entrySet().stream()
            .filter(each -> !each.getValue().equals(known.views.get(each.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    List<String> gone =
        known.views.keySet().stream()
            .filter(id -> !after.containsKey(id))
            .map(id -> '"' + id + '"')
            .toList();
    boolean same =
        changed.isEmpty() && gone.isEmpty() && snapshot.window().equals(known.snapshot.window());
    known.snapshot = snapshot;
    if (same) {
      return Optional.empty();
    }
    String data =
        about(snapshot.number(), snapshot)
            + ",\"changed\":["
            + String.join(",", changed)
            + "],\"gone\":["
            + String.join(",", gone)
            + "]}";
    Change change =
        new Change(
            known.number,
            snapshot.number(),
            EventStream.event("changes", Long.toString(snapshot.number()), data));
    known.number = snapshot.number();
    known.views = after;
    known.whole = Optional.empty();
    known.changes.addLast(change);
    if (known.changes.size() > REMEMBERED) {
      known.changes.removeFirst();
    }
    return Optional.of(change);
  }

  private static String about(long number, QuestionProjection.Snapshot snapshot) {
    return "{\"number\":"
        + number
        + ",\"taking\":"
        + ApiJson.text(SubmissionWindowResponse.of(snapshot.window()));
  }

  private Map<String, String> rendered(QuestionProjection.Snapshot snapshot) {
    Map<String, String> rendered = new LinkedHashMap<>();
    views.apply(snapshot).forEach((id, view) -> rendered.put(id, ApiJson.text(view)));
    return rendered;
  }

  /**
   * Writes what {@link #whole} and {@link #catchUp} give. A full sitting's takes long: not for an
   * event loop, where those two find it written.
   */
  QuestionProjection.Snapshot prepared(QuestionProjection.Snapshot snapshot) {
    if (!isTold(snapshot.sitting())) {
      Told first = new Told(snapshot, rendered(snapshot));
      synchronized (this) {
        told.putIfAbsent(snapshot.sitting(), first);
      }
      // What the projection published meanwhile went to nobody; it keeps the newest before it
      // notifies.
      projection
          .keepWatching(snapshot.sitting())
          .filter(newest -> newest.number() > snapshot.number())
          .ifPresent(this::take);
    }
    var _ = whole(snapshot);
    return snapshot;
  }

  /**
   * All questions of a sitting.
   *
   * @param snapshot as the projection has it
   */
  synchronized Whole whole(QuestionProjection.Snapshot snapshot) {
    return whole(known(snapshot));
  }

  private static Whole whole(Told known) {
    Whole whole =
        known.whole.orElseGet(
            () ->
                Whole.of(
                    known.number,
                    about(known.number, known.snapshot)
                        + ",\"questions\":["
                        + String.join(",", known.views.values())
                        + "]}"));
    known.whole = Optional.of(whole);
    return whole;
  }

  /** The projection's first snapshot of a sitting is the first here, too. */
  private Told known(QuestionProjection.Snapshot snapshot) {
    return told.computeIfAbsent(snapshot.sitting(), none -> new Told(snapshot, rendered(snapshot)));
  }

  /**
   * What brings a reader up to now: what changed since {@code seen}, or all.
   *
   * @param seen the number of the last event that it got
   */
  synchronized Missed catchUp(QuestionProjection.Snapshot snapshot, Optional<Long> seen) {
    Told known = known(snapshot);
    Buffer events =
        seen.flatMap(number -> since(known, number)).orElseGet(() -> whole(known).event());
    return new Missed(known.number, events);
  }

  private static Optional<Buffer> since(Told known, long seen) {
    if (seen == known.number) {
      return Optional.of(Buffer.buffer());
    }
    Buffer missed = Buffer.buffer();
    long number = seen;
    for (Change each : known.changes) {
      if (each.from() == number) {
        missed.appendBuffer(each.event());
        number = each.to();
      }
    }
    return number == known.number ? Optional.of(missed) : Optional.empty();
  }
}
