package org.tribune.archive.recording;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.RecordingNames;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;

/** One broadcast that is being recorded. Not thread-safe. */
final class BroadcastRecording {
  /** Takes an object that is to be stored. */
  @FunctionalInterface
  interface Taker {
    void take(String name, Bytes content);
  }

  private final BroadcastId id;
  private final Map<String, RenditionRecording> renditions = new LinkedHashMap<>();
  private final Map<String, Bytes> headers = new LinkedHashMap<>();
  private final Set<String> storedHeaders = new HashSet<>();
  private Optional<Timeline> timeline = Optional.empty();
  private long epoch = Long.MIN_VALUE;
  private boolean ended = false;

  BroadcastRecording(BroadcastId id) {
    this.id = id;
  }

  /** Takes an entry; one of a transcoder that was replaced changes nothing. */
  void accept(RenditionEntry entry) {
    if (entry.epoch() < epoch || ended) {
      return;
    }
    epoch = entry.epoch();
    switch (entry) {
      case RenditionFormat format -> {
        timeline = Optional.of(format.timeline());
        for (Rendition rendition : format.renditions()) {
          headers.putIfAbsent(rendition.id(), rendition.header());
        }
      }
      case RenditionPart part ->
          renditions
              .computeIfAbsent(
                  part.rendition(), rendition -> new RenditionRecording(id + "/" + rendition))
              .add(part);
      case RenditionEnd end -> {
        ended = true;
        renditions.values().forEach(RenditionRecording::end);
      }
    }
  }

  /** Gives away what is whole and public. What is not public by now waits, or is forgotten. */
  void release(Broadcast broadcast, Taker taker) {
    if (timeline.isEmpty()) {
      return;
    }
    if (!broadcast.isPublic()) {
      if (!broadcast.isOpen()) {
        renditions.clear();
      }
      return;
    }
    LongPredicate isPublic = publicSegments(broadcast, timeline.get());
    renditions.forEach(
        (rendition, recording) ->
            recording.release(
                isPublic,
                (number, segment) -> {
                  storeHeader(rendition, taker);
                  taker.take(RecordingNames.segment(id, rendition, number), segment);
                }));
  }

  private static LongPredicate publicSegments(Broadcast broadcast, Timeline timeline) {
    long first = timeline.firstSegmentFrom(broadcast.liveAt().orElse(Instant.MAX));
    // A segment that starts before the end is the last: the transcoder cut it there.
    long behind = broadcast.endedAt().map(timeline::firstSegmentFrom).orElse(Long.MAX_VALUE);
    return number -> number >= first && number < behind;
  }

  private void storeHeader(String rendition, Taker taker) {
    Bytes header = headers.get(rendition);
    if (header != null && storedHeaders.add(rendition)) {
      taker.take(RecordingNames.header(id, rendition), header);
    }
  }

  /** True if the transcoder wrote its last. */
  boolean isEnded() {
    return ended;
  }
}
