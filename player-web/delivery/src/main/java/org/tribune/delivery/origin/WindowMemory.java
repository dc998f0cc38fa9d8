package org.tribune.delivery.origin;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Timeline;
import org.tribune.delivery.origin.window.LivePart;
import org.tribune.delivery.origin.window.LiveSegment;
import org.tribune.delivery.origin.window.PartPosition;
import org.tribune.delivery.origin.window.RenditionWindow;

/**
 * What a live window lists and what of it stays in memory. Guarded by its {@link LiveWindow}.
 *
 * <p>Whatever is listed can be fetched, and so can what was, for as long again: bytes leave memory
 * only once the archive has shown that it has them. Without an archive the window is as short as
 * its {@link WindowBudget} needs, but never less than six segments. Of a broadcast that has ended
 * nothing stays that the archive has.
 */
final class WindowMemory {
  /** How far back a viewer can go. */
  static final Duration REWIND = Duration.ofMinutes(15);

  /** How much of the end is kept in memory whatever the archive has. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** Apple's authoring specification 8.11. */
  private static final int FEWEST_SEGMENTS = 6;

  /** What stays in memory even over budget: the end, while the archive writes. */
  private static final int FEWEST_FRESH = 4;

  /** Renditions end within a segment of each other. */
  private static final long AT_THE_END = 2;

  /** How often the archive is asked for a segment before it is taken to have lost it. */
  private static final int QUESTIONS = 3;

  private final Optional<Archive> archive;
  private final WindowBudget budget;
  private long firstListed = 0;

  /** The memory of one window, by the budget that all share. */
  WindowMemory(Optional<Archive> archive, WindowBudget budget) {
    this.archive = archive;
    this.budget = budget;
  }

  /** Where what has left memory is, if there is such a place. */
  Optional<Archive> archive() {
    return archive;
  }

  /** The first segment that a playlist may list. Never goes down. */
  long firstListed() {
    return firstListed;
  }

  /** How many segments fill the whole rewind window. */
  long rewindSegments(Timeline timeline) {
    return count(timeline, REWIND);
  }

  private static long count(Timeline timeline, Duration length) {
    double seconds = timeline.segmentDuration().toSeconds();
    return Math.max(FEWEST_SEGMENTS, (long) Math.ceil(length.toSeconds() / seconds));
  }

  /**
   * Shortens the window and frees memory: after a segment was completed, and now and then once the
   * broadcast has ended.
   *
   * @param told what the archive has of it
   * @param ended true if nothing more will come
   * @return true if other segments are listed than before
   */
  boolean trim(
      LiveState.Archived told,
      BroadcastId broadcast,
      Timeline timeline,
      List<RenditionWindow> all,
      boolean ended) {
    OptionalLong lastOfAll =
        all.stream()
            .flatMap(rendition -> rendition.lastComplete().stream())
            .mapToLong(Long::longValue)
            .min();
    if (lastOfAll.isEmpty()) {
      return false;
    }
    long last = lastOfAll.getAsLong();
    long before = firstListed;
    long most = budget.bytes(ended);
    // What is over needs no reserve, and the end of a rendition may be behind that of the others.
    long fresh = ended ? -AT_THE_END : held(all) > most ? FEWEST_FRESH : count(timeline, FRESH);
    askArchive(told, broadcast, all, last - fresh, ended);
    firstListed = Math.max(firstListed, last - rewindSegments(timeline) + 1);
    long pinnedUpTo = archive.isPresent() ? last - fresh : last;
    // The other half is for what is listed no more.
    long listable = most / 2;
    if (fresh == FEWEST_FRESH) {
      listable -= pinnedBytes(all, pinnedUpTo + 1, Long.MAX_VALUE);
    }
    while (last - firstListed >= FEWEST_SEGMENTS
        && pinnedBytes(all, firstListed, pinnedUpTo) > Math.max(0, listable)) {
      firstListed++;
    }
    long listed = last - Math.min(before, firstListed) + 1;
    all.forEach(rendition -> drop(rendition, last, listed));
    return firstListed != before;
  }

  /** Bytes of {@code all} in memory. */
  static long held(List<RenditionWindow> all) {
    return pinnedBytes(all, /* from= */ 0, /* upTo= */ Long.MAX_VALUE);
  }

  private static long pinnedBytes(List<RenditionWindow> all, long from, long upTo) {
    return from > upTo
        ? 0
        : all.stream()
            .flatMap(
                rendition -> rendition.segments().subMap(from, true, upTo, true).values().stream())
            .filter(LiveSegment::isInMemory)
            .mapToLong(LiveSegment::length)
            .sum();
  }

  /** Asks the archive for complete segments up to {@code upTo}; what it has, memory lets go. */
  private void askArchive(
      LiveState.Archived told,
      BroadcastId broadcast,
      List<RenditionWindow> all,
      long upTo,
      boolean ended) {
    if (archive.isEmpty()) {
      return;
    }
    for (RenditionWindow rendition : all) {
      String name = rendition.rendition().id();
      for (LiveSegment segment :
          rendition.segments().headMap(upTo, /* inclusive= */ true).values()) {
        if (isWorthAsking(segment) && (ended || segment.timesAsked() < QUESTIONS)) {
          segment.archived(LiveSegment.Archived.ASKED);
          archive
              .get()
              .holds(
                  RecordingNames.segment(broadcast, name, segment.number()),
                  segment.length(),
                  found -> told.segment(name, segment.number(), found));
        }
      }
    }
  }

  private static boolean isWorthAsking(LiveSegment segment) {
    return segment.isInMemory()
        && segment.isComplete()
        && !segment.isGap()
        && !segment.isCut()
        && segment.archived() == LiveSegment.Archived.NO;
  }

  /**
   * Forgets segments that are listed no more: at once if the archive has them, else once they have
   * been fetchable for their own length and that of the longest playlist that held them.
   */
  private void drop(RenditionWindow rendition, long last, long listed) {
    Iterator<LiveSegment> delisted =
        rendition.segments().headMap(firstListed, /* inclusive= */ false).values().iterator();
    while (delisted.hasNext()) {
      LiveSegment segment = delisted.next();
      if (segment.archived() == LiveSegment.Archived.YES
          || segment.holdUntil(last + listed + 1) <= last) {
        delisted.remove();
      }
    }
  }

  /**
   * A complete segment's bytes.
   *
   * @param length of what the window holds no more, if it is known
   */
  MediaAnswer segment(
      BroadcastId broadcast, RenditionWindow window, long number, OptionalInt length) {
    LiveSegment segment = window.segments().get(number);
    String name = RecordingNames.segment(broadcast, window.rendition().id(), number);
    if (segment == null) {
      boolean past = !window.segments().isEmpty() && number < window.segments().firstKey();
      if (past && archive.isPresent() && length.isPresent()) {
        return new MediaAnswer.Stored(name, length.getAsInt());
      }
      return past && archive.isPresent()
          ? new MediaAnswer.Archived(name, new MediaAnswer.Slice.Whole())
          : new MediaAnswer.Missing();
    }
    if (!segment.isComplete() || segment.isGap()) {
      return new MediaAnswer.Missing();
    }
    return segment.isInMemory()
        ? new MediaAnswer.Found(segment.data(), segment.length())
        : new MediaAnswer.Stored(name, segment.length());
  }

  /** A part's bytes. */
  MediaAnswer part(BroadcastId broadcast, RenditionWindow window, PartPosition position) {
    LiveSegment segment = window.segments().get(position.segment());
    if (segment != null && segment.isStored()) {
      return new MediaAnswer.Archived(
          RecordingNames.segment(broadcast, window.rendition().id(), position.segment()),
          new MediaAnswer.Slice.Chunk(position.part()));
    }
    if (segment == null || position.part() >= segment.parts().size()) {
      return new MediaAnswer.Missing();
    }
    LivePart part = segment.parts().get(position.part());
    if (part.gap()) {
      return new MediaAnswer.Missing();
    }
    if (segment.isInMemory()) {
      return new MediaAnswer.Found(List.of(segment.data().get(position.part())), part.length());
    }
    int offset =
        segment.parts().subList(0, position.part()).stream().mapToInt(LivePart::length).sum();
    return new MediaAnswer.Archived(
        RecordingNames.segment(broadcast, window.rendition().id(), position.segment()),
        new MediaAnswer.Slice.Run(offset, part.length()));
  }
}
