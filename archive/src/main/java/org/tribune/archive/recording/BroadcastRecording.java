package org.tribune.archive.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;

/** One broadcast that is being recorded. Not thread-safe. */
final class BroadcastRecording {
  /** Makes the sink for one rendition. */
  @FunctionalInterface
  interface Desks {
    SegmentSink of(Broadcast broadcast, RenditionFormat format, String rendition);
  }

  private final BroadcastId id;
  private final Map<String, RenditionRecording> renditions = new LinkedHashMap<>();
  private final List<SpoolRecovery.Left> left = new ArrayList<>();
  private Optional<RenditionFormat> format = Optional.empty();
  private long epoch = Long.MIN_VALUE;
  private boolean ended = false;
  private boolean heard = false;
  private long lastEntry = System.nanoTime();

  BroadcastRecording(BroadcastId id) {
    this.id = id;
  }

  /** A process before left these segments. */
  void recover(SpoolRecovery.LeftBroadcast found) {
    format = found.format();
    for (SpoolRecovery.Left segment : found.segments()) {
      if (segment.inProgress()) {
        rendition(segment.rendition()).leftInProgress(segment);
      } else {
        left.add(segment);
      }
    }
  }

  private RenditionRecording rendition(String rendition) {
    return renditions.computeIfAbsent(rendition, name -> new RenditionRecording(id + "/" + name));
  }

  /** Takes an entry; one of a transcoder that was replaced changes nothing. */
  void accept(RenditionEntry entry) {
    if (entry.epoch() < epoch || ended) {
      return;
    }
    epoch = entry.epoch();
    heard = true;
    lastEntry = System.nanoTime();
    switch (entry) {
      case RenditionFormat found -> format = Optional.of(format.orElse(found));
      case RenditionPart part -> rendition(part.rendition()).add(part);
      case RenditionEnd end -> end();
    }
  }

  /** There will be no more of it. */
  void end() {
    ended = true;
    renditions.values().forEach(RenditionRecording::end);
  }

  /** Gives away what is public. What is not public by now waits, or is forgotten. */
  void release(Broadcast broadcast, Desks desks) {
    if (format.isEmpty()) {
      return;
    }
    if (!broadcast.isPublic()) {
      if (!broadcast.isOpen()) {
        renditions.clear();
      }
      return;
    }
    RenditionFormat frozen = format.get();
    for (SpoolRecovery.Left segment : left) {
      desks
          .of(broadcast, frozen, segment.rendition())
          .take(segment.number(), segment.content(), segment.since());
    }
    left.clear();
    PublicRange range = PublicRange.of(broadcast, frozen.timeline());
    renditions.forEach(
        (name, recording) -> recording.release(range, desks.of(broadcast, frozen, name)));
  }

  /** True if the transcoder wrote its last. */
  boolean isEnded() {
    return ended;
  }

  /** True if segments of a process before wait for the format or the ledger. */
  boolean holdsLeft() {
    return !left.isEmpty();
  }

  /** True if an entry came. */
  boolean isHeard() {
    return heard;
  }

  /** When the last entry came, by {@link System#nanoTime()}; at first when this was made. */
  long lastEntry() {
    return lastEntry;
  }
}
