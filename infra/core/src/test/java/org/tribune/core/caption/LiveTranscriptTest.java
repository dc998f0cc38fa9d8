package org.tribune.core.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribune.core.log.EntryCodec;
import org.tribune.core.topics.Topics;

final class LiveTranscriptTest {
  private final LiveTranscript transcript =
      new LiveTranscript(List.of(CaptionSource.PERSON, CaptionSource.RECOGNISER));

  private static LiveCaption said(
      String id,
      int revision,
      double start,
      CaptionSource source,
      CaptionState state,
      String text) {
    Duration from = Duration.ofMillis((long) (start * 1000));
    return new LiveCaption(
        id,
        revision,
        from,
        from.plusSeconds(2),
        "fr",
        text,
        Optional.empty(),
        source,
        state,
        /* words= */ List.of());
  }

  private static LiveCaption heard(String id, double start, String text) {
    return said(id, 1, start, CaptionSource.RECOGNISER, CaptionState.HEARD, text);
  }

  private static LiveCaption typed(String id, double start, String text) {
    return said(id, 1, start, CaptionSource.PERSON, CaptionState.HEARD, text);
  }

  private List<String> texts() {
    return transcript.shown("fr").stream().map(LiveCaption::text).toList();
  }

  @Test
  void caption_saidAnew_showsItsLastRevision() {
    transcript.accept(said("r1", 1, 4, CaptionSource.RECOGNISER, CaptionState.PARTIAL, "Le bud"));
    transcript.accept(
        said("r1", 2, 4, CaptionSource.RECOGNISER, CaptionState.HEARD, "Le budget est voté."));

    boolean isTaken =
        transcript.accept(
            said("r1", 1, 4, CaptionSource.RECOGNISER, CaptionState.PARTIAL, "Le bud"));

    assertThat(isTaken).isFalse();
    assertThat(texts()).containsExactly("Le budget est voté.");
  }

  @Test
  void caption_correctedByHand_isNotWrittenOverByAMachine() {
    LiveCaption first = heard("r1", 4, "Le bijou est voté");
    transcript.accept(first);
    transcript.accept(first.corrected("Le budget est voté"));

    boolean isTaken =
        transcript.accept(
            said("r1", 9, 4, CaptionSource.RECOGNISER, CaptionState.HEARD, "Le bijou est vert"));

    assertThat(isTaken).isFalse();
    assertThat(texts()).containsExactly("Le budget est voté");
  }

  @Test
  void machine_whereAPersonWrites_isNotShown() {
    transcript.accept(heard("r1", 4, "mes dames et messieurs"));
    transcript.accept(typed("p1", 5, "Mesdames et Messieurs,"));
    transcript.accept(heard("r2", 10, "la sait anse"));

    assertThat(texts()).containsExactly("Mesdames et Messieurs,");
  }

  @Test
  void machine_onceAPersonHasBeenSilentForLong_isShownAgain() {
    transcript.accept(typed("p1", 4, "Je dois partir."));
    transcript.accept(heard("r1", 15.9, "trop tôt"));
    transcript.accept(heard("r2", 16, "à présent"));

    assertThat(texts()).containsExactly("Je dois partir.", "à présent");
  }

  @Test
  void caption_withdrawnByHand_isNotReplacedByWhatAMachineHeard() {
    LiveCaption first = typed("p1", 4, "Un nom qui n'a pas sa place ici");
    transcript.accept(heard("r1", 4, "un nom qui n'a pas sa place ici"));
    transcript.accept(first);
    transcript.accept(first.withdrawn());

    assertThat(texts()).isEmpty();
    assertThat(transcript.all()).hasSize(2);
  }

  @Test
  void caption_retractedByItsSource_leavesTheWordToAnother() {
    LiveCaption typed = typed("p1", 4, "Euh");
    transcript.accept(heard("r1", 4, "le budget"));
    transcript.accept(typed);
    assertThat(texts()).containsExactly("Euh");

    transcript.accept(typed.retracted());

    assertThat(texts()).containsExactly("le budget");
  }

  @Test
  void caption_correctedWhileItsSourceWentOn_isTheCorrectedOne() {
    LiveCaption first =
        said("r1", 1, 4, CaptionSource.RECOGNISER, CaptionState.PARTIAL, "Le bijou");
    transcript.accept(
        said("r1", 5, 4, CaptionSource.RECOGNISER, CaptionState.HEARD, "Le bijou est vert"));

    transcript.accept(first.corrected("Le budget est voté"));

    assertThat(texts()).containsExactly("Le budget est voté");
  }

  @Test
  void captions_inAnyOrder_showTheSame() {
    List<LiveCaption> all = new ArrayList<>();
    Random random = new Random(20);
    for (int i = 0; i < 60; i++) {
      LiveCaption heard = heard("r" + i, random.nextInt(3000) / 10.0, "r" + i);
      all.add(heard);
      if (i % 4 == 0) {
        all.add(typed("p" + i, random.nextInt(3000) / 10.0, "p" + i));
      }
      if (i % 7 == 0) {
        all.add(heard.corrected("c" + i));
      }
    }
    all.forEach(transcript::accept);
    List<String> expected = texts();
    for (int turn = 0; turn < 20; turn++) {
      Collections.shuffle(all, random);
      LiveTranscript other =
          new LiveTranscript(List.of(CaptionSource.PERSON, CaptionSource.RECOGNISER));
      all.forEach(other::accept);
      assertThat(other.shown("fr").stream().map(LiveCaption::text)).isEqualTo(expected);
    }
    assertThat(expected).hasSizeBetween(10, 59);
  }

  @Test
  void passage_shown_isThatOfTheWhole() {
    for (int i = 0; i < 200; i++) {
      transcript.accept(heard("r" + i, 1 + 3 * i, "r" + i));
    }
    transcript.accept(typed("p1", 301, "p1"));

    List<LiveCaption> whole = transcript.shown("fr");
    List<LiveCaption> passage =
        transcript.shown("fr", Duration.ofSeconds(290), Duration.ofSeconds(330));

    assertThat(passage)
        .isNotEmpty()
        .isEqualTo(
            whole.stream()
                .filter(each -> each.touches(Duration.ofSeconds(290), Duration.ofSeconds(330)))
                .toList());
  }

  @Test
  void passage_forgotten_leavesNothingOfIt() {
    transcript.accept(heard("r1", 4, "avant"));
    transcript.accept(heard("r2", 10, "à huis clos"));
    transcript.accept(heard("r3", 20, "après"));

    transcript.forget(Duration.ofSeconds(11), Duration.ofSeconds(15));

    assertThat(transcript.all()).extracting(LiveCaption::text).containsExactly("avant", "après");
  }

  @Test
  void otherLanguage_isATrackOfItsOwn() {
    transcript.accept(heard("r1", 4, "Bonjour"));
    LiveCaption breton =
        new LiveCaption(
            "b1",
            1,
            Duration.ofSeconds(4),
            Duration.ofSeconds(6),
            "br",
            "Demat",
            Optional.empty(),
            CaptionSource.PERSON,
            CaptionState.HEARD,
            /* words= */ List.of());
    transcript.accept(breton);

    assertThat(texts()).containsExactly("Bonjour");
    assertThat(transcript.shown("br")).containsExactly(breton);
  }

  @Test
  void caption_ofNonsense_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> heard("r1", 4, "x".repeat(LiveCaption.LONGEST_TEXT + 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> heard("r1", 4, " "));
    assertThatIllegalArgumentException().isThrownBy(() -> heard("r1", -1, "tôt"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SpokenWord("fin", Duration.ofSeconds(2), Duration.ofSeconds(1), false));
  }

  @Test
  void caption_throughTheLog_isTheSame() {
    EntryCodec<LiveCaption> codec = Topics.CAPTIONS.codec();
    LiveCaption caption =
        new LiveCaption(
            "r1",
            3,
            Duration.ofMillis(4_120),
            Duration.ofMillis(6_040),
            "fr",
            "L’eau\nà 3,20 €",
            Optional.of("Mme Petit"),
            CaptionSource.RECOGNISER,
            CaptionState.HEARD,
            List.of(
                new SpokenWord("L’eau", Duration.ofMillis(4_120), Duration.ofMillis(4_900), true)));

    assertThat(codec.decode(codec.encode(caption))).isEqualTo(caption);
  }
}
