package org.tribune.archive.recording;

import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.rendition.RenditionPart;

/**
 * One rendition of a broadcast: parts become segments, and segments wait until they are known to be
 * public. Not thread-safe.
 */
final class RenditionRecording {
  private static final Logger LOG = LoggerFactory.getLogger(RenditionRecording.class);

  /** Segments that are not known to be public, at most: 15 s, within which events arrive. */
  private static final int MOST = 8;

  private final String name;
  private final TreeMap<Long, SegmentInProgress> begun = new TreeMap<>();
  private final TreeMap<Long, SpoolRecovery.Left> left = new TreeMap<>();
  private long done = -1;
  private long newest = -1;

  RenditionRecording(String name) {
    this.name = name;
  }

  /** A process before left this one in progress: the log may still have more of it. */
  void leftInProgress(SpoolRecovery.Left segment) {
    left.put(segment.number(), segment);
  }

  void add(RenditionPart part) {
    long number = part.segment();
    if (number <= done) {
      return;
    }
    begun.computeIfAbsent(number, ignored -> new SegmentInProgress()).add(part);
    newest = Math.max(newest, number);
    while (begun.size() > MOST) {
      done = begun.pollFirstEntry().getKey();
    }
  }

  /** The broadcast is over: what is begun is all that there will be. */
  void end() {
    newest = Long.MAX_VALUE;
  }

  /** Writes what is public, gives away what is whole of it, and forgets the rest. */
  void release(PublicRange range, SegmentSink sink) {
    giveLeftBefore(newest, sink);
    new TreeMap<>(begun).forEach((number, segment) -> release(number, segment, range, sink));
  }

  private void release(
      long number, SegmentInProgress segment, PublicRange range, SegmentSink sink) {
    if (!segment.isPublic() && !range.holds(number)) {
      forget(number);
      return;
    }
    segment.write(number, range.end(), sink);
    // What is of a later segment says that this one will get no more.
    if (segment.isWhole() || number < newest) {
      forget(number);
      // The end of a broadcast cuts its last segment short.
      if (!segment.isWhole() && number + 1 != range.behind()) {
        LOG.warn("{}: segment {} is incomplete and is stored as far as it goes", name, number);
      }
      finish(number, segment, sink);
    }
  }

  private void forget(long number) {
    begun.remove(number);
    done = Math.max(done, number);
  }

  private void giveLeftBefore(long behind, SegmentSink sink) {
    new TreeMap<>(left.headMap(behind))
        .forEach(
            (number, segment) -> {
              if (!begun.containsKey(number)) {
                left.remove(number);
                done = Math.max(done, number);
                LOG.warn("{}: segment {} was interrupted and is stored short", name, number);
                sink.take(number, segment.content(), segment.since());
              }
            });
  }

  private void finish(long number, SegmentInProgress segment, SegmentSink sink) {
    Optional<Content> content = segment.finish(sink);
    SpoolRecovery.Left before = left.remove(number);
    if (before == null) {
      content.ifPresent(found -> sink.take(number, found));
      return;
    }
    // The same parts lead both: the longer has all of the shorter.
    boolean grew = content.isPresent() && content.get().length() >= before.content().length();
    if (grew) {
      sink.drop(number, before.content());
      content.ifPresent(found -> sink.take(number, found));
    } else {
      content.ifPresent(found -> sink.drop(number, found));
      sink.take(number, before.content(), before.since());
    }
  }
}
