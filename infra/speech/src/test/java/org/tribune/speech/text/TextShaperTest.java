package org.tribune.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.Tones;
import org.tribune.speech.Word;

final class TextShaperTest {
  private static final List<String> NAMES =
      List.of(
          "Jean-Pierre Dupont",
          "Hôtel de Ville",
          "Saint-Étienne-du-Rouvray",
          "RN 20",
          "budget primitif");

  private final TextShaper shaper = shaper(Locale.FRENCH);

  private static TextShaper shaper(Locale language) {
    return new TextShaper(language, new Vocabulary(language, NAMES), /* doubtfulBelow= */ 0.4);
  }

  /** Words a tenth of a second apart; {@code |} is a pause of so many tenths after it. */
  private static Hypothesis said(int utterance, double from, boolean isFinal, String text) {
    List<Word> words = new ArrayList<>();
    double at = from;
    for (String each : text.split(" ", /* limit= */ -1)) {
      if (each.startsWith("|")) {
        at += Integer.parseInt(each.substring(1)) / 10.0;
      } else {
        words.add(
            Word.heard(each, Tones.seconds(at), Tones.seconds(at + 0.3), OptionalDouble.of(0.9)));
        at += 0.4;
      }
    }
    return new Hypothesis(utterance, isFinal, words);
  }

  private String shaped(String text) {
    return shaper.shape(said(0, 0, /* isFinal= */ true, text)).text();
  }

  @Test
  void shape_finalUtterance_isASentence() {
    assertThat(shaped("la séance est ouverte")).isEqualTo("La séance est ouverte.");
  }

  @Test
  void shape_whatIsBeingSaid_hasNoEndYet() {
    assertThat(shaper.shape(said(0, 0, /* isFinal= */ false, "la séance")).text())
        .isEqualTo("La séance");
  }

  @Test
  void shape_pauses_areCommasAndFullStops() {
    assertThat(shaped("mes chers collègues |5 bonsoir |10 la séance est ouverte"))
        .isEqualTo("Mes chers collègues, bonsoir. La séance est ouverte.");
  }

  @Test
  void shape_capitalsOnly_becomeSmallLetters() {
    assertThat(shaped("L'ÉCOLE EST FERMÉE")).isEqualTo("L’école est fermée.");
  }

  @Test
  void shape_namesOfTheSitting_areWrittenAsTheyAre() {
    assertThat(shaped("monsieur jean pierre dupont habite saint étienne du rouvray"))
        .isEqualTo("Monsieur Jean-Pierre Dupont habite Saint-Étienne-du-Rouvray.");
    assertThat(shaped("devant l'hôtel de ville ou à l'hôtel"))
        .isEqualTo("Devant l’Hôtel de Ville ou à l’hôtel.");
    assertThat(shaped("l'hôtel de l'ville")).isEqualTo("L’hôtel de l’ville.");
    assertThat(shaped("la rn 20 et le budget primitif"))
        .isEqualTo("La RN 20 et le budget primitif.");
  }

  @Test
  void shape_nameOfSeveralWords_lastsAsLongAsTheyDo() {
    Hypothesis shaped = shaper.shape(said(0, 10, /* isFinal= */ true, "oui jean pierre dupont"));
    assertThat(shaped.words())
        .extracting(Word::text)
        .containsExactly("Oui", "Jean-Pierre", "Dupont.");
    assertThat(shaped.words().get(1).start()).isEqualTo(Tones.seconds(10.4));
    assertThat(shaped.words().get(1).end()).isEqualTo(Tones.seconds(11.1));
  }

  @Test
  void shape_numbersAndCurses_stayAsTheyWereHeard() {
    assertThat(shaped("vingt mille euros et merde alors 30000"))
        .isEqualTo("Vingt mille euros et merde alors 30000.");
  }

  @Test
  void shape_questionByItsForm_hasItsSign() {
    assertThat(shaped("est-ce que quelqu'un s'oppose"))
        .isEqualTo("Est-ce que quelqu’un s’oppose\u202f?");
    assertThat(shaped("c'est ce que je dis")).isEqualTo("C’est ce que je dis.");
  }

  @Test
  void shape_engineThatWritesSentences_isLeftAsItIs() {
    assertThat(shaped("Bonsoir, la séance est ouverte ! jean pierre"))
        .isEqualTo("Bonsoir, la séance est ouverte ! jean pierre");
    assertThat(shaped("puis ceci")).isEqualTo("puis ceci");
  }

  @Test
  void shape_signsOfTheEngine_areSetAsFrenchSetsThem() {
    assertThat(shaped("Pourquoi? L'ordre: 12:30 Ah!"))
        .isEqualTo("Pourquoi\u202f? L’ordre\u00a0: 12:30 Ah\u202f!");
    assertThat(
            shaper(Locale.ENGLISH).shape(said(0, 0, /* isFinal= */ true, "Why? It's 12:30")).text())
        .isEqualTo("Why? It's 12:30");
  }

  @Test
  void shape_utteranceThatWasCutOffSinceItWasLong_goesOnInSmallLetters() {
    String fifty = "mot " + "puis ".repeat(48).strip();
    Hypothesis first = shaper.shape(said(0, 0, /* isFinal= */ true, fifty));
    assertThat(first.text()).startsWith("Mot puis").endsWith("puis");
    assertThat(shaper.shape(said(1, 19.6, /* isFinal= */ true, "et voilà")).text())
        .isEqualTo("et voilà.");
    assertThat(shaper.shape(said(2, 30, /* isFinal= */ true, "ensuite")).text())
        .isEqualTo("Ensuite.");
  }

  @Test
  void shape_wordThatWasHeardBadly_isMarked() {
    Word sure = Word.heard("oui", Tones.seconds(0), Tones.seconds(1), OptionalDouble.of(0.41));
    Word unsure = Word.heard("non", Tones.seconds(1), Tones.seconds(2), OptionalDouble.of(0.39));
    Word unknown = Word.heard("si", Tones.seconds(2), Tones.seconds(3), OptionalDouble.empty());
    assertThat(
            shaper
                .shape(new Hypothesis(0, /* isFinal= */ true, List.of(sure, unsure, unknown)))
                .words())
        .extracting(Word::isDoubtful)
        .containsExactly(false, true, false);
  }

  @Test
  void shape_anything_keepsNumberAndTimesOfAllThatWasSaid() {
    Hypothesis heard = said(7, 5, /* isFinal= */ true, "un deux |9 trois");
    Hypothesis shaped = shaper.shape(heard);
    assertThat(shaped.utterance()).isEqualTo(7);
    assertThat(shaped.isFinal()).isTrue();
    assertThat(shaped.words())
        .extracting(Word::start)
        .isEqualTo(heard.words().stream().map(Word::start).toList());
    assertThat(shaper.shape(new Hypothesis(8, /* isFinal= */ true, List.of())).words()).isEmpty();
  }
}
