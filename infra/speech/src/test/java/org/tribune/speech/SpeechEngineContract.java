package org.tribune.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link SpeechEngine} must do, each with sound that it knows. */
@Timeout(180)
public abstract class SpeechEngineContract {
  private static final int BLOCK = SpeechSound.RATE / 10;

  /** What each engine said of its known sound, heard once for all tests that only read it. */
  private static final Map<Class<?>, Said> SAID = new ConcurrentHashMap<>();

  /** What was understood until the end, and what after it. */
  private record Said(List<Hypothesis> all, List<Hypothesis> later) {}

  /** A new engine. */
  protected abstract SpeechEngine open() throws SpeechException;

  /** Sound with several words, which begins and ends with a little silence. */
  protected abstract short[] sound();

  /** Says whether these words, with their times, are what is said in it. */
  protected abstract void check(List<Word> words);

  /** All that an engine says of sound that it hears block by block, and that ends. */
  public static List<Hypothesis> hearAll(SpeechEngine engine, short[] sound, int block)
      throws SpeechException {
    List<Hypothesis> all = new ArrayList<>();
    for (int at = 0; at < sound.length; at += block) {
      engine.hear(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + block)));
      all.addAll(engine.understood());
    }
    all.addAll(engine.finish());
    return all;
  }

  /** The words of what is final. */
  public static List<Word> words(List<Hypothesis> all) {
    return all.stream().filter(Hypothesis::isFinal).flatMap(each -> each.words().stream()).toList();
  }

  private Said known() throws SpeechException {
    Said said = SAID.get(getClass());
    if (said == null) {
      try (SpeechEngine engine = open()) {
        List<Hypothesis> all = hearAll(engine, sound(), BLOCK);
        said = new Said(List.copyOf(all), List.copyOf(engine.understood()));
      }
      SAID.put(getClass(), said);
    }
    return said;
  }

  private short[] firstHalf() {
    return Arrays.copyOf(sound(), sound().length / 2);
  }

  private List<Hypothesis> hear(short[] sound) throws SpeechException {
    try (SpeechEngine engine = open()) {
      return hearAll(engine, sound, BLOCK);
    }
  }

  @Test
  void hear_knownSound_isUnderstood() throws SpeechException {
    check(words(known().all()));
  }

  @Test
  protected void hear_blocksOfAnyLength_areUnderstood() throws SpeechException {
    try (SpeechEngine engine = open()) {
      check(words(hearAll(engine, sound(), 7_919)));
    }
  }

  @Test
  void hear_knownSound_everyUtteranceIsFinalOnceAndNumbersRise() throws SpeechException {
    List<Hypothesis> all = known().all();
    assertThat(all).isNotEmpty();
    assertThat(all.getLast().isFinal()).isTrue();
    int open = 0;
    for (Hypothesis each : all) {
      assertThat(each.utterance()).isGreaterThanOrEqualTo(open);
      open = each.isFinal() ? each.utterance() + 1 : each.utterance();
    }
  }

  @Test
  void hear_knownSound_timesAreWithinItAndRise() throws SpeechException {
    List<Word> words = words(known().all());
    for (int i = 0; i < words.size(); i++) {
      assertThat(words.get(i).end())
          .isLessThanOrEqualTo(SpeechSound.length(sound().length).plus(Tones.seconds(0.5)));
      assertThat(i == 0 || !words.get(i).start().isBefore(words.get(i - 1).start())).isTrue();
    }
  }

  @Test
  void hear_silence_saysNoWord() throws SpeechException {
    assertThat(words(hear(Tones.silence(3)))).isEmpty();
  }

  @Test
  void finish_nothingHeard_saysNothing() throws SpeechException {
    try (SpeechEngine engine = open()) {
      assertThat(words(engine.finish())).isEmpty();
    }
  }

  @Test
  void reset_midwayThroughSound_forgetsAllOfIt() throws SpeechException {
    try (SpeechEngine engine = open()) {
      engine.hear(firstHalf());
      engine.reset();
      assertThat(words(hearAll(engine, Tones.silence(3), BLOCK))).isEmpty();
    }
  }

  @Test
  void reset_thenSound_isUnderstoodFromTimeZero() throws SpeechException {
    try (SpeechEngine engine = open()) {
      engine.hear(firstHalf());
      engine.reset();
      List<Hypothesis> again = hearAll(engine, sound(), BLOCK);
      check(words(again));
      assertThat(again.getFirst().utterance()).isZero();
    }
  }

  @Test
  protected void reset_afterFinish_hearsAnotherStream() throws SpeechException {
    try (SpeechEngine engine = open()) {
      check(words(hearAll(engine, sound(), BLOCK)));
      engine.reset();
      check(words(hearAll(engine, sound(), BLOCK)));
    }
  }

  @Test
  void understood_afterFinish_saysNothingMore() throws SpeechException {
    assertThat(known().later()).isEmpty();
  }

  @Test
  void close_twice_isSafe() throws SpeechException {
    SpeechEngine engine = open();
    engine.hear(Tones.silence(0.1));
    engine.close();
    assertThatCode(engine::close).doesNotThrowAnyException();
  }

  @Test
  void description_isALineForTheOperator() throws SpeechException {
    try (SpeechEngine engine = open()) {
      assertThat(engine.description()).isNotBlank().doesNotContain("\n");
    }
  }
}
