package org.tribune.site.sitting.convocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatedMeetingTest {
  private static final LocalDate NEAR = LocalDate.of(2026, 11, 20);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          se réunira le mardi 24 novembre 2026 à 18 h 30 en mairie.                     | 2026-11-24 | 18:30 | Mairie
          Séance du MARDI 24 NOVEMBRE 2026 – 18H30 – SALLE POLYVALENTE                  | 2026-11-24 | 18:30 | SALLE POLYVALENTE
          aura lieu jeudi 3 décembre à 20h, salle du conseil, sous la présidence de M. X | 2026-12-03 | 20:00 | Salle du conseil
          est convoqué à la mairie le lundi 1er février 2027 à 19 heures                | 2027-02-01 | 19:00 | Mairie
          se réunira lundi 4 janvier à 18h00 au siège de la communauté, 1 rue X         | 2027-01-04 | 18:00 | Siège de la communauté, 1 rue X
          Réunion du 24/11/2026 à 18:30                                                 | 2026-11-24 | 18:30 | ''
          Meeting on Tuesday 24 November 2026 at 6.30 pm in the Council Chamber.        | 2026-11-24 | 18:30 | Council Chamber
          """)
  void of_aSentence_saysDayHourAndPlace(
      String sentence, LocalDate day, LocalTime time, String place) {
    assertThat(StatedMeeting.of(sentence, NEAR))
        .contains(new StatedMeeting(Optional.of(day), Optional.of(time), place, false));
  }

  @Test
  void of_aLetterThatIsMadeToTakeTime_takesNone() {
    // Searches that try the same letters again and again would take longer than anybody lives.
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String part : List.of("é", "\n", " ", ",", "é ", "¶\n", "lieu : ", "1 ", ".,")) {
            String run = part.repeat(130 / part.length());
            StatedMeeting.of("loi" + run + "_ 24 novembre 2026", NEAR);
            StatedMeeting.of(part.repeat(20_000 / part.length()) + "x", NEAR);
            StatedMeeting.of("Lieu : " + part.repeat(19_000 / part.length()) + "x", NEAR);
          }
        });
  }

  @Test
  void of_aLetter_isNotTheDayOnWhichItWasWrittenNorThatOfASittingBefore() {
    String letter =
        """
        ¶Saint-Flour, le mercredi 18 novembre 2026
        ¶Date de convocation : 18/11/2026
        ¶Le procès-verbal de la séance du 14 octobre 2026 à 18 h 30 est joint.
        ¶Le conseil se réunira le mardi 24
        novembre 2026 à 18 h 30 à l’hôtel de
        ville, pour délibérer.
        """;
    assertThat(StatedMeeting.of(letter, NEAR).orElseThrow())
        .isEqualTo(
            new StatedMeeting(
                Optional.of(LocalDate.of(2026, 11, 24)),
                Optional.of(LocalTime.of(18, 30)),
                "Hôtel de ville",
                false));
  }

  @Test
  void of_labels_areRead() {
    String letter =
        "¶Date : mardi 24 novembre 2026\nHeure : 18h30\nLieu : salle des fêtes, Neussargues";
    assertThat(StatedMeeting.of(letter, NEAR).orElseThrow().place())
        .isEqualTo("Salle des fêtes, Neussargues");
  }

  @Test
  void of_aWeekdayThatIsNotThatOfTheDate_isTold() {
    assertThat(
            StatedMeeting.of("se réunira le mardi 25 novembre 2026 à 18 h 30", NEAR)
                .orElseThrow()
                .isOtherWeekday())
        .isTrue();
  }

  @Test
  void of_aLetterWithoutADay_isNothing() {
    assertThat(StatedMeeting.of("¶Madame, Monsieur,\n¶Le 32 janvier n’est pas un jour.", NEAR))
        .isEmpty();
    assertThat(StatedMeeting.of("", NEAR)).isEmpty();
  }
}
