package org.tribune.delivery.origin.captions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.core.Bytes;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.hls.WebVttSegment;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.caption.OnAirTranscript;

/**
 * What is said on air in one language, as WebVTT. A stretch that players may be reading now is as
 * it was published, with what came late where it is shown late; one further back has every caption
 * at its own time. For one thread at a time.
 */
public final class CaptionRendition {
  /** How its folder in addresses begins, before the language. */
  private static final String FOLDER = "captions-";

  /** The media type of its segments and parts. */
  public static final String TYPE = "text/vtt; charset=utf-8";

  /** More than many viewers ask for at the same time. */
  private static final int KEPT = 64;

  private final String language;
  private final OnAirTranscript transcript;
  private final LateCaptions late;
  private final Map<Stretch, Written> written =
      new LinkedHashMap<>(/* initialCapacity= */ KEPT, /* loadFactor= */ 0.75f, /* byUse= */ true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Stretch, Written> eldest) {
          return size() > KEPT;
        }
      };

  private record Stretch(MediaTime from, MediaTime to, boolean isSettled) {}

  private record Written(long version, Bytes text) {}

  /**
   * A rendition.
   *
   * @param language as in RFC 5646
   */
  public CaptionRendition(String language, OnAirTranscript transcript, LateCaptions late) {
    this.language = language;
    this.transcript = transcript;
    this.late = late;
  }

  /** The folder of the captions in a language, below the recording's. */
  public static String folder(String language) {
    return FOLDER + language;
  }

  /** The language of a folder; empty if it is not one of captions. */
  public static Optional<String> languageOf(String folder) {
    return folder.startsWith(FOLDER)
        ? Optional.of(folder.substring(FOLDER.length()))
        : Optional.empty();
  }

  public String language() {
    return language;
  }

  /** A part, or a segment whose parts may have been read just now, as it was published. */
  public Bytes published(MediaTime from, MediaTime to) {
    return text(new Stretch(from, to, /* isSettled= */ false));
  }

  /** A segment that is read by who goes back: each caption stands where it was said. */
  public Bytes settled(MediaTime from, MediaTime to) {
    return text(new Stretch(from, to, /* isSettled= */ true));
  }

  private Bytes text(Stretch stretch) {
    // Asked for first: what is read may be newer than its number, never older.
    long version = transcript.version();
    Written known = written.get(stretch);
    if (known != null && known.version() == version) {
      return known.text();
    }
    Written now = new Written(version, Bytes.wrap(write(stretch).getBytes(StandardCharsets.UTF_8)));
    written.put(stretch, now);
    return now.text();
  }

  private String write(Stretch stretch) {
    Duration from = stretch.from().toDuration();
    Duration to = stretch.to().toDuration();
    Duration reach = stretch.isSettled() ? Duration.ZERO : LateCaptions.REACH;
    Duration earliest = from.compareTo(reach) > 0 ? from.minus(reach) : Duration.ZERO;
    List<WebVttSegment.Cue> cues = new ArrayList<>();
    for (LiveCaption each : transcript.shown(language, earliest, to)) {
      Duration delay = stretch.isSettled() ? Duration.ZERO : late.delay(each);
      Duration start = each.start().plus(delay);
      Duration end = each.end().plus(delay);
      boolean isShown = start.compareTo(to) < 0 && end.compareTo(from) > 0;
      if (isShown && LateCaptions.isSaid(each)) {
        cues.add(
            new WebVttSegment.Cue(
                each.id(), start, end, /* settings= */ "", WebVtt.lines(each.text())));
      }
    }
    return WebVttSegment.write(from, stretch.from(), cues);
  }
}
