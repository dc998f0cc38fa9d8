package org.tribune.site.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.sitting.SittingId;

class AlikeGroupsTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  private static final Instant NOW = Instant.parse("2026-11-25T18:30:00Z");

  private final AlikeGroups groups = new AlikeGroups();
  private final List<Question> questions = new ArrayList<>();

  private Question ask(String text) {
    Question question =
        Question.asked(
            new QuestionId("q" + questions.size()),
            SITTING,
            Optional.empty(),
            new Author("Nom " + questions.size(), ""),
            text,
            Set.of(),
            NOW.plusSeconds(questions.size()));
    questions.add(question);
    return question;
  }

  @Test
  void texts_madeFromOne_fromTwentyFiveSenders_areOneGroup() {
    ask("Quand la piscine rouvrira-t-elle ?");
    String[] greetings = {"Bonjour", "Bonsoir", "Madame", "Monsieur le maire", "Salut"};
    List<QuestionId> spread = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      spread.add(
          ask(greetings[i % 5]
                  + ", pourquoi laissez-vous construire cette horrible usine à côté de chez"
                  + " nous, sans rien demander à personne ? Réf. "
                  + (100 + 7 * i)
                  + "!".repeat(i % 3))
              .id());
    }
    ask("Et le chemin du moulin, qui l'entretient en hiver ?");
    Map<QuestionId, QuestionId> found = groups.of(questions);
    assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(spread);
    assertThat(found.values()).containsOnly(spread.getFirst());
  }

  @Test
  void questionsOnOneSubject_areNoGroup() {
    ask("Quand la route de l'étang sera-t-elle rouverte à la circulation ?");
    ask("Pourquoi la route de l'étang est-elle fermée depuis si longtemps ?");
    ask("Combien coûtent les travaux de la route de l'étang, et qui les paie ?");
    ask("La route de l'étang : le bus scolaire y passera-t-il de nouveau en mars ?");
    assertThat(groups.of(questions)).isEmpty();
  }

  @Test
  void twoOfAKind_orWhatIsDecided_areNoGroup() {
    String text = "Stop aux éoliennes dans notre vallée, signez la pétition tout de suite";
    ask(text);
    ask(text + " !");
    assertThat(groups.of(questions)).isEmpty();
    Question third = ask(text + " !!");
    assertThat(groups.of(questions)).hasSize(3);
    questions.set(2, third.published("Ana", NOW));
    assertThat(groups.of(questions)).isEmpty();
  }

  @Test
  void shortTexts_areAlikeOnlyIfTheyAreTheSame() {
    ask("Et la fibre ?");
    ask("Et la fibre !");
    ask("ET LA FIBRE ?");
    ask("Et la vibre ?");
    assertThat(groups.of(questions)).hasSize(3);
  }
}
