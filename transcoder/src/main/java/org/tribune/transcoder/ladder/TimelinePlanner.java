package org.tribune.transcoder.ladder;

import java.time.Duration;
import java.time.Instant;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.media.encode.AudioEncoder;

/** Cuts the wished lengths of parts and segments to whole frames. */
public final class TimelinePlanner {
  /** Two seconds, or what 60 frames take at 29.97 a second. */
  private static final double LONGEST_KEY_FRAME_INTERVAL = 2.002_5;

  private TimelinePlanner() {}

  /**
   * The grid of a broadcast.
   *
   * @param part wished length of a part
   * @param segment wished length of a segment
   * @param sampleRate of the sound, whose parts must fit the part target as well
   */
  public static Timeline plan(
      Instant origin, FrameRate rate, Duration part, Duration segment, int sampleRate) {
    // An even count, so that a rung with every second frame has whole parts too.
    int framesPerPart = Math.max(2, (int) Math.round(seconds(part) * rate.toDouble() / 2) * 2);
    double partSeconds = framesPerPart / rate.toDouble();
    int partsPerSegment = Math.max(1, (int) Math.round(seconds(segment) / partSeconds));
    int partsPerKeyFrame = keyFrameInterval(partsPerSegment, partSeconds);
    double segmentSeconds = partSeconds * partsPerSegment;
    return new Timeline(
        origin,
        rate,
        framesPerPart,
        partsPerSegment,
        partsPerKeyFrame,
        partTarget(rate, framesPerPart, sampleRate),
        Math.max(1, (int) Math.round(segmentSeconds)));
  }

  private static int keyFrameInterval(int partsPerSegment, double partSeconds) {
    for (int parts = partsPerSegment; parts > 1; parts--) {
      if (partsPerSegment % parts == 0 && parts * partSeconds <= LONGEST_KEY_FRAME_INTERVAL) {
        return parts;
      }
    }
    return 1;
  }

  /** The longer of a video part and the longest audio part, up to a whole millisecond. */
  private static MediaTime partTarget(FrameRate rate, int framesPerPart, int sampleRate) {
    double video = framesPerPart / rate.toDouble();
    double frame = AudioEncoder.FRAME_SAMPLES / (double) sampleRate;
    double frames = video / frame;
    boolean whole = Math.abs(frames - Math.round(frames)) < 1e-6;
    double audio = (whole ? Math.round(frames) : Math.ceil(frames)) * frame;
    long millis = (long) Math.ceil(Math.max(video, audio) * 1_000 - 1e-6);
    return new MediaTime(millis, 1_000);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
