package org.tribune.site.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class QuestionFeaturesTest {
  private static double likeness(String one, String other) {
    double likeness = QuestionFeatures.of(one).likeness(QuestionFeatures.of(other));
    assertThat(QuestionFeatures.of(other).likeness(QuestionFeatures.of(one))).isEqualTo(likeness);
    return likeness;
  }

  private static Stream<Arguments> pairs(String sign) {
    return FlagFinderTest.table("pairs.txt")
        .filter(each -> each[0].equals(sign))
        .map(each -> Arguments.of(each[1], each[2]));
  }

  static Stream<Arguments> alike() {
    return pairs("=");
  }

  static Stream<Arguments> missed() {
    return pairs("~");
  }

  static Stream<Arguments> others() {
    return pairs("/");
  }

  @ParameterizedTest
  @MethodSource("alike")
  void likeness_ofAParaphrase_isNear(String one, String other) {
    assertThat(likeness(one, other)).isBetween(QuestionFeatures.NEAR, 0.99);
  }

  @ParameterizedTest
  @MethodSource("others")
  void likeness_ofAnotherQuestionOnTheSubject_isNotNear(String one, String other) {
    assertThat(likeness(one, other)).isLessThan(QuestionFeatures.NEAR);
  }

  /** What the decision record reports: whoever makes the measure better takes them from here. */
  @ParameterizedTest
  @MethodSource("missed")
  void likeness_ofAParaphraseInOtherWords_isStillMissed(String one, String other) {
    assertThat(likeness(one, other)).isLessThan(QuestionFeatures.NEAR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Et la piscine ? | et la PISCINE",
        "L'œuvre d'art est-elle payée ? | l’oeuvre d’art est elle payee",
        "Rond-point de l’Étang | rond point de l'etang !!!",
        "Ｅｔ la piscine ? | Et   la piscine"
      })
  void likeness_butForCaseAccentsPunctuationAndSpaces_isOne(String one, String other) {
    assertThat(likeness(one, other)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Et la piscine ? | Et les piscines ?",
        "Le lot 3 est-il vendu ? | Le lot 4 est-il vendu ?",
        "??? | !!!",
        "Bonjour monsieur le maire | Merci madame la présidente"
      })
  void likeness_ofNextToNothing_isNotNear(String one, String other) {
    assertThat(likeness(one, other)).isLessThan(QuestionFeatures.NEAR);
  }

  @Test
  void likeness_ofALongTextWithAFewWordsChanged_isNear() {
    String text =
        "Depuis deux ans, les habitants du hameau de Kerdavid demandent un ralentisseur devant le"
            + " lavoir : les voitures y passent à vive allure, un enfant a été blessé en juin et"
            + " rien ne bouge. Quand la commune fera-t-elle poser ce ralentisseur ?";
    String changed = text.replace("habitants", "riverains").replace("en juin", "cet été");
    assertThat(likeness(text, changed)).isGreaterThan(QuestionFeatures.NEAR);
    assertThat(changed).isNotEqualTo(text);
  }
}
