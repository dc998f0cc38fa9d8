package org.tribune.transcoder;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.log.LogEntry;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;

/**
 * What a broadcast's renditions hold already, so that a transcoder that takes over goes on exactly
 * where they end.
 *
 * @param epoch the highest so far, 0 if none
 * @param format as it was frozen, empty if nothing was written yet
 * @param nextParts for each rendition the first part that is missing, counted through from the
 *     origin
 * @param ended true if the broadcast's end was written
 * @param whole true if entries before those that were read would change nothing
 */
record Resumption(
    long epoch,
    Optional<RenditionFormat> format,
    Map<String, Long> nextParts,
    boolean ended,
    boolean whole) {
  Resumption {
    nextParts = Map.copyOf(nextParts);
  }

  /** Reads the entries, oldest first. */
  static Resumption of(List<LogEntry<RenditionEntry>> entries) {
    long epoch = 0;
    Optional<RenditionFormat> format = Optional.empty();
    Map<String, Long> next = new HashMap<>();
    Set<String> begun = new HashSet<>();
    long begunIn = 0;
    boolean ended = false;
    for (LogEntry<RenditionEntry> entry : entries) {
      if (entry.value().epoch() < epoch) {
        continue;
      }
      epoch = entry.value().epoch();
      switch (entry.value()) {
        case RenditionFormat found -> format = Optional.of(found);
        case RenditionPart part -> {
          format.ifPresent(found -> count(part, found, next));
          if (part.epoch() > begunIn) {
            // What came before may be late words of the turn before.
            begunIn = part.epoch();
            begun.clear();
          }
          // From the start of a segment on, no hole before it counts any more.
          if (part.part() == 0 && format.isPresent()) {
            begun.add(part.rendition());
          }
        }
        case RenditionEnd end -> ended = true;
      }
    }
    boolean whole = ended || format.filter(found -> isKnown(found, begun)).isPresent();
    return new Resumption(epoch, format, next, ended, whole);
  }

  private static boolean isKnown(RenditionFormat format, Set<String> begun) {
    return format.renditions().stream().map(Rendition::id).allMatch(begun::contains);
  }

  /** As every reader does: after a hole a rendition goes on with the next segment only. */
  private static void count(RenditionPart part, RenditionFormat format, Map<String, Long> next) {
    long number = part.segment() * format.timeline().partsPerSegment() + part.part();
    long expected = next.getOrDefault(part.rendition(), number);
    if (number == expected || (number > expected && part.part() == 0)) {
      next.put(part.rendition(), number + 1);
    }
  }

  /**
   * The first part to make of a rendition.
   *
   * @param joined where this transcoder may begin if it knows nothing of the rendition: what began
   *     before may have been published by a process whose log is gone
   */
  long firstPart(String rendition, Timeline timeline, Instant joined) {
    Long known = nextParts.get(rendition);
    return known != null
        ? known
        : timeline.firstSegmentFrom(joined) * (long) timeline.partsPerSegment();
  }

  /** The same with the format of this turn. */
  Resumption withFormat(RenditionFormat own) {
    return new Resumption(epoch, Optional.of(own), nextParts, ended, whole);
  }
}
