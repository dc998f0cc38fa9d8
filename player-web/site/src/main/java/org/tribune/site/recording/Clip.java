package org.tribune.site.recording;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.replay.ReplayChapters;
import org.tribune.delivery.replay.Replays;

/**
 * A chapter as other programs read it.
 *
 * @param place its name in an address, such as {@code item-budget}
 * @param start in seconds of what is shown, as is {@code end}
 */
public record Clip(String place, String title, double start, double end) {
  private static final double MICROS = 1_000_000;

  /**
   * The chapters of a stretch of a recording that the public may watch; without what was cut away.
   * Blocks.
   *
   * @param from in seconds of its replay; times are counted from here
   * @param to likewise; empty: its end
   */
  public static List<Clip> of(
      Replays replays, BroadcastId recording, double from, Optional<Double> to) {
    return replays.index(recording).stream()
        .flatMap(index -> index.chapters().chapters().stream())
        .map(each -> within(each, from, to.orElse(Double.MAX_VALUE)))
        .filter(each -> each.end() > each.start())
        .toList();
  }

  private static Clip within(ReplayChapters.Chapter chapter, double from, double to) {
    double start = Math.max(chapter.startMicros() / MICROS, from);
    double end = Math.min(chapter.endMicros() / MICROS, to);
    Mark mark = chapter.mark();
    String name = mark.item().map(ItemId::value).orElse(mark.id().value());
    return new Clip("item-" + name, mark.label(), millis(start - from), millis(end - from));
  }

  private static double millis(double seconds) {
    return Math.round(seconds * 1_000) / 1_000.0;
  }

  /**
   * As parts of what they are chapters of.
   *
   * @param page where it is watched, absolute
   */
  static List<VideoObject.Part> parts(List<Clip> clips, String page) {
    return clips.stream().map(each -> VideoObject.Part.of(each, page)).toList();
  }
}
