package org.tribune.delivery.download;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.time.MediaTime;

/**
 * The time that a viewer of the replay reads: it starts at zero with the first segment, and what a
 * correction cut out takes none of it. Holes do. One for all renditions, so that picture and sound
 * stay together. Immutable.
 */
final class PlayedTime {
  private final MediaTime start;
  private final MediaTime end;
  private final List<Cut> cuts;

  /**
   * A stretch of media time that is no longer there.
   *
   * @param before how much was cut out before it
   */
  private record Cut(MediaTime from, MediaTime to, MediaTime before) {
    MediaTime throughIt() {
      return before.plus(to.minus(from));
    }
  }

  private PlayedTime(MediaTime start, MediaTime end, List<Cut> cuts) {
    this.start = start;
    this.end = end;
    this.cuts = List.copyOf(cuts);
  }

  /**
   * The time of a recording.
   *
   * @param segments of one rendition, by number and piece
   * @return empty if there are none
   */
  static Optional<PlayedTime> of(List<RecordedSegment> segments, List<Correction> corrections) {
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    MediaTime start = segments.getFirst().start();
    MediaTime end = segments.getLast().start().plus(segments.getLast().duration());
    List<Correction> made =
        corrections.stream()
            .filter(each -> each.kind() == Correction.Kind.CUT)
            .filter(each -> each.state() == Correction.State.DONE)
            .sorted(Comparator.comparing(Correction::from))
            .toList();
    List<Cut> cuts = new ArrayList<>();
    MediaTime behind = start;
    MediaTime removed = MediaTime.ZERO;
    for (Correction cut : made) {
      MediaTime from = later(cut.from(), behind);
      MediaTime to = earlier(cut.to(), end);
      if (from.isBefore(to)) {
        cuts.add(new Cut(from, to, removed));
        removed = cuts.getLast().throughIt();
        behind = to;
      }
    }
    return Optional.of(new PlayedTime(start, end, cuts));
  }

  private static MediaTime later(MediaTime one, MediaTime other) {
    return one.isAfter(other) ? one : other;
  }

  private static MediaTime earlier(MediaTime one, MediaTime other) {
    return one.isBefore(other) ? one : other;
  }

  /** How long the replay is. */
  MediaTime duration() {
    return end.minus(shiftAt(end));
  }

  /** What is to be taken away from a media time outside of all cuts, to have its played time. */
  MediaTime shiftAt(MediaTime mediaTime) {
    MediaTime removed = MediaTime.ZERO;
    for (Cut cut : cuts) {
      if (mediaTime.isAfter(cut.from())) {
        removed = cut.throughIt();
      }
    }
    return start.plus(removed);
  }

  /** The media time that is played at {@code played}; at a cut, the one behind it. */
  MediaTime mediaTime(MediaTime played) {
    MediaTime uncut = start.plus(played);
    MediaTime removed = MediaTime.ZERO;
    for (Cut cut : cuts) {
      if (!uncut.plus(cut.before()).isBefore(cut.from())) {
        removed = cut.throughIt();
      }
    }
    return uncut.plus(removed);
  }
}
