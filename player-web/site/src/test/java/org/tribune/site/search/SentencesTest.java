package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.text.StringCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  private static List<String> forwards(String text) {
    Sentences sentences = new Sentences();
    sentences.setText(text);
    List<String> all = new ArrayList<>();
    int from = sentences.first();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      all.add(text.substring(from, end));
      from = end;
    }
    return all;
  }

  private static List<String> backwards(String text) {
    Sentences sentences = new Sentences();
    sentences.setText(new StringCharacterIterator(text));
    List<String> all = new ArrayList<>();
    int end = sentences.last();
    for (int from = sentences.previous(); from != BreakIterator.DONE; from = sentences.previous()) {
      all.addFirst(text.substring(from, end));
      end = from;
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Le budget est voté. |Qui est contre ? |« Personne. » |Il monte à 12.5 M€, soit 3 %.",
        "Vu l'art. premier du code… |Décide :\f|L'article 2 [...] reste.",
        "Sans fin",
        "Fin. "
      })
  void sentences_fromEitherEnd_areTheSame(String marked) {
    List<String> sentences = List.of(marked.split("\\|"));
    String text = String.join("", sentences);
    assertThat(forwards(text)).isEqualTo(sentences);
    assertThat(backwards(text)).isEqualTo(sentences);
  }

  @Test
  void following_aPlaceWithinASentence_isItsEnd() {
    Sentences sentences = new Sentences();
    sentences.setText("Une. Deux. Trois.");
    assertThat(sentences.following(0)).isEqualTo(5);
    assertThat(sentences.preceding(8)).isEqualTo(5);
    assertThat(sentences.isBoundary(5)).isTrue();
    assertThat(sentences.isBoundary(6)).isFalse();
    assertThat(sentences.following(17)).isEqualTo(BreakIterator.DONE);
    assertThat(sentences.preceding(0)).isEqualTo(BreakIterator.DONE);
    sentences.first();
    assertThat(sentences.next(2)).isEqualTo(11);
    assertThat(sentences.next(-1)).isEqualTo(5);
    assertThat(sentences.next(9)).isEqualTo(BreakIterator.DONE);
  }
}
