package org.tribune.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class HypothesisJsonTest {
  @Test
  void read_whatWasWritten_isTheSame() {
    Hypothesis hypothesis =
        new Hypothesis(
            12,
            /* isFinal= */ true,
            List.of(
                Word.heard(
                    "« déjà »",
                    Tones.seconds(1_790_000_000.123456),
                    Tones.seconds(1_790_000_000.5),
                    OptionalDouble.of(0.25)),
                Word.heard(
                    "vu",
                    Tones.seconds(1_790_000_001),
                    Tones.seconds(1_790_000_001),
                    OptionalDouble.empty())));
    assertThat(HypothesisJson.read(HypothesisJson.write(hypothesis), /* current= */ 3))
        .isEqualTo(hypothesis);
  }

  @Test
  void read_lineWithoutNumber_isOfTheCurrentUtterance() {
    assertThat(HypothesisJson.read("{\"words\":[]}", /* current= */ 3))
        .isEqualTo(new Hypothesis(3, /* isFinal= */ false, List.of()));
  }
}
