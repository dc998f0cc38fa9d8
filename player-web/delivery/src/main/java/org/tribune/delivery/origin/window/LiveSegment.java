package org.tribune.delivery.origin.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.core.Bytes;
import org.tribune.core.hls.OpenSegment;
import org.tribune.core.hls.PartialSegment;
import org.tribune.core.hls.Segment;
import org.tribune.core.time.MediaTime;

/** A segment of one rendition, open or complete. Guarded by its {@code LiveWindow}. */
public final class LiveSegment {
  /** Whether the archive can give its bytes. */
  public enum Archived {
    /** Not asked yet, or it had none. */
    NO,
    /** Being asked. */
    ASKED,
    /** It has them. */
    YES
  }

  private final long number;
  private final Instant shownAt;
  private final List<LivePart> parts = new ArrayList<>();
  private final List<PartialSegment> tags = new ArrayList<>();
  private List<Bytes> data = new ArrayList<>();
  private int length = 0;
  private boolean complete = false;
  private boolean gap = false;
  private boolean cut = false;
  private boolean stored = false;
  private Archived archived = Archived.NO;
  private int timesAsked = 0;
  private OptionalLong holdUntil = OptionalLong.empty();
  private Optional<Segment> withParts = Optional.empty();
  private Optional<Segment> alone = Optional.empty();

  LiveSegment(long number, Instant shownAt) {
    this.number = number;
    this.shownAt = shownAt;
  }

  /** A whole segment that the archive holds, whose parts are not known. */
  static LiveSegment stored(long number, Instant shownAt, LivePart whole) {
    LiveSegment segment = new LiveSegment(number, shownAt);
    segment.add(whole, Bytes.EMPTY);
    segment.length = whole.length();
    segment.data = List.of();
    segment.archived = Archived.YES;
    segment.stored = true;
    segment.complete = true;
    return segment;
  }

  void add(LivePart part, Bytes bytes) {
    tags.add(part.toTag(number, parts.size()));
    parts.add(part);
    data.add(bytes);
    length += bytes.length();
    gap |= part.gap();
  }

  void complete() {
    complete = true;
  }

  /** Leaves out the parts that start at or after {@code end}. */
  void cutAt(MediaTime end) {
    while (!parts.isEmpty() && !parts.getLast().start().isBefore(end)) {
      length -= parts.removeLast().length();
      tags.removeLast();
      if (!data.isEmpty()) {
        data.removeLast();
      }
      cut = true;
    }
    withParts = Optional.empty();
    alone = Optional.empty();
  }

  public long number() {
    return number;
  }

  public boolean isComplete() {
    return complete;
  }

  public boolean isGap() {
    return gap;
  }

  /** True if it is shorter than what the archive may hold of it, which must not be served. */
  public boolean isCut() {
    return cut;
  }

  /** True if its parts are known to the archive alone: {@link #parts} gives the whole as one. */
  public boolean isStored() {
    return stored;
  }

  public List<LivePart> parts() {
    return parts;
  }

  public MediaTime start() {
    return parts.getFirst().start();
  }

  public MediaTime end() {
    return parts.getLast().end();
  }

  MediaTime duration() {
    return end().minus(start());
  }

  /** Bytes of the whole, in memory or not. */
  public int length() {
    return length;
  }

  public boolean isInMemory() {
    return !data.isEmpty();
  }

  /** The parts' bytes, in order; empty if they were let go. */
  public List<Bytes> data() {
    return data;
  }

  public Archived archived() {
    return archived;
  }

  public int timesAsked() {
    return timesAsked;
  }

  /** What is known of the archive; once it has the bytes, they are let go here. */
  public void archived(Archived now) {
    archived = now;
    timesAsked += now == Archived.ASKED ? 1 : 0;
    if (now == Archived.YES) {
      data = List.of();
    }
  }

  /** Until which segment it is held once it is listed no more; the first call decides. */
  public long holdUntil(long proposed) {
    if (holdUntil.isEmpty()) {
      holdUntil = OptionalLong.of(proposed);
    }
    return holdUntil.getAsLong();
  }

  /** The tags of the complete segment. */
  public Segment toSegment(boolean showParts) {
    if (showParts && !stored) {
      Segment segment = withParts.orElseGet(() -> build(tags));
      withParts = Optional.of(segment);
      return segment;
    }
    Segment segment = alone.orElseGet(() -> build(List.of()));
    alone = Optional.of(segment);
    return segment;
  }

  private Segment build(List<PartialSegment> shown) {
    return build(shown, gap);
  }

  private Segment build(List<PartialSegment> shown, boolean isGap) {
    return new Segment(
        number + ".m4s",
        duration(),
        Optional.of(shownAt),
        isGap,
        /* discontinuity= */ false,
        shown);
  }

  /** The tags of the complete segment for whom it is withheld from. */
  public Segment toWithheldSegment(boolean showParts) {
    return build(showParts && !stored ? withheldTags() : List.of(), /* isGap= */ true);
  }

  private List<PartialSegment> withheldTags() {
    List<PartialSegment> withheld = new ArrayList<>();
    for (LivePart part : parts) {
      withheld.add(part.withheld().toTag(number, withheld.size()));
    }
    return withheld;
  }

  /** The tags of the segment that is being made for whom it is withheld from. */
  public OpenSegment toWithheldOpenSegment() {
    return new OpenSegment(Optional.of(shownAt), /* discontinuity= */ false, withheldTags());
  }

  /** The tags of the segment that is being made. */
  public OpenSegment toOpenSegment() {
    return new OpenSegment(Optional.of(shownAt), /* discontinuity= */ false, tags);
  }
}
