package org.tribune.speech.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Word;

/**
 * When the samples of an engine's stream were: sound is left out where somebody skips it, and its
 * times jump where a source does. Used by one thread.
 */
final class StreamTimes {
  /** A little more or less is how clocks and packets are. */
  private static final MediaTime JITTER = MediaTime.ofMicros(20_000);

  /** More of it is another place in the debate, and no word goes from one to the other. */
  private static final MediaTime HOLE = MediaTime.ofMicros(300_000);

  /** An engine takes it for the end of what was said. */
  private static final MediaTime PAUSE = MediaTime.ofMicros(1_000_000);

  /** Words are younger than this many jumps. */
  private static final int MOST_ANCHORS = 1_000;

  /** The time of a sample, from which the ones after it are counted. */
  private final TreeMap<Long, MediaTime> anchors = new TreeMap<>();

  private long samples = 0;

  /**
   * Takes note of sound that is at this time.
   *
   * @return how much silence the engine has to hear before it
   */
  int begin(MediaTime at) {
    if (anchors.isEmpty()) {
      anchors.put(samples, at);
      return 0;
    }
    MediaTime expected = time(samples);
    MediaTime early = expected.minus(at);
    MediaTime late = at.minus(expected);
    if (!early.isAfter(JITTER) && !late.isAfter(JITTER)) {
      return 0;
    }
    int silence = early.isAfter(HOLE) || late.isAfter(HOLE) ? pause(late) : 0;
    samples += silence;
    anchors.put(samples, at);
    if (anchors.size() > MOST_ANCHORS) {
      anchors.pollFirstEntry();
    }
    return silence;
  }

  /** As long as what is missing, at most a pause; where the time goes back, a pause. */
  private static int pause(MediaTime late) {
    boolean isShort = late.isAfter(MediaTime.ZERO) && PAUSE.isAfter(late);
    return (int) SpeechSound.samples(isShort ? late : PAUSE);
  }

  /** Takes note of so many samples that follow. */
  void add(int count) {
    samples += count;
  }

  /**
   * Words whose times count from the stream's first sample, with those of their sound; never
   * backwards, also where the sound's time went.
   */
  List<Word> place(List<Word> words) {
    List<Word> placed = new ArrayList<>();
    for (Word word : words) {
      MediaTime start = time(SpeechSound.samples(word.start()));
      if (!placed.isEmpty()) {
        start = later(start, placed.getLast().start());
      }
      placed.add(word.at(start, later(start, time(SpeechSound.samples(word.end())))));
    }
    return placed;
  }

  private static MediaTime later(MediaTime one, MediaTime other) {
    return one.isAfter(other) ? one : other;
  }

  private MediaTime time(long sample) {
    Map.Entry<Long, MediaTime> anchor = anchors.floorEntry(sample);
    if (anchor == null) {
      // So old that it is forgotten when that was.
      anchor = anchors.firstEntry();
    }
    MediaTime time = anchor.getValue().plus(SpeechSound.length(sample - anchor.getKey()));
    Map.Entry<Long, MediaTime> next = anchors.higherEntry(sample);
    // In the silence before a jump: not beyond it, where the time goes on.
    return next != null
            && anchor.getValue().isBefore(next.getValue())
            && time.isAfter(next.getValue())
        ? next.getValue()
        : time;
  }

  /** Another stream begins. */
  void reset() {
    anchors.clear();
    samples = 0;
  }
}
