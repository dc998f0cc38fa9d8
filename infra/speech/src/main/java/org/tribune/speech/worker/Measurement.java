package org.tribune.speech.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;

/**
 * How fast an engine is on this machine, in the process and with the processor time that it would
 * have in service.
 *
 * @param engine what it is
 * @param hearsLive whether it is made for what is being said now
 * @param opening until it was open
 * @param sound that it heard
 * @param hearing for so long
 * @param memory bytes that its processes had at most
 * @param text what it understood
 */
public record Measurement(
    String engine,
    boolean hearsLive,
    Duration opening,
    Duration sound,
    Duration hearing,
    long memory,
    String text) {
  /** With less it keeps up also when the machine has more to do. */
  private static final double COMFORTABLE = 0.5;

  private static final double BARELY = 0.9;

  /** Whether it can be used for what is being said now. */
  public enum Verdict {
    /** It keeps up. */
    LIVE,
    /** It keeps up as long as the machine has nothing else to do. */
    BARELY,
    /** It does not keep up: for recordings only. */
    TOO_SLOW,
    /** Fast or not, it is made for recordings. */
    FOR_RECORDINGS
  }

  /** Time that it needs for a second of sound, in seconds. */
  public double realTimeFactor() {
    return hearing.toNanos() / (double) Math.max(1, sound.toNanos());
  }

  /** The verdict. */
  public Verdict verdict() {
    if (!hearsLive) {
      return Verdict.FOR_RECORDINGS;
    }
    double factor = realTimeFactor();
    return factor < COMFORTABLE
        ? Verdict.LIVE
        : factor < BARELY ? Verdict.BARELY : Verdict.TOO_SLOW;
  }

  /** Measures it. */
  public static Measurement of(EngineSettings settings, WorkerLauncher launcher, short[] sound)
      throws SpeechException, InterruptedException {
    List<Hypothesis> heard = new CopyOnWriteArrayList<>();
    long begun = System.nanoTime();
    try (Transcription transcription =
        Transcription.open("check", settings, launcher, WorkerPatience.USUAL, heard::add)) {
      long opened = System.nanoTime();
      transcription.hear(MediaTime.ZERO, sound);
      long memory = transcription.memory();
      transcription.finish();
      return new Measurement(
          transcription.engine(),
          transcription.hearsLive(),
          Duration.ofNanos(opened - begun),
          SpeechSound.length(sound.length).toDuration(),
          Duration.ofNanos(System.nanoTime() - opened),
          Math.max(memory, transcription.memory()),
          heard.stream()
              .filter(Hypothesis::isFinal)
              .map(Hypothesis::text)
              .collect(Collectors.joining(" ")));
    }
  }
}
