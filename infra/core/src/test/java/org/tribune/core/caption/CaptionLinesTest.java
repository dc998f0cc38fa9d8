package org.tribune.core.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CaptionLinesTest {
  /** Words of 0.3 s, one after the other; {@code |} is a pause of 1.2 s. */
  private static List<SpokenWord> said(String text) {
    List<SpokenWord> words = new ArrayList<>();
    long at = 0;
    for (String each : text.split(" ", -1)) {
      if (each.equals("|")) {
        at += 1_200;
      } else {
        words.add(
            new SpokenWord(
                each,
                Duration.ofMillis(at),
                Duration.ofMillis(at + 300),
                /* isUncertain= */ false));
        at += 300;
      }
    }
    return words;
  }

  private static List<String> captions(List<SpokenWord> words) {
    return CaptionLines.cut(words).stream().map(CaptionLines::text).toList();
  }

  @Test
  void sentence_thatFits_isOneCaption() {
    assertThat(captions(said("Mesdames et Messieurs, la séance est ouverte.")))
        .containsExactly("Mesdames et Messieurs,\nla séance est ouverte.");
  }

  @Test
  void sentence_thatEnds_endsItsCaption() {
    assertThat(captions(said("Le budget est adopté à l'unanimité. Passons au point suivant.")))
        .containsExactly("Le budget est adopté à l'unanimité.", "Passons au point suivant.");
  }

  @Test
  void sentence_thatIsShort_goesOn() {
    assertThat(captions(said("Oui. Merci. Monsieur Blanc ?")))
        .containsExactly("Oui. Merci. Monsieur Blanc ?");
  }

  @Test
  void pause_endsACaption() {
    assertThat(captions(said("je ne sais pas | enfin si")))
        .containsExactly("je ne sais pas", "enfin si");
  }

  @Test
  void wordThatIsLongerThanALine_standsAlone() {
    String long_ = "anticonstitutionnellement".repeat(3);
    assertThat(captions(said("Or " + long_ + " oui"))).contains("Or\n" + long_, "oui");
  }

  @Test
  void speechWithoutEnd_isCutIntoWhatCanBeRead() {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("début");
    for (int i = 0; i < 500; i++) {
      text.append(' ').append("x".repeat(1 + random.nextInt(12)));
    }
    List<SpokenWord> words = said(text.toString());

    List<List<SpokenWord>> cut = CaptionLines.cut(words);

    assertThat(cut.stream().flatMap(List::stream)).isEqualTo(words);
    for (List<SpokenWord> each : cut) {
      assertThat(CaptionLines.text(each).lines()).hasSizeLessThanOrEqualTo(2);
      assertThat(CaptionLines.text(each).lines()).allMatch(line -> line.length() <= 37);
      assertThat(each.getLast().end().minus(each.getFirst().start()).toSeconds())
          .isLessThanOrEqualTo(6);
    }
  }

  @Test
  void words_addedBehind_leaveWhatWasCutAsItIs() {
    List<SpokenWord> words =
        said(
            "Nous en venons au point trois de l'ordre du jour, le budget primitif de la commune."
                + " | Je donne la parole à Madame Petit, qui en est la rapporteuse, pour dix"
                + " minutes. Vous avez la parole.");
    List<String> before = List.of();
    for (int count = 1; count <= words.size(); count++) {
      List<String> now = captions(words.subList(0, count));
      int settled = Math.max(0, before.size() - 1);
      assertThat(now.subList(0, settled)).isEqualTo(before.subList(0, settled));
      before = now;
    }
    assertThat(before.stream().collect(Collectors.joining(" ")).replace("\n", " "))
        .isEqualTo(words.stream().map(SpokenWord::text).collect(Collectors.joining(" ")));
  }
}
