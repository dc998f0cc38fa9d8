package org.tribune.archive.recording;

import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.RenditionPart;

/**
 * One rendition of a broadcast: parts become segments, and segments wait until they are known to be
 * public. Not thread-safe.
 */
final class RenditionRecording {
  private static final Logger LOG = LoggerFactory.getLogger(RenditionRecording.class);

  /** Segments that are begun or wait, at most: half a minute, within which events arrive. */
  private static final int MOST = 8;

  private final String name;
  private final TreeMap<Long, SegmentParts> begun = new TreeMap<>();
  private final TreeMap<Long, Bytes> whole = new TreeMap<>();
  private long done = -1;

  RenditionRecording(String name) {
    this.name = name;
  }

  void add(RenditionPart part) {
    long number = part.segment();
    if (number <= done || whole.containsKey(number)) {
      return;
    }
    SegmentParts parts = begun.computeIfAbsent(number, ignored -> new SegmentParts());
    parts.add(part);
    parts
        .whole()
        .ifPresent(
            segment -> {
              begun.remove(number);
              whole.put(number, segment);
            });
    forgetOldest();
  }

  private void forgetOldest() {
    while (begun.size() > MOST) {
      LOG.warn("{}: segment {} was never whole and is not recorded", name, begun.firstKey());
      begun.pollFirstEntry();
    }
    // Not public so far, and too old to become it.
    while (whole.size() > MOST) {
      done = whole.pollFirstEntry().getKey();
    }
  }

  /** The broadcast is over: what is begun is all that there will be. */
  void end() {
    begun.forEach(
        (number, parts) -> parts.asFarAsItGoes().ifPresent(rest -> whole.put(number, rest)));
    begun.clear();
  }

  /** Gives away the whole segments that are public, and forgets the others. */
  void release(LongPredicate isPublic, BiConsumer<Long, Bytes> taker) {
    while (!whole.isEmpty()) {
      long number = whole.firstKey();
      Bytes segment = whole.pollFirstEntry().getValue();
      done = Math.max(done, number);
      if (isPublic.test(number)) {
        taker.accept(number, segment);
      }
    }
  }
}
