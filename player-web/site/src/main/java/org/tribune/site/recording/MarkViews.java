package org.tribune.site.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayChapters;
import org.tribune.site.http.ApiJson;

/** What is marked, as the API shows it: to the public what may be shown, to clerks all of it. */
public final class MarkViews {
  private static final double MILLIS = 1_000;

  private MarkViews() {}

  /** Nothing is on air. */
  public static ObjectNode nothing() {
    ObjectNode view = view(Optional.empty(), /* version= */ 0, List.of());
    view.putArray("chapters");
    view.putArray("speakers");
    return view.putNull("hiddenSince");
  }

  private static ObjectNode view(Optional<BroadcastId> id, long version, List<Mark> shown) {
    return ApiJson.object()
        .put("broadcast", id.map(BroadcastId::value).orElse(null))
        .put("version", version)
        .put("sitting", sitting(shown));
  }

  /** The newest that is named: a broadcast is of one sitting, as far as people do no odd things. */
  private static @Nullable String sitting(List<Mark> shown) {
    return shown.reversed().stream()
        .flatMap(mark -> mark.sitting().stream())
        .map(SittingId::value)
        .findFirst()
        .orElse(null);
  }

  /**
   * For viewers of a live.
   *
   * @param shown the marks that they may see, by time
   * @param hiddenSince since when none of them is said to last; empty if the last of them does
   */
  public static ObjectNode live(
      Broadcast broadcast, long version, List<Mark> shown, Optional<Instant> hiddenSince) {
    ObjectNode view = view(Optional.of(broadcast.id()), version, shown);
    ArrayNode chapters = view.putArray("chapters");
    Chapters.of(shown, MarkKind.CHAPTER, broadcast.endedAt())
        .forEach(each -> chapters.add(withoutPlace(chapter(each.mark()))));
    ArrayNode speakers = view.putArray("speakers");
    // Who had the floor as the doors were closed is not said to have it still.
    Chapters.of(shown, MarkKind.SPEAKER, broadcast.endedAt().or(() -> hiddenSince))
        .forEach(
            each ->
                speakers.add(
                    withoutPlace(speaker(each.mark()))
                        .put("endedAt", each.end().map(Instant::toString).orElse(null))));
    return view.put("hiddenSince", hiddenSince.map(Instant::toString).orElse(null));
  }

  /** A live's time is the clock's alone. */
  private static ObjectNode withoutPlace(ObjectNode view) {
    return view.putNull("start").putNull("end");
  }

  /**
   * For viewers of a replay.
   *
   * @param unmarked which sitting it is of if none is named in it
   */
  static ObjectNode replay(RecordingIndex index, Supplier<Optional<SittingId>> unmarked) {
    ReplayChapters found = index.chapters();
    ObjectNode view = view(Optional.of(index.recording().id()), found.version(), found.marks());
    if (view.path("sitting").isNull()) {
      view.put("sitting", unmarked.get().map(SittingId::value).orElse(null));
    }
    ArrayNode chapters = view.putArray("chapters");
    found.chapters().forEach(each -> chapters.add(withPlace(chapter(each.mark()), each)));
    ArrayNode speakers = view.putArray("speakers");
    found
        .speakers()
        .forEach(each -> speakers.add(withPlace(speaker(each.mark()), each).putNull("endedAt")));
    return view.putNull("hiddenSince");
  }

  private static ObjectNode withPlace(ObjectNode view, ReplayChapters.Chapter chapter) {
    return view.put("start", seconds(chapter.startMicros()))
        .put("end", seconds(chapter.endMicros()));
  }

  private static double seconds(long micros) {
    return Math.round(micros / MILLIS) / MILLIS;
  }

  private static ObjectNode chapter(Mark mark) {
    return ApiJson.object()
        .put("id", mark.id().value())
        .put("item", mark.item().map(ItemId::value).orElse(null))
        .put("numbering", mark.numbering())
        .put("title", mark.title())
        .put("startedAt", mark.start().toString());
  }

  private static ObjectNode speaker(Mark mark) {
    return ApiJson.object()
        .put("id", mark.id().value())
        .put("title", mark.title())
        .put("startedAt", mark.start().toString());
  }

  /**
   * Everything, for clerks.
   *
   * @param index of the recording, if it can be watched: times are then told as a player shows them
   */
  public static ObjectNode clerk(
      Broadcast broadcast, Marking marking, Optional<RecordingIndex> index) {
    ObjectNode view =
        ApiJson.object()
            .put("broadcast", broadcast.id().value())
            .put("channel", broadcast.channel().value())
            .put("state", broadcast.state().name().toLowerCase(Locale.ROOT))
            .put("startedAt", broadcast.liveAt().map(Object::toString).orElse(null))
            .put("endedAt", broadcast.endedAt().map(Object::toString).orElse(null))
            .put("version", marking.version())
            .put("changedAt", marking.version() == 0 ? null : marking.changedAt().toString())
            .put("changedBy", marking.changedBy());
    view.set(
        "pen",
        marking
            .pen()
            .map(
                pen ->
                    ApiJson.object()
                        .put("console", pen.console())
                        .put("who", pen.who())
                        .put("since", pen.since().toString()))
            .orElse(null));
    ArrayNode marks = view.putArray("marks");
    marking.marks().forEach(mark -> marks.add(clerkMark(mark, index)));
    return view;
  }

  /** A mark with all that an order about it names. */
  static ObjectNode clerkMark(Mark mark, Optional<RecordingIndex> index) {
    return ApiJson.object()
        .put("id", mark.id().value())
        .put("kind", mark.kind().name().toLowerCase(Locale.ROOT))
        .put("start", mark.start().toString())
        .put("at", index.map(known -> place(mark, known)).orElse(null))
        .put("numbering", mark.numbering())
        .put("title", mark.title())
        .put("sitting", mark.sitting().map(SittingId::value).orElse(null))
        .put("item", mark.item().map(ItemId::value).orElse(null))
        .put("revision", mark.revision());
  }

  private static double place(Mark mark, RecordingIndex index) {
    ReplayClock clock = index.clock();
    Instant origin = index.recording().format().timeline().origin();
    long micros = clock.toReplayMicros(MediaTime.of(mark.start()).minus(MediaTime.of(origin)));
    return seconds(Math.clamp(micros, 0, index.durationMicros()));
  }
}
