package org.tribune.catalogue.minutes.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.text.ValidationException;

final class MinutesWordingTest {
  @TempDir private Path folder;

  private Path file(String lines) throws IOException {
    return Files.writeString(folder.resolve("minutes.properties"), lines);
  }

  @Test
  void of_bothLanguages_haveTheSameLinesWithTheSameValues() {
    MinutesWording french = MinutesWording.of("fr");
    MinutesWording english = MinutesWording.of("en");
    assertThat(french.keys()).isEqualTo(english.keys());
    for (String key : french.keys()) {
      assertThat(french.values(key)).as(key).containsAll(english.values(key));
    }
  }

  @Test
  void of_aTownsFile_itsLinesCountAndOursElsewhere() throws IOException {
    Path town = file("vote.withdrawn = retiré par le Maire\nvote.no-vote = Sans vote : {names}.\n");
    MinutesWording wording = MinutesWording.of("fr", Optional.of(town));
    assertThat(wording.text("vote.withdrawn")).isEqualTo("retiré par le Maire");
    assertThat(wording.text("vote.no-vote", Map.of("names", "M. X", "n", 1)))
        .isEqualTo("Sans vote\u00A0: M.\u00A0X.");
    assertThat(wording.text("vote.postponed")).isEqualTo("renvoyé à une séance ultérieure");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vote.withdrawm = retiré | minutes.wording-unknown",
        "vote.named = {count} ({voters}) | minutes.wording-value",
        "vote.named = {count | minutes.wording-broken",
        "format.hour = H 'h | minutes.wording-broken",
        "vote.named = \\u00zz | minutes.wording-unreadable",
      })
  void of_aLineThatCantBeUsed_isToldByItsName(String line, String code) throws IOException {
    Path town = file(line + "\n");
    assertThatThrownBy(() -> MinutesWording.of("fr", Optional.of(town)))
        .isInstanceOfSatisfying(
            ValidationException.class, refused -> assertThat(refused.code()).isEqualTo(code))
        .hasMessageContaining("minutes.properties");
  }

  @Test
  void of_aFileThatIsNoUtf8OrMissing_isTold() throws IOException {
    Path latin = folder.resolve("latin.properties");
    Files.write(latin, "title = Procès".getBytes(StandardCharsets.ISO_8859_1));
    for (Path each : List.of(latin, folder.resolve("none"))) {
      assertThatThrownBy(() -> MinutesWording.of("fr", Optional.of(each)))
          .isInstanceOfSatisfying(
              ValidationException.class,
              refused -> assertThat(refused.code()).isEqualTo("minutes.wording-unreadable"));
    }
  }

  @Test
  void list_oneTwoThree_areJoined() {
    MinutesWording french = MinutesWording.of("fr");
    assertThat(french.list(List.of("A"))).isEqualTo("A");
    assertThat(french.list(List.of("A", "B"))).isEqualTo("A et B");
    assertThat(french.list(List.of("A", "B", "C"))).isEqualTo("A, B et C");
    assertThat(MinutesWording.of("en").list(List.of("A", "B", "C"))).isEqualTo("A, B and C");
  }

  @Test
  void dayAndHour_areOfTheLanguage() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    Instant evening = Instant.parse("2026-12-01T18:05:00Z");
    assertThat(MinutesWording.of("fr").day(LocalDate.of(2026, 12, 1)))
        .isEqualTo("mardi 1er décembre 2026");
    assertThat(MinutesWording.of("fr").hour(evening, paris)).isEqualTo("19\u00A0h\u00A005");
    assertThat(MinutesWording.of("en").day(LocalDate.of(2026, 12, 1)))
        .isEqualTo("Tuesday 1\u00A0December 2026");
    assertThat(MinutesWording.of("en").hour(evening, paris)).isEqualTo("19:05");
  }

  @Test
  void noBreakSpaces_twice_areOnce() {
    String text = "M. Petit : « 31 voix », à 18 h 30 ; n° 2 !";
    String once = NoBreakSpaces.in(text, "fr");
    assertThat(once)
        .isEqualTo(
            "M.\u00A0Petit\u00A0: «\u00A031\u00A0voix\u00A0», à 18\u00A0h\u00A030\u00A0; n°\u00A02\u00A0!");
    assertThat(NoBreakSpaces.in(once, "fr")).isEqualTo(once);
  }
}
