package org.tribune.speech.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.LiveTranscript;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.Word;

final class CaptionWriterTest {
  private final List<LiveCaption> written = new ArrayList<>();
  private final CaptionWriter writer =
      new CaptionWriter("r1", "fr", UnaryOperator.identity(), written::add);

  private static Hypothesis hypothesis(int utterance, boolean isFinal, double from, String text) {
    List<Word> words = new ArrayList<>();
    long at = (long) (from * 1_000_000);
    for (String each : text.isEmpty() ? new String[0] : text.split(" ")) {
      words.add(
          Word.heard(
              each,
              MediaTime.ofMicros(at),
              MediaTime.ofMicros(at + 400_000),
              OptionalDouble.empty()));
      at += 400_000;
    }
    return new Hypothesis(utterance, isFinal, words);
  }

  private List<String> shown() {
    LiveTranscript transcript = new LiveTranscript(List.of(CaptionSource.RECOGNISER));
    written.forEach(transcript::accept);
    return transcript.shown("fr").stream()
        .map(each -> each.state() + " " + each.text().replace('\n', '/'))
        .toList();
  }

  @Test
  void words_asTheyAreHeard_areOneCaptionThatGrows() {
    writer.heard(hypothesis(0, false, 1, "le"));
    writer.heard(hypothesis(0, false, 1, "le budget est"));
    assertThat(shown()).containsExactly("PARTIAL le budget est");

    writer.heard(hypothesis(0, true, 1, "le budget est voté"));

    assertThat(shown()).containsExactly("HEARD le budget est voté");
    assertThat(written).extracting(LiveCaption::id).containsOnly("r1-0-0");
    assertThat(written).extracting(LiveCaption::revision).containsExactly(1, 2, 3);
    assertThat(written.getLast().start()).isEqualTo(Duration.ofSeconds(1));
    assertThat(written.getLast().words()).hasSize(4);
  }

  @Test
  void words_heardTheSameAgain_areNotWrittenAgain() {
    writer.heard(hypothesis(0, false, 1, "le budget"));
    writer.heard(hypothesis(0, false, 1, "le budget"));

    assertThat(written).hasSize(1);
  }

  @Test
  void longUtterance_isSeveralCaptions() {
    writer.heard(
        hypothesis(
            4,
            true,
            1,
            "nous en venons au point trois de l'ordre du jour le budget primitif de la commune"
                + " pour l'année prochaine"));

    assertThat(shown()).hasSizeGreaterThan(1).allMatch(each -> each.startsWith("HEARD"));
  }

  @Test
  void words_thatWereNone_areRetracted() {
    writer.heard(hypothesis(0, false, 1, "euh"));
    writer.heard(hypothesis(0, true, 1, ""));

    assertThat(shown()).isEmpty();
  }

  @Test
  void utterance_thatIsForgotten_staysAsItWasHeard() {
    writer.heard(hypothesis(0, false, 1, "la séance est"));
    writer.forgotten();
    writer.heard(hypothesis(1, false, 9, "levée"));

    assertThat(shown()).containsExactly("HEARD la séance est", "PARTIAL levée");
  }

  @Test
  void utterance_thatAnotherFollowsWithoutAnEnd_staysAsItWasHeard() {
    writer.heard(hypothesis(0, false, 1, "la séance est"));
    writer.heard(hypothesis(1, false, 9, "levée"));

    assertThat(shown()).containsExactly("HEARD la séance est", "PARTIAL levée");
  }
}
