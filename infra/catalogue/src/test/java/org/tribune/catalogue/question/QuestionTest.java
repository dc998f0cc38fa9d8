package org.tribune.catalogue.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.text.ValidationException;

final class QuestionTest {
  private static final Instant NOW = Instant.parse("2026-11-25T18:30:00Z");
  private static final String TEXT = "Quand la route de l'étang sera-t-elle rouverte ?";
  private static final Author AUTHOR = new Author("Michèle", "Saint-Aubin");
  private static final JsonCodec<Question> CODEC = new JsonCodec<>(Question.class);
  private static final Answer SPOKEN =
      new Answer(Optional.of(new SpokenAnswer(new BroadcastId("b1"), NOW)), Optional.empty());
  private static final Answer WRITTEN =
      new Answer(Optional.empty(), Optional.of(new WrittenAnswer(NOW, "Le président", "En mars.")));

  /** What may be done, and from which states. */
  private static final Map<String, Act> ACTS =
      new TreeMap<>(
          Map.of(
              "publish",
              new Act(
                  each -> each.published("Ana", NOW),
                  EnumSet.of(
                      QuestionState.WAITING,
                      QuestionState.CONTESTED,
                      QuestionState.REFUSED,
                      QuestionState.MERGED)),
              "refuse",
              new Act(
                  each -> each.refused(RefusalReason.INSULT, "", "Ana", NOW),
                  EnumSet.of(
                      QuestionState.WAITING,
                      QuestionState.CONTESTED,
                      QuestionState.PUBLISHED,
                      QuestionState.ANSWERED,
                      QuestionState.MERGED)),
              "merge",
              new Act(
                  each -> each.merged(new QuestionId("leader"), "Ana", NOW),
                  EnumSet.of(
                      QuestionState.WAITING,
                      QuestionState.CONTESTED,
                      QuestionState.PUBLISHED,
                      QuestionState.MERGED)),
              "send",
              new Act(each -> each.sentToChair("Ana", NOW), EnumSet.of(QuestionState.PUBLISHED)),
              "show",
              new Act(each -> each.shown("Ana", NOW), EnumSet.of(QuestionState.PUBLISHED)),
              "answer",
              new Act(
                  each -> each.answered(SPOKEN, "Ana", NOW),
                  EnumSet.of(QuestionState.PUBLISHED, QuestionState.ANSWERED)),
              "correct",
              new Act(
                  each -> each.corrected(AUTHOR, TEXT + "?", Set.of(), NOW),
                  EnumSet.of(QuestionState.WAITING)),
              "contest",
              new Act(each -> each.contested("Mais si.", NOW), EnumSet.of(QuestionState.REFUSED)),
              "withdraw",
              new Act(each -> each.withdrawn(NOW), EnumSet.allOf(QuestionState.class)),
              "undo",
              new Act(each -> each.undone("Ana", NOW), EnumSet.allOf(QuestionState.class))));

  private record Act(UnaryOperator<Question> act, Set<QuestionState> from) {}

  private static Question asked() {
    return Question.asked(
        new QuestionId("q1"),
        new SittingId("20261125-conseil-k3v9"),
        Optional.of(new ItemId("item1")),
        AUTHOR,
        TEXT,
        Set.of(Flag.LINK),
        NOW);
  }

  @Test
  void anything_inAnyOrder_isDoneJustFromItsStatesAndReadBackAsItIs() {
    Random random = new Random(5);
    for (int walk = 0; walk < 300; walk++) {
      Question question = asked();
      for (int step = 0; step < 40; step++) {
        String name = List.copyOf(ACTS.keySet()).get(random.nextInt(ACTS.size()));
        if (name.equals("withdraw") && random.nextInt(10) > 0) {
          continue;
        }
        question = tried(question, name);
      }
    }
  }

  private static Act act(String name) {
    return Objects.requireNonNull(ACTS.get(name));
  }

  private static Question tried(Question before, String name) {
    Act act = act(name);
    Question after;
    try {
      after = act.act().apply(before);
    } catch (ValidationException e) {
      boolean isKnown =
          !act.from().contains(before.state())
              || (name.equals("undo") && before.steps().getLast().before().isEmpty())
              || (name.equals("contest") && before.contest().isPresent());
      assertThat(isKnown).as("%s from %s: %s", name, before.state(), e.getMessage()).isTrue();
      return before;
    }
    assertThat(act.from()).as(name).contains(before.state());
    assertThat(after.version()).isEqualTo(before.version());
    assertThat(CODEC.decode(CODEC.encode(after))).isEqualTo(after);
    if (name.equals("undo")) {
      assertThat(after.standing()).isEqualTo(before.steps().getLast().before().orElseThrow());
    }
    if (after.state().isPublic() && !before.state().isPublic() && !name.equals("undo")) {
      assertThat(name).isEqualTo("publish");
    }
    if (after.state() == QuestionState.WITHDRAWN) {
      assertThat(new String(CODEC.encode(after), StandardCharsets.UTF_8))
          .doesNotContain("route")
          .doesNotContain("Michèle");
    }
    return after;
  }

  @Test
  void withdrawn_isForGood() {
    Question withdrawn = asked().published("Ana", NOW).withdrawn(NOW);
    for (String name : List.of("publish", "refuse", "merge", "send", "answer", "undo")) {
      assertThatThrownBy(() -> act(name).act().apply(withdrawn))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void forgotten_keepsWhatItCameToAlone() {
    Question refused =
        asked().refused(RefusalReason.OTHER, "La route n'est pas au conseil.", "Ana", NOW);
    Question forgotten = refused.contested("Ma route !", NOW).forgotten(NOW);
    assertThat(forgotten.state()).isEqualTo(QuestionState.CONTESTED);
    assertThat(new String(CODEC.encode(forgotten), StandardCharsets.UTF_8))
        .doesNotContainIgnoringCase("route")
        .doesNotContain("Michèle");
  }

  @Test
  void answered_firstSpokenThenWritten_hasBoth() {
    Question answered =
        asked().published("Ana", NOW).answered(SPOKEN, "Ana", NOW).answered(WRITTEN, "Ana", NOW);
    Answer answer = answered.standing().answer().orElseThrow();
    assertThat(answer.spoken()).isPresent();
    assertThat(answer.written()).isPresent();
    assertThat(answered.undone("Ana", NOW).standing().answer()).contains(SPOKEN);
  }

  @Test
  void published_afterARefusalOfAnAnswered_isAnswered() {
    Question again =
        asked()
            .published("Ana", NOW)
            .answered(WRITTEN, "Ana", NOW)
            .refused(RefusalReason.INSULT, "", "Ben", NOW)
            .published("Ana", NOW);
    assertThat(again.state()).isEqualTo(QuestionState.ANSWERED);
  }

  @Test
  void contested_aSecondTime_isRefused() {
    Question decidedAgain =
        asked()
            .refused(RefusalReason.INSULT, "", "Ana", NOW)
            .contested("Non.", NOW)
            .refused(RefusalReason.INSULT, "", "Ben", NOW);
    assertThatThrownBy(() -> decidedAgain.contested("Encore.", NOW)).hasMessageContaining("final");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n ", "?!…", "\u200b\u200e\u202e"})
  void asked_withoutWords_isRefused(String text) {
    assertThatThrownBy(() -> Question.fit(text)).isInstanceOf(ValidationException.class);
  }

  @Test
  void asked_with1000Characters_isWhole_with1001_isRefused() {
    assertThat(Question.fit("é".repeat(1_000))).hasSize(1_000);
    assertThatThrownBy(() -> Question.fit("é".repeat(1_001)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("1001");
  }

  @Test
  void asked_withSignsThatTurnOrHide_hasThemNoMore() {
    assertThat(Question.fit("a\u202eb\u200bc\u0000 d <script>")).isEqualTo("abc d <script>");
  }

  @Test
  void merged_withItself_isRefused() {
    Question question = asked();
    assertThatThrownBy(() -> question.merged(question.id(), "Ana", NOW))
        .isInstanceOf(ValidationException.class);
  }

  private static MaskedText masking(Question question, String... passages) {
    List<MaskedText.Passage> found = new ArrayList<>();
    for (String each : passages) {
      int start = question.text().indexOf(each);
      found.add(new MaskedText.Passage(start, start + each.length()));
    }
    return MaskedText.ofAny(found);
  }

  private static Question withNumber() {
    return askedText("Appelez-moi au 06 12 34 56 78, demandez Jean 😀, pour la route.");
  }

  private static Question askedText(String text) {
    return Question.asked(
        new QuestionId("q1"),
        new SittingId("20261125-conseil-k3v9"),
        Optional.empty(),
        new Author("Michèle", ""),
        text,
        Set.of(),
        NOW);
  }

  @Test
  void shortened_isPublishedWithoutThePassages_andKeepsWhatItsAuthorWrote() {
    Question question = withNumber();
    Question shortened =
        question.shortened(masking(question, "Jean 😀", "06 12 34 56 78"), "Ana", NOW);
    assertThat(shortened.state()).isEqualTo(QuestionState.PUBLISHED);
    assertThat(shortened.text()).isEqualTo("Appelez-moi au […], demandez […], pour la route.");
    assertThat(shortened.original()).contains(question.text());
    assertThat(shortened.isShortened()).isTrue();
    Question undone = shortened.undone("Ana", NOW);
    assertThat(undone.text()).isEqualTo(question.text());
    assertThat(undone.state()).isEqualTo(QuestionState.WAITING);
    assertThat(undone.isShortened()).isFalse();
    assertThat(undone.original()).isEmpty();
  }

  @Test
  void shortened_onceMore_cannotBeUndone_sinceWhatWasHiddenWouldShow() {
    Question first = withNumber();
    Question once = first.shortened(masking(first, "06 12 34 56 78"), "Ana", NOW);
    Question twice = once.shortened(masking(once, "Jean"), "Ana", NOW);
    assertThat(twice.text()).doesNotContain("06", "Jean");
    assertThat(twice.original()).contains(first.text());
    assertThatThrownBy(() -> twice.undone("Ana", NOW)).isInstanceOf(ValidationException.class);
    Question trimmed = twice.trimmed(NOW);
    assertThat(trimmed.original()).isEmpty();
    assertThat(trimmed.isShortened()).isTrue();
  }

  @Test
  void masked_passagesThatAreNone_areRefused() {
    Question question = withNumber();
    assertThatThrownBy(() -> MaskedText.ofAny(List.of())).isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () ->
                question.shortened(
                    MaskedText.ofAny(List.of(new MaskedText.Passage(5, 4_000))), "Ana", NOW))
        .isInstanceOf(ValidationException.class);
    MaskedText all = MaskedText.ofAny(List.of(new MaskedText.Passage(0, question.text().length())));
    assertThatThrownBy(() -> question.shortened(all, "Ana", NOW))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void masked_halfOfASign_isNotLeft() {
    Question question = askedText("Route 😀 fermée ?");
    Question shortened =
        question.shortened(MaskedText.ofAny(List.of(new MaskedText.Passage(7, 8))), "Ana", NOW);
    assertThat(shortened.text()).isEqualTo("Route […] fermée ?");
  }

  @Test
  void note_isOfModeratorsAlone_andGoesWithTheText() {
    Question noted = withNumber().noted("Vu avec le maire.", "Ana", NOW);
    assertThat(noted.note().orElseThrow().text()).isEqualTo("Vu avec le maire.");
    assertThat(noted.published("Ana", NOW).note()).isPresent();
    assertThat(noted.noted(" ", "Ana", NOW).note()).isEmpty();
    assertThat(noted.forgotten(NOW).note()).isEmpty();
    assertThat(noted.withdrawn(NOW).note()).isEmpty();
  }
}
