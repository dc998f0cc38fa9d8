package org.tribune.transcoder.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;

final class FeedCaptionsTest {
  private static final double FRAME = 1 / 25.0;

  private final List<LiveCaption> written = new ArrayList<>();
  private final FeedCaptions captions = new FeedCaptions("fr", written::add);
  private final CaptionEncoder encoder = new CaptionEncoder();

  @AfterEach
  void free() {
    captions.close();
  }

  /** Plays pictures with what the encoder wrote for them. */
  private void play(double from, double to, DoublePredicate mayBegin) {
    for (int i = (int) Math.round(from / FRAME); i * FRAME < to; i++) {
      double at = i * FRAME;
      captions.picture(
          encoder.between(at, (i + 1) * FRAME),
          Duration.ofMillis(Math.round(at * 1_000)),
          mayBegin.test(at));
    }
  }

  private void play(double from, double to) {
    play(from, to, _ -> true);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  /** As who reads them all knows them: the newest of each. */
  private static List<LiveCaption> known(List<LiveCaption> written) {
    Map<String, LiveCaption> newest = new LinkedHashMap<>();
    for (LiveCaption each : written) {
      newest.merge(each.id(), each, (known, next) -> next.replaces(known) ? next : known);
    }
    return List.copyOf(newest.values());
  }

  private List<String> texts() {
    return known(written).stream().map(LiveCaption::text).toList();
  }

  @Test
  void rollUp_twoLinesAreOneCaption_withTheirLettersAndTimes() {
    encoder.at(1).rollUp("♪ Générique ♪").at(2).rollUp("Bonjour à tous, ça va être");
    encoder.at(4).rollUp("« L'Été » de Noël & d'ailleurs").at(6).rollUp("Fin");
    play(0, 15);
    List<LiveCaption> known = known(written);
    assertThat(known)
        .extracting(LiveCaption::text)
        .containsExactly(
            "♪ Générique ♪\nBonjour à tous, ça va être", "« L’Été » de Noël & d’ailleurs\nFin");
    assertThat(known)
        .allSatisfy(
            each -> {
              assertThat(each.state()).isEqualTo(CaptionState.HEARD);
              assertThat(each.source()).isEqualTo(CaptionSource.FEED);
              assertThat(each.language()).isEqualTo("fr");
            });
    assertThat(known)
        .extracting(each -> seconds(each.start()))
        .satisfiesExactly(
            first -> assertThat(first).isCloseTo(1.2, within(0.1)),
            second -> assertThat(second).isCloseTo(4.2, within(0.1)));
    assertThat(seconds(known.getFirst().end())).isCloseTo(4.2, within(0.1));
    assertThat(seconds(known.getLast().end())).isBetween(8.0, 10.0);
  }

  @Test
  void rollUp_isReadWhileItGrows() {
    encoder.at(1).rollUp("La séance est ouverte à huit").at(8).rollUp("Oui");
    play(0, 10);
    List<LiveCaption> first =
        written.stream().filter(each -> each.id().equals(written.getFirst().id())).toList();
    assertThat(first).hasSizeBetween(3, 7);
    assertThat(first.getFirst().text()).startsWith("La").hasSizeLessThan(5);
    assertThat(first.subList(0, first.size() - 1))
        .allSatisfy(each -> assertThat(each.state()).isEqualTo(CaptionState.PARTIAL));
    assertThat(first.getLast().state()).isEqualTo(CaptionState.HEARD);
    for (int i = 1; i < first.size(); i++) {
      assertThat(first.get(i).replaces(first.get(i - 1))).isTrue();
      assertThat(first.get(i).text()).startsWith(first.get(i - 1).text());
    }
  }

  @Test
  void popOn_isThereAtOnce_andForAsLongAsItIsShown() {
    encoder.at(1).popOn("- Qui vote pour ?", "- Tous.");
    double shown = encoder.end();
    encoder.at(9).control(CaptionEncoder.ERASE_DISPLAYED_MEMORY);
    play(0, shown + 0.1);
    assertThat(written).hasSize(1);
    assertThat(written.getFirst().state()).isEqualTo(CaptionState.HEARD);
    assertThat(seconds(written.getFirst().start())).isCloseTo(shown, within(0.1));
    play(shown + 0.1, 10);
    assertThat(texts()).containsExactly("- Qui vote pour ?\n- Tous.");
    assertThat(seconds(known(written).getFirst().end())).isCloseTo(9, within(0.1));
  }

  @Test
  void rowsThatStayOnTheScreen_areWrittenOnce() {
    encoder.at(1);
    for (String line : List.of("Oui.", "Oui.", "Oui.", "Non.", "Oui.")) {
      encoder.control(0x1427, CaptionEncoder.CARRIAGE_RETURN, CaptionEncoder.ROW_15).text(line);
    }
    play(0, 10);
    assertThat(String.join("\n", texts())).isEqualTo("Oui.\nOui.\nOui.\nNon.\nOui.");
  }

  @Test
  void lineThatPauses_goesOnAsAnotherCaption() {
    encoder.at(1).rollUp("La parole est").at(7).text(" à Mme Martin");
    play(0, 15);
    assertThat(texts()).containsExactly("La parole est", "à Mme Martin");
  }

  @Test
  void lettersThatAreTakenBack_areWrittenAnew() {
    encoder.at(1).rollUp("La sxxxx").control(0x1421, 0x1421, 0x1421, 0x1421).text("éance");
    encoder.at(3).rollUp("♪♪ ça ♪");
    play(0, 8);
    assertThat(texts()).containsExactly("La séance\n♪♪ ça ♪");
  }

  @Test
  void paintedRow_isReadAlsoWhereAnotherStood() {
    encoder.at(1).rollUp("One");
    encoder.at(8).control(CaptionEncoder.RESUME_DIRECT_CAPTIONING, CaptionEncoder.ROW_15);
    encoder.text("Painted over");
    play(0, 16);
    assertThat(texts()).containsExactly("One", "Painted over");
  }

  @Test
  void otherServicesOfTheFeed_areLeftOut() {
    encoder.at(1).rollUp("One");
    encoder
        .control(
            CaptionEncoder.ROLL_UP_2 | CaptionEncoder.SECOND_CHANNEL,
            CaptionEncoder.CARRIAGE_RETURN | CaptionEncoder.SECOND_CHANNEL)
        .text("Second channel");
    encoder.control(CaptionEncoder.TEXT_RESTART).text("http://example.test");
    encoder.rollUp("Two");
    play(0, 5);
    assertThat(texts()).containsExactly("One\nTwo");
    byte[] secondField = encoder.between(0, 5).array().clone();
    byte[] ofDigital = secondField.clone();
    for (int i = 0; i < secondField.length; i += 3) {
      secondField[i] = (byte) 0xFD;
      ofDigital[i] = (byte) 0xFE;
    }
    written.clear();
    captions.picture(Bytes.wrap(secondField), Duration.ofSeconds(6), /* mayBegin= */ true);
    captions.picture(Bytes.wrap(ofDigital), Duration.ofSeconds(7), /* mayBegin= */ true);
    captions.forget();
    assertThat(written).noneMatch(each -> each.text().contains("Second"));
  }

  @Test
  void forget_nothingOfBeforeAppearsAgain() {
    encoder.at(1).rollUp("Before the doors").at(3).control(0x1426).rollUp("still before");
    encoder.control(CaptionEncoder.RESUME_CAPTION_LOADING).text("prepared");
    play(0, encoder.end());
    captions.forget();
    assertThat(texts()).containsExactly("Before the doors\nstill before");
    written.clear();
    encoder.at(10).text("and the rest of it").control(CaptionEncoder.END_OF_CAPTION);
    encoder.at(12).rollUp("After").at(13).rollUp("the doors");
    play(10, 15);
    captions.forget();
    assertThat(texts()).containsExactly("After\nthe doors");
  }

  @Test
  void whatBeginsWhereItMayNot_isNeverWritten_alsoIfItGoesOn() {
    encoder.at(1).rollUp("Said behind").at(3).text(" closed doors").at(4).rollUp("Said");
    encoder.at(5).text(" in public");
    play(0, 8, at -> at > 2);
    captions.forget();
    assertThat(texts()).containsExactly("Said in public");
  }

  @Test
  void whoBeginsLater_saysTheSameUnderTheSameNames() {
    encoder.at(1).rollUp("One").at(2).rollUp("two").at(4).popOn("three", "four");
    encoder.at(8).control(CaptionEncoder.ERASE_DISPLAYED_MEMORY).rollUp("five").at(9).rollUp("six");
    play(0, 12);
    captions.forget();
    List<LiveCaption> all = known(written);
    assertThat(all)
        .extracting(LiveCaption::text)
        .containsExactly("One\ntwo", "three\nfour", "five\nsix");
    written.clear();
    play(3, 12);
    captions.forget();
    assertThat(known(written)).isEqualTo(all.subList(1, all.size()));
  }

  @Test
  void noise_isBounded_andCostsNobodyAnything() {
    Random random = new Random(608);
    for (int i = 0; i < 60 * 50; i++) {
      byte[] noise = new byte[900];
      random.nextBytes(noise);
      for (int at = 0; at < noise.length; at += 3) {
        noise[at] = (byte) 0xFC;
        if (random.nextInt(3) == 0) {
          // A new caption with each letter.
          noise[at + 1] = 0x14 | (byte) 0x80;
          noise[at + 2] = random.nextBoolean() ? (byte) 0xAD : 0x2F;
        }
      }
      captions.picture(Bytes.wrap(noise), Duration.ofMillis(i * 20L), /* mayBegin= */ true);
    }
    captions.forget();
    assertThat(written).hasSizeBetween(20, 60 * 9);
    assertThat(written).allSatisfy(each -> assertThat(each.text()).hasSizeLessThan(80));
  }

  @Test
  void pairThatWasDamaged_isLeftOut() {
    encoder.at(1).rollUp("Oui, Monsieur");
    byte[] triplets = encoder.between(0, 5).array().clone();
    for (int at = 0; at < triplets.length; at += 3) {
      if ((triplets[at + 2] & 0x7F) == 'M') {
        triplets[at + 2] ^= 1;
      }
    }
    captions.picture(Bytes.wrap(triplets), Duration.ofSeconds(1), /* mayBegin= */ true);
    captions.forget();
    assertThat(texts()).containsExactly("Oui,onsieur");
  }

  @Test
  void picturesWithoutCaptions_writeNothing() {
    play(0, 60);
    captions.advance(Duration.ofMinutes(2));
    captions.forget();
    assertThat(written).isEmpty();
  }
}
