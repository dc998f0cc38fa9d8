package org.tribune.catalogue.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DeliberationNumbersTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static AgendaItem item(String id, Optional<VoteOutcome> outcome, String number) {
    return AgendaItem.of(new ItemId(id), 0, "", "Budget")
        .change()
        .vote(outcome.map(each -> new Vote(each, false, Optional.empty(), Optional.empty())))
        .deliberation(
            number.isEmpty()
                ? Optional.empty()
                : Optional.of(new Deliberation(number, "7.1", Optional.empty(), Optional.empty())))
        .build();
  }

  private static AgendaItem adopted(String id, String number) {
    return item(id, Optional.of(VoteOutcome.ADOPTED), number);
  }

  private static List<String> numbers(String pattern, List<String> taken, AgendaItem... items) {
    return DeliberationNumbers.number(List.of(items), pattern, DAY, taken).stream()
        .map(each -> each.deliberation().map(Deliberation::number).orElse(""))
        .toList();
  }

  @Test
  void number_whatWasDecided_hasOneInOrder() {
    assertThat(
            numbers(
                "2026-11-{n}",
                List.of(),
                item("a", Optional.empty(), ""),
                adopted("b", ""),
                item("c", Optional.of(VoteOutcome.REJECTED), ""),
                item("d", Optional.of(VoteOutcome.WITHDRAWN), ""),
                item("e", Optional.of(VoteOutcome.POSTPONED), ""),
                adopted("f", "")))
        .containsExactly("", "2026-11-1", "2026-11-2", "", "", "2026-11-3");
  }

  @Test
  void number_oneThatIsThere_staysAndIsNotGivenTwice() {
    assertThat(
            numbers(
                "{year}-{n:3}",
                List.of(),
                adopted("a", ""),
                adopted("b", "2026-007"),
                adopted("c", "12 bis"),
                adopted("d", "")))
        .containsExactly("2026-008", "2026-007", "12 bis", "2026-009");
  }

  @Test
  void number_again_changesNothing() {
    List<AgendaItem> once =
        DeliberationNumbers.number(
            List.of(adopted("a", ""), adopted("b", "")), "{n}", DAY, List.of());
    assertThat(DeliberationNumbers.number(once, "{n}", DAY, List.of())).isEqualTo(once);
  }

  @Test
  void number_goesOnWithinWhatThePatternSays() {
    List<String> taken = List.of("2026-11-4", "2026-10-9", "2025-11-20", "2026-11-4-b", "");
    assertThat(numbers("{year}-{month}-{n}", taken, adopted("a", ""))).containsExactly("2026-11-5");
    assertThat(numbers("{year}-{month}-{day}/{n}", taken, adopted("a", "")))
        .containsExactly("2026-11-24/1");
    assertThat(numbers("D{year}{n:2}", List.of("D202609", "D202599"), adopted("a", "")))
        .containsExactly("D202610");
  }

  @Test
  void number_keepsWhatElseIsKnownOfTheDecision() {
    AgendaItem item =
        adopted("a", "")
            .change()
            .deliberation(
                Optional.of(new Deliberation("", "5.2", Optional.empty(), Optional.empty())))
            .build();
    assertThat(DeliberationNumbers.number(List.of(item), "{n}", DAY, List.of()).getFirst())
        .extracting(each -> each.deliberation().orElseThrow())
        .isEqualTo(new Deliberation("1", "5.2", Optional.empty(), Optional.empty()));
  }

  @Test
  void number_withoutPattern_isNone() {
    assertThat(Stream.of("", "2026", "{n}{n}", "{month}").noneMatch(DeliberationNumbers::isPattern))
        .isTrue();
    assertThat(numbers("", List.of(), adopted("a", ""))).containsExactly("");
  }
}
