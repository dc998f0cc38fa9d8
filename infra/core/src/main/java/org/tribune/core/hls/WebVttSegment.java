package org.tribune.core.hls;

import java.time.Duration;
import java.util.List;
import org.tribune.core.time.MediaTime;

/**
 * A segment of captions, or a part of one: WebVTT with its own header, which says where its times
 * lie among those of the media (RFC 8216, 3.5). It has every cue that is shown in any of its time,
 * with the whole of the cue's time, so that one may stand in several (B22, 3.1.4): each has an id
 * by which a player knows it again.
 */
public final class WebVttSegment {
  /** Ticks a millisecond of MPEG-2's clock, in which X-TIMESTAMP-MAP counts. */
  private static final long MPEG_TICKS = 90;

  /** MPEG-2's clock has 33 bits: it begins anew after 26 hours and a half. */
  private static final long MPEG_TURN = 1L << 33;

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private WebVttSegment() {}

  /**
   * Words that are shown for a while.
   *
   * @param id of its own within the rendition
   * @param start in the segment's own time
   * @param end likewise
   * @param settings where they stand, as WebVTT writes it; empty for the usual
   * @param text lines in WebVTT's markup
   */
  public record Cue(String id, Duration start, Duration end, String settings, String text) {
    /** The line of an id holds no arrow, and nothing that ends it. */
    public Cue {
      id = id.replaceAll("[^A-Za-z0-9._-]", "_");
    }
  }

  /**
   * The text of a segment.
   *
   * @param local where it begins in the time of its cues
   * @param media where it begins in the time of the media
   * @param cues that are shown in it, by their start
   */
  public static String write(Duration local, MediaTime media, List<Cue> cues) {
    long localMillis = local.toMillis();
    // Times are written to the millisecond: what is left out of one is left out of the other.
    long mediaMillis = (media.toMicros() - (local.toNanos() / 1_000 - localMillis * 1_000)) / 1_000;
    StringBuilder out = new StringBuilder("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:");
    out.append(written(local))
        .append(",MPEGTS:")
        .append(Math.floorMod(mediaMillis * MPEG_TICKS, MPEG_TURN))
        .append('\n');
    for (Cue each : cues) {
      Duration atLeast = each.start().plus(SHORTEST);
      Duration end = each.end().compareTo(atLeast) > 0 ? each.end() : atLeast;
      out.append('\n').append(each.id()).append('\n');
      out.append(written(each.start())).append(" --> ").append(written(end));
      out.append(each.settings().isEmpty() ? "" : " " + each.settings()).append('\n');
      out.append(each.text()).append('\n');
    }
    return out.toString();
  }

  private static String written(Duration time) {
    return WebVttTime.format(time.toNanos() / 1_000);
  }
}
