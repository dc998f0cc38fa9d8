package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tribune.site.search.Library.NOW;
import static org.tribune.site.search.Library.item;
import static org.tribune.site.search.Library.marked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionFile;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.search.index.Kind;
import org.tribune.testkit.catalogue.RecordingSamples;

/** Questions are found as long as everybody may read them, and leave no trace afterwards. */
class QuestionSearchTest {
  private static final String TEXT = "Quand la passerelle sera-t-elle rouverte aux piétons ?";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Library library;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Sitting sitting;

  @BeforeEach
  void open() {
    library = new Library(folder.resolve("search"));
    sitting =
        library
            .sitting("2026-03-12", "Séance du printemps")
            .withItems(List.of(item("road", "1", "Voirie")));
    library.add(sitting);
  }

  @AfterEach
  void close() {
    library.close();
  }

  private SittingHit only(String text) {
    SearchAnswer answer = library.answer(text);
    assertThat(answer.total()).as(text).isEqualTo(1);
    return (SittingHit) answer.hits().getFirst();
  }

  private void assertHidden(String... words) {
    for (String word : words) {
      for (SearchAnswer answer :
          List.of(library.answer(word), library.answer(word + " voirie"), library.asStaff(word))) {
        assertThat(answer.total()).as(word).isZero();
        assertThat(answer.hits()).as(word).isEmpty();
        assertThat(answer.years()).as(word).isEmpty();
      }
    }
  }

  private Question answered(Question question, String text) {
    WrittenAnswer written = new WrittenAnswer(NOW, "Mme la maire", text);
    return library.replaced(
        question.answered(new Answer(Optional.empty(), Optional.of(written)), "Ana", NOW));
  }

  @Test
  void find_aPublishedQuestion_isFoundInBothLanguagesWithItsAnswer() {
    library.start();
    Question question = library.published(sitting.id(), "q1", TEXT);
    SittingHit hit = only("passerelles piéton");
    assertThat(hit.kind()).isEqualTo(Kind.QUESTION);
    assertThat(marked(hit.title()))
        .isEqualTo("Quand la [passerelle] sera-t-elle rouverte aux [piétons] ?");
    assertThat(hit.excerpt()).isEmpty();
    assertThat(hit.question().orElseThrow().question()).isEqualTo(question);
    assertThat(hit.question().orElseThrow().second()).isEmpty();

    answered(question, "Les travaux durent trois mois. Ouverture en juin, by the new footbridges.");
    hit = only("footbridge");
    assertThat(marked(hit.excerpt().orElseThrow().pieces())).contains("[footbridges]");
    assertThat(hit.question().orElseThrow().question().state().isPublic()).isTrue();
    assertThat(only("passerelle mars 2026").kind()).isEqualTo(Kind.QUESTION);
    assertThat(only("\"trois mois\" printemps").kind()).isEqualTo(Kind.QUESTION);
  }

  @Test
  void find_aLongQuestion_quotesThePassageThatTells() {
    library.start();
    String words = "Pourquoi la navette ne passe-t-elle plus ? ".repeat(8) + "Et la passerelle ?";
    library.published(sitting.id(), "q1", words);
    SittingHit hit = only("passerelle");
    assertThat(marked(hit.title())).hasSizeLessThan(150).endsWith("…").doesNotContain("[");
    assertThat(marked(hit.excerpt().orElseThrow().pieces())).contains("[passerelle]");
  }

  @Test
  void find_markupInAQuestion_isText() {
    library.start();
    library.published(sitting.id(), "q1", "<script>alert(1)</script> La passerelle ?");
    assertThat(marked(only("passerelle").title()))
        .isEqualTo("<script>alert(1)</script> La [passerelle] ?");
  }

  @Test
  void find_byItsAuthorsName_findsNothing() {
    library.start();
    library.published(sitting.id(), "q1", TEXT);
    assertHidden("lormont");
  }

  @Test
  void find_aQuestionOfAnItem_isFoundWithItsTitleAndAfterIt() {
    library.start();
    Question question = library.published(sitting.id(), "q1", "Et la voirie du bourg ?");
    library.replaced(question.moved(Optional.of(new ItemId("road")), "Ana", NOW));
    SearchAnswer answer = library.answer("voirie");
    assertThat(Library.titles(answer)).containsExactly("I Voirie", "Q Et la voirie du bourg ?");
    assertThat(only("bourg").item().orElseThrow().title()).isEqualTo("Voirie");
  }

  @Test
  void start_overQuestionsThatAreThere_findsWhatIsPublic() {
    library.published(sitting.id(), "q1", TEXT);
    library.asked(sitting.id(), "q2", "Et le belvédère ?");
    library.start();
    assertThat(only("passerelle").kind()).isEqualTo(Kind.QUESTION);
    assertHidden("belvédère");
  }

  @Test
  void find_whatIsNotPublic_isNowhere() {
    library.start();
    Question waiting = library.asked(sitting.id(), "q1", TEXT);
    assertHidden("passerelle");
    Question refused =
        library.replaced(waiting.refused(RefusalReason.OTHER, "Belvédère.", "Ana", NOW));
    assertHidden("passerelle", "belvédère");
    Question contested = library.replaced(refused.contested("Tourbillon.", NOW));
    assertHidden("passerelle", "tourbillon");
    Question published = library.replaced(contested.published("Ana", NOW));
    assertThat(only("passerelle").kind()).isEqualTo(Kind.QUESTION);
    assertHidden("belvédère", "tourbillon");
    Question again = library.replaced(published.refused(RefusalReason.INSULT, "", "Ana", NOW));
    assertHidden("passerelle");
    library.replaced(again.undone("Ana", NOW));
    assertThat(only("passerelle").kind()).isEqualTo(Kind.QUESTION);
    Question other = library.published(sitting.id(), "q2", "La même ?");
    library.replaced(
        library
            .catalogue
            .questions()
            .find(published.id())
            .orElseThrow()
            .merged(other.id(), "Ana", NOW));
    assertHidden("passerelle");
  }

  @Test
  void find_aWithdrawnOrForgottenQuestion_findsNothing() {
    library.start();
    Question first = library.published(sitting.id(), "q1", TEXT);
    Question second = library.published(sitting.id(), "q2", "Et le belvédère ?");
    assertThat(only("passerelle").kind()).isEqualTo(Kind.QUESTION);
    library.replaced(answered(first, "En juin, par le tourbillon.").withdrawn(NOW));
    library.replaced(second.refused(RefusalReason.INSULT, "", "Ana", NOW).forgotten(NOW));
    assertHidden("passerelle", "tourbillon", "belvédère");
  }

  @Test
  void find_ofASittingThatIsHidden_findsNothingUntilItIsShown() {
    library.start();
    library.published(sitting.id(), "q1", TEXT);
    assertThat(only("passerelle").kind()).isEqualTo(Kind.QUESTION);
    library.change(sitting.id(), each -> each.in(SittingStatus.DRAFT));
    assertHidden("passerelle");
    library.published(sitting.id(), "q2", "Et le belvédère ?");
    assertHidden("belvédère");
    library.change(sitting.id(), each -> each.in(SittingStatus.ANNOUNCED));
    assertThat(only("passerelle").kind()).isEqualTo(Kind.QUESTION);
    assertThat(only("belvédère").kind()).isEqualTo(Kind.QUESTION);
    assertThat(library.sittings.forget(sitting.id(), 2)).isTrue();
    assertHidden("passerelle", "belvédère");
  }

  @Test
  void find_afterABackupWasRestored_findsWhatIsInIt() {
    library.start();
    library.published(sitting.id(), "q1", TEXT);
    Question second = library.published(sitting.id(), "q2", "Et le belvédère ?");
    assertThat(only("belvédère").kind()).isEqualTo(Kind.QUESTION);
    List<QuestionFile> files = library.catalogue.questions().files(sitting.id());
    library.catalogue.questions().forget(sitting.id());
    assertHidden("passerelle", "belvédère");
    library.catalogue.questions().restore(files.getFirst());
    assertThat(only("passerelle").kind()).isEqualTo(Kind.QUESTION);
    assertHidden(second.text().split(" ", -1)[2]);
  }

  @Test
  void find_anAnswerOnAir_tellsTheSecondOfTheReplayOnceItCanBeWatched() {
    Question question = library.published(sitting.id(), "q1", TEXT);
    BroadcastId id = new BroadcastId("b-1");
    Instant live = Instant.parse("2026-03-12T17:30:00Z");
    library.catalogue.begin(RecordingSamples.recording(id.value(), live));
    SpokenAnswer spoken = new SpokenAnswer(id, live.plusMillis(754_300));
    library.replaced(
        question.answered(new Answer(Optional.of(spoken), Optional.empty()), "Ana", NOW));
    library.start();
    assertThat(only("passerelle").question().orElseThrow().second()).isEmpty();
    library.catalogue.update(
        id, each -> each.in(RecordingState.COMPLETE).endedAt(live.plusSeconds(7_200)));
    SittingHit hit = only("passerelle");
    assertThat(hit.recording()).contains(id);
    assertThat(hit.question().orElseThrow().second()).contains(754L);
    library.catalogue.update(id, each -> each.in(RecordingState.DELETING));
    assertThat(only("passerelle").question().orElseThrow().second()).isEmpty();
  }

  @Test
  void files_ofTheIndex_holdNothingOfAQuestionSecondsAfterItIsPublicNoMore() {
    // Others are in the same files.
    IntStream.range(0, 40)
        .forEach(each -> library.published(sitting.id(), "other" + each, "Voirie numéro " + each));
    Question question = library.published(sitting.id(), "q1", "Le xylophonistique et la voirie ?");
    library.start();
    assertThat(only("xylophonistique").kind()).isEqualTo(Kind.QUESTION);
    await()
        .ignoreException(UncheckedIOException.class)
        .untilAsserted(() -> assertThat(filesWith("xylophonistique")).isNotEmpty());
    library.replaced(question.refused(RefusalReason.INSULT, "", "Ana", NOW));
    assertHidden("xylophonistique");
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreException(UncheckedIOException.class)
        .untilAsserted(
            () -> {
              assertThat(filesWith("xylophonistique")).isEmpty();
              assertThat(library.answer("xylophonistiqe").corrections()).isEmpty();
              assertThat(library.answer("xylophonistique").unknown())
                  .containsExactly("xylophonistique");
            });
    assertThat(library.answer("numéro").total()).isEqualTo(40);
  }

  /** Ends with an exception if the index moves its files meanwhile. */
  private List<Path> filesWith(String word) {
    try (Stream<Path> files = Files.walk(folder.resolve("search"))) {
      return files.filter(each -> holds(each, word)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, String word) {
    try {
      return Files.isRegularFile(file)
          && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
