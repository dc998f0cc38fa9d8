package org.tribune.archive.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tribune.catalogue.recording.Passage;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.time.MediaTime;

/**
 * Lays what was heard a second time over what was heard first. What a person stands for stays, and
 * nothing is written beside it; what only a machine has heard goes, where it was heard again.
 */
final class SecondCaptions {
  private SecondCaptions() {}

  /**
   * What is to be written.
   *
   * @param known the transcript as it is
   * @param second what begins between the two and was heard again
   * @param unheard passages of it that were not heard again: what is known there stays
   */
  static List<LiveCaption> over(
      List<LiveCaption> known,
      List<LiveCaption> second,
      Duration from,
      Duration to,
      String language,
      List<Passage> unheard) {
    List<LiveCaption> written = new ArrayList<>();
    for (LiveCaption each : known) {
      boolean isFirst =
          each.source() == CaptionSource.RECOGNISER
              && each.language().equals(language)
              && !each.state().isByHand()
              && !each.state().isGone();
      if (isFirst && begins(each, from, to) && !touchesAny(each, unheard)) {
        written.add(each.retracted());
      }
    }
    List<LiveCaption> hands =
        known.stream()
            .filter(each -> each.state().isByHand() && each.language().equals(language))
            .toList();
    for (LiveCaption each : second) {
      if (begins(each, from, to) && !touchesAny(each, unheard)) {
        written.addAll(beside(each, hands));
      }
    }
    return written;
  }

  private static boolean begins(LiveCaption caption, Duration from, Duration to) {
    return caption.start().compareTo(from) >= 0 && caption.start().compareTo(to) < 0;
  }

  private static boolean touchesAny(LiveCaption caption, List<Passage> passages) {
    MediaTime start = MediaTime.of(caption.start());
    MediaTime end = MediaTime.of(caption.end());
    return passages.stream().anyMatch(each -> each.touches(start, end));
  }

  /** What is left of a caption outside the times for which a person has written captions. */
  private static List<LiveCaption> beside(LiveCaption caption, List<LiveCaption> hands) {
    List<LiveCaption> touched =
        hands.stream().filter(each -> each.touches(caption.start(), caption.end())).toList();
    if (touched.isEmpty()) {
      return List.of(caption);
    }
    List<LiveCaption> parts = new ArrayList<>();
    List<SpokenWord> together = new ArrayList<>();
    for (SpokenWord word : caption.words()) {
      Duration middle = word.start().plus(word.end()).dividedBy(2);
      if (touched.stream().anyMatch(each -> each.touches(middle, middle.plusNanos(1)))) {
        addPart(parts, caption, together);
      } else {
        together.add(word);
      }
    }
    addPart(parts, caption, together);
    return parts;
  }

  private static void addPart(
      List<LiveCaption> parts, LiveCaption caption, List<SpokenWord> words) {
    if (words.isEmpty()) {
      return;
    }
    Duration start = words.getFirst().start();
    Duration end = words.getLast().end();
    parts.add(
        new LiveCaption(
            caption.id() + "-" + parts.size(),
            caption.revision(),
            start,
            end.compareTo(start) > 0 ? end : start.plusMillis(1),
            caption.language(),
            words.stream().map(SpokenWord::text).collect(Collectors.joining(" ")),
            caption.speaker(),
            caption.source(),
            caption.state(),
            words));
    words.clear();
  }
}
