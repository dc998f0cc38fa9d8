package org.tribune.speech.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;

class EarlierTurnTest {
  private static LiveCaption said(String id, int start, CaptionSource source, CaptionState state) {
    return new LiveCaption(
        id,
        /* revision= */ 1,
        Duration.ofSeconds(start),
        Duration.ofSeconds(start + 2),
        "fr",
        "bonsoir",
        Optional.empty(),
        source,
        state,
        /* words= */ List.of());
  }

  @Test
  void nothingWritten_allIsHeard() {
    EarlierTurn turn = EarlierTurn.of(List.of());

    assertThat(turn.until()).isZero();
    assertThat(turn.unfinished()).isEmpty();
  }

  @Test
  void recognisersCaptions_areNotHeardAgain() {
    EarlierTurn turn =
        EarlierTurn.of(
            List.of(
                said("r1-0-0", 4, CaptionSource.RECOGNISER, CaptionState.HEARD),
                said("r1-1-0", 8, CaptionSource.RECOGNISER, CaptionState.HEARD),
                said("p-1", 30, CaptionSource.PERSON, CaptionState.HEARD)));

    assertThat(turn.until()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatWasStillBeingSaid_isUnfinished_unlessItsNewestIsNot() {
    LiveCaption finished = said("r1-0-0", 4, CaptionSource.RECOGNISER, CaptionState.PARTIAL);
    LiveCaption unfinished = said("r1-1-0", 8, CaptionSource.RECOGNISER, CaptionState.PARTIAL);

    EarlierTurn turn = EarlierTurn.of(List.of(finished, finished.heard(), unfinished));

    assertThat(turn.unfinished()).containsExactly(unfinished);
  }

  @Test
  void whatWasTakenBack_mayBeHeardAgain() {
    LiveCaption wrong = said("r1-0-0", 4, CaptionSource.RECOGNISER, CaptionState.PARTIAL);

    EarlierTurn turn = EarlierTurn.of(List.of(wrong, wrong.retracted()));

    assertThat(turn.until()).isZero();
    assertThat(turn.unfinished()).isEmpty();
  }

  @Test
  void whatWasCorrectedMeanwhile_staysSo() {
    LiveCaption heard = said("r1-0-0", 4, CaptionSource.RECOGNISER, CaptionState.PARTIAL);

    EarlierTurn turn = EarlierTurn.of(List.of(heard, heard.corrected("bonjour"), heard.heard()));

    assertThat(turn.unfinished()).isEmpty();
    assertThat(turn.until()).isEqualTo(Duration.ofSeconds(6));
  }
}
