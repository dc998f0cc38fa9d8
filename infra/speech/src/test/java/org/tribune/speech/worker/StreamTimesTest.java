package org.tribune.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Tones;
import org.tribune.speech.Word;

final class StreamTimesTest {
  private static final int SECOND = SpeechSound.RATE;

  private final StreamTimes times = new StreamTimes();

  private static Word word(double start, double end) {
    return Word.heard("mot", Tones.seconds(start), Tones.seconds(end), OptionalDouble.empty());
  }

  private static MediaTime at(double seconds) {
    return Tones.seconds(seconds);
  }

  @BeforeEach
  void tenSecondsFrom1000() {
    assertThat(times.begin(at(1_000))).isZero();
    times.add(10 * SECOND);
  }

  @Test
  void place_wordOfAStream_isWhereItsSoundIs() {
    assertThat(times.place(List.of(word(2, 2.5)))).containsExactly(word(1_002, 1_002.5));
  }

  @Test
  void begin_soundThatFollows_needsNoSilence() {
    assertThat(times.begin(at(1_010.015))).isZero();
    times.add(SECOND);
    assertThat(times.place(List.of(word(10, 10.5)))).containsExactly(word(1_010, 1_010.5));
  }

  @Test
  void begin_aLittleMissing_isFollowedWithoutSilence() {
    assertThat(times.begin(at(1_010.2))).isZero();
    assertThat(times.place(List.of(word(10, 10.5)))).containsExactly(word(1_010.2, 1_010.7));
  }

  @Test
  void begin_skippedSound_isAPauseAndLaterWordsAreLater() {
    assertThat(times.begin(at(1_030))).isEqualTo(SECOND);
    times.add(5 * SECOND);
    assertThat(times.place(List.of(word(9, 9.5), word(11.5, 12))))
        .containsExactly(word(1_009, 1_009.5), word(1_030.5, 1_031));
  }

  @Test
  void begin_shortHole_isAsMuchSilence() {
    assertThat(times.begin(at(1_010.5))).isEqualTo(SECOND / 2);
    assertThat(times.place(List.of(word(10.75, 11)))).containsExactly(word(1_010.75, 1_011));
  }

  @Test
  void place_wordInTheSilenceOfAHole_isNotBeyondIt() {
    assertThat(times.begin(at(1_010.4))).isEqualTo(2 * SECOND / 5);
    assertThat(times.place(List.of(word(10.3, 10.6))).getFirst().end()).isEqualTo(at(1_010.6));
  }

  @Test
  void begin_timeThatGoesBack_isAPauseAndWordsOfOneUtteranceNeverGoBack() {
    assertThat(times.begin(at(500))).isEqualTo(SECOND);
    times.add(5 * SECOND);
    assertThat(times.place(List.of(word(11, 11.5)))).containsExactly(word(500, 500.5));
    assertThat(times.place(List.of(word(9, 9.5), word(11, 11.5))))
        .containsExactly(word(1_009, 1_009.5), word(1_009, 1_009));
  }

  @Test
  void reset_thenSound_beginsAgain() {
    times.reset();
    assertThat(times.begin(at(5))).isZero();
    assertThat(times.place(List.of(word(0, 1)))).containsExactly(word(5, 6));
  }

  @Test
  void begin_thousandsOfJumps_areForgottenOneByOne() {
    for (int i = 0; i < 5_000; i++) {
      int silence = times.begin(at(2_000 + 10.0 * i));
      times.add(SECOND);
      assertThat(silence).isEqualTo(SECOND);
    }
    assertThat(times.place(List.of(word(10_009.5, 10_009.9))).getFirst().start())
        .isEqualTo(at(51_990.5));
  }
}
