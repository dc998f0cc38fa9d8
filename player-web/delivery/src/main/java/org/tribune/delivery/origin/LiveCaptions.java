package org.tribune.delivery.origin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.caption.OnAirTranscript;
import org.tribune.delivery.caption.ShownCaption;
import org.tribune.delivery.origin.captions.CaptionRendition;
import org.tribune.delivery.origin.captions.LateCaptions;
import org.tribune.delivery.origin.playlist.LiveMultivariant;
import org.tribune.delivery.origin.window.PartPosition;
import org.tribune.delivery.origin.window.RenditionWindow;

/**
 * The captions of a broadcast on air: a rendition for each language in which something was said,
 * and for that which a recogniser listens for, so that a player that reads the multivariant
 * playlist once finds it from the beginning. None is ever taken back. Guarded by its {@link
 * LiveWindow}.
 */
final class LiveCaptions {
  private final OnAirTranscript transcript;
  private final Optional<String> recognised;
  private final LateCaptions late = new LateCaptions();
  private final Map<String, LiveRendition> renditions = new LinkedHashMap<>();
  private Optional<Timeline> timeline = Optional.empty();
  private Optional<RenditionWindow> grid = Optional.empty();
  private long known = 0;

  /**
   * Captions.
   *
   * @param recognised the language that a recogniser listens for, if there is one
   */
  LiveCaptions(OnAirTranscript transcript, Optional<String> recognised) {
    this.transcript = transcript;
    this.recognised = recognised;
  }

  /** The grid is known by which they are listed. */
  void learn(Optional<RenditionWindow> window, Timeline planned) {
    grid = window;
    timeline = Optional.of(planned);
    recognised.ifPresent(this::announce);
    var _ = heard();
  }

  /**
   * Takes what else may be read now.
   *
   * @return true if a language is new
   */
  boolean heard() {
    if (grid.isEmpty()) {
      return false;
    }
    Optional<Duration> edge = edge();
    for (ShownCaption each : transcript.since(known)) {
      known = Math.max(known, each.version());
      edge.ifPresent(at -> each.caption().ifPresent(caption -> late.take(caption, at)));
    }
    int before = renditions.size();
    transcript.hands().keySet().forEach(this::announce);
    return renditions.size() > before;
  }

  /** Where the part begins that is being made. */
  private Optional<Duration> edge() {
    return grid.flatMap(RenditionWindow::next)
        .map(next -> timeline.orElseThrow().startOf(next.segment(), next.part()).toDuration());
  }

  private void announce(String language) {
    renditions.computeIfAbsent(
        CaptionRendition.folder(language),
        _ ->
            LiveRendition.ofCaptions(
                grid.orElseThrow(), new CaptionRendition(language, transcript, late)));
  }

  @Nullable LiveRendition rendition(String folder) {
    return renditions.get(folder);
  }

  Collection<LiveRendition> renditions() {
    return renditions.values();
  }

  /** Those that are listed by the segments and parts of {@code window}. */
  Collection<LiveRendition> on(RenditionWindow window) {
    return grid.filter(each -> each == window).isPresent() ? renditions.values() : List.of();
  }

  /** In which there are some. */
  Set<String> languages() {
    Set<String> languages = new TreeSet<>();
    renditions
        .values()
        .forEach(each -> each.captions().ifPresent(own -> languages.add(own.language())));
    return languages;
  }

  /** As the multivariant playlist names them. */
  List<LiveMultivariant.Captions> announced() {
    Map<String, Set<CaptionSource>> known = transcript.hands();
    List<LiveMultivariant.Captions> announced = new ArrayList<>();
    for (String language : languages()) {
      Set<CaptionSource> hands = known.getOrDefault(language, Set.of(CaptionSource.RECOGNISER));
      announced.add(
          new LiveMultivariant.Captions(language, hands.equals(Set.of(CaptionSource.RECOGNISER))));
    }
    return announced;
  }

  /** What is said in a segment that is whole. */
  MediaAnswer segment(CaptionRendition captions, long number, boolean ended) {
    RenditionWindow window = grid.orElseThrow();
    if (window.lastComplete().filter(last -> number <= last).isEmpty()) {
      return new MediaAnswer.Missing();
    }
    Timeline planned = timeline.orElseThrow();
    MediaTime from = planned.startOf(number, /* part= */ 0);
    MediaTime to = planned.startOf(number + 1, /* part= */ 0);
    boolean isNearEnd = number >= window.next().orElseThrow().segment() - readOnAir(planned);
    return new MediaAnswer.Captions(
        isNearEnd && !ended ? captions.published(from, to) : captions.settled(from, to));
  }

  /**
   * How many segments from the end may be read by who watches on air: who begins furthest from it
   * is three target durations behind (B22 4.4.3.8), and reads ahead from there.
   */
  private static long readOnAir(Timeline planned) {
    return Math.ceilDiv(
        4L * planned.targetDuration() * 1_000, planned.segmentDuration().toDuration().toMillis());
  }

  /** What is said in a part. */
  MediaAnswer part(CaptionRendition captions, PartPosition position) {
    Timeline planned = timeline.orElseThrow();
    boolean isOut =
        grid.flatMap(RenditionWindow::next)
            .filter(next -> position.compareTo(next) < 0)
            .isPresent();
    return isOut && position.part() < planned.partsPerSegment()
        ? new MediaAnswer.Captions(
            captions.published(
                planned.startOf(position.segment(), position.part()),
                planned.startOf(position.segment(), position.part() + 1)))
        : new MediaAnswer.Missing();
  }
}
