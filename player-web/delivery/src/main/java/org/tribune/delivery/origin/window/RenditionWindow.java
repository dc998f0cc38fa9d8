package org.tribune.delivery.origin.window;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;

/**
 * The segments of one rendition, numbered without a hole: what never came is a gap that totals
 * right (EXT-X-GAP). Guarded by its {@code LiveWindow}.
 */
public final class RenditionWindow {
  private final Rendition rendition;
  private final Timeline timeline;
  private final long longestHole;
  private final NavigableMap<Long, LiveSegment> segments = new TreeMap<>();
  private Optional<PartPosition> next = Optional.empty();

  /**
   * A window on {@code rendition}.
   *
   * @param longestHole segments; after a longer one the window starts anew
   */
  public RenditionWindow(Rendition rendition, Timeline timeline, long longestHole) {
    this.rendition = rendition;
    this.timeline = timeline;
    this.longestHole = longestHole;
  }

  public Rendition rendition() {
    return rendition;
  }

  /** The segments that are known, oldest first. */
  public NavigableMap<Long, LiveSegment> segments() {
    return segments;
  }

  /** Where the next part is expected; empty before the first. */
  public Optional<PartPosition> next() {
    return next;
  }

  /** The last part that came. */
  public Optional<PartPosition> last() {
    return segments.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PartPosition(
                segments.lastKey(), segments.lastEntry().getValue().parts().size() - 1));
  }

  /** The number of the last complete segment. */
  public Optional<Long> lastComplete() {
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    LiveSegment last = segments.lastEntry().getValue();
    return last.isComplete()
        ? Optional.of(last.number())
        : Optional.ofNullable(segments.lowerKey(last.number()));
  }

  /**
   * Takes a part, unless it came before, or is in the middle of a segment whose start is missing:
   * then the rendition goes on at the next segment.
   *
   * @return true if it was taken
   */
  public boolean add(RenditionPart part) {
    PartPosition position = new PartPosition(part.segment(), part.part());
    if (next.isPresent() && position.compareTo(next.get()) < 0) {
      return false;
    }
    if (!next.equals(Optional.of(position))) {
      if (part.part() != 0) {
        return false;
      }
      fillUpTo(part);
    }
    LiveSegment segment =
        segments.computeIfAbsent(
            part.segment(), number -> new LiveSegment(number, wallClock(part.start())));
    if (isTooLong(segment, part)) {
      return false;
    }
    segment.add(
        new LivePart(
            part.start(),
            part.duration(),
            part.independent(),
            part.data().length(),
            /* gap= */ false),
        part.data());
    if (part.last()) {
      segment.complete();
    }
    next =
        Optional.of(
            part.last()
                ? new PartPosition(part.segment() + 1, /* part= */ 0)
                : new PartPosition(part.segment(), part.part() + 1));
    return true;
  }

  /** A segment that rounds to more than the target duration stops players for good. */
  private boolean isTooLong(LiveSegment segment, RenditionPart part) {
    MediaTime start = segment.parts().isEmpty() ? part.start() : segment.start();
    MediaTime length = part.start().plus(part.duration()).minus(start);
    boolean tooLong = Math.round(length.toSeconds()) > timeline.targetDuration();
    if (tooLong && segment.parts().isEmpty()) {
      segments.remove(segment.number());
    }
    return tooLong;
  }

  /** Closes the open segment and adds those that never came, as gaps up to {@code part}. */
  private void fillUpTo(RenditionPart part) {
    if (segments.isEmpty()) {
      return;
    }
    if (part.segment() - segments.lastKey() > longestHole) {
      segments.clear();
      return;
    }
    fillUpTo(
        next.orElseThrow().segment(),
        segments.lastEntry().getValue().end(),
        part.segment(),
        part.start());
  }

  /** Adds gaps from {@code at} on, up to segment {@code behind}, which begins at {@code limit}. */
  private void fillUpTo(long first, MediaTime at, long behind, MediaTime limit) {
    MediaTime from = at;
    for (long number = first; number < behind; number++) {
      MediaTime until =
          number + 1 == behind
              ? limit
              : timeline.startOf(number + 1, /* part= */ 0).rescale(limit.timescale());
      MediaTime starts = from;
      LiveSegment segment =
          segments.computeIfAbsent(number, missing -> new LiveSegment(missing, wallClock(starts)));
      fill(segment, from, until);
      segment.complete();
      from = until;
    }
  }

  private void fill(LiveSegment segment, MediaTime from, MediaTime until) {
    MediaTime missing = until.minus(from);
    long target = Math.max(1, timeline.partTarget().rescale(missing.timescale()).ticks());
    long count = Math.max(1, Math.ceilDiv(missing.ticks(), target));
    for (long i = 0; i < count; i++) {
      long start = missing.ticks() * i / count;
      long end = missing.ticks() * (i + 1) / count;
      segment.add(
          new LivePart(
              new MediaTime(from.ticks() + start, from.timescale()),
              new MediaTime(end - start, from.timescale()),
              /* independent= */ false,
              /* length= */ 0,
              /* gap= */ true),
          Bytes.EMPTY);
    }
  }

  /**
   * Puts what the archive holds before the first segment that is known; what is missing between is
   * a gap.
   *
   * @param stored oldest first, all before that segment
   */
  public void putBefore(List<StoredSegment> stored) {
    for (int i = stored.size() - 1; i >= 0; i--) {
      StoredSegment each = stored.get(i);
      long following = segments.firstKey();
      MediaTime followingStart = segments.firstEntry().getValue().start();
      boolean adjoins = each.number() + 1 == following;
      // Sound is cut at its own frames: where the next begins, this one ends.
      MediaTime end =
          (adjoins ? followingStart : timeline.startOf(each.number() + 1, /* part= */ 0))
              .rescale(each.start().timescale());
      LivePart whole =
          new LivePart(
              each.start(),
              end.minus(each.start()),
              /* independent= */ true,
              each.length(),
              /* gap= */ false);
      segments.put(
          each.number(), LiveSegment.stored(each.number(), wallClock(each.start()), whole));
      if (!adjoins) {
        fillUpTo(each.number() + 1, end, following, followingStart);
      }
    }
  }

  /** No more parts will come: what is open is complete. */
  public void end() {
    if (!segments.isEmpty()) {
      segments.lastEntry().getValue().complete();
    }
  }

  /** Leaves out what starts at or after {@code end}. */
  public void cutAt(MediaTime end) {
    while (!segments.isEmpty()) {
      LiveSegment last = segments.lastEntry().getValue();
      last.cutAt(end);
      if (!last.parts().isEmpty()) {
        return;
      }
      segments.remove(last.number());
    }
  }

  private Instant wallClock(MediaTime start) {
    return timeline.origin().plus(start.toDuration());
  }
}
