package org.tribune.catalogue.minutes.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.Interruption;

final class MinutesComposerTest {
  private static List<Block> blocks(Evening evening) {
    return MinutesComposer.compose(evening.sources());
  }

  /** A line a block: its kind, who speaks, and the text. */
  private static String text(List<Block> blocks) {
    return blocks.stream()
        .map(each -> each.kind() + " " + each.speaker() + "|" + each.text())
        .collect(Collectors.joining("\n"))
        .replace('\u00A0', ' ');
  }

  private static String text(Evening evening) {
    return text(blocks(evening));
  }

  private static Block block(List<Block> blocks, String id) {
    return blocks.stream().filter(each -> each.id().value().equals(id)).findFirst().orElseThrow();
  }

  private static Vote vote(int minute, Cast... casts) {
    return new Vote(
        VoteOutcome.ADOPTED,
        /* isUnanimous= */ false,
        Optional.empty(),
        Optional.of(
            new Ballot(
                BallotKind.SHOW_OF_HANDS, Evening.at(minute), List.of(casts), /* blank= */ 0)));
  }

  private static Cast[] allFor() {
    return new Cast[] {
      new Cast(Evening.CHAIR, Position.FOR),
      new Cast(Evening.SECOND, Position.FOR),
      new Cast(Evening.THIRD, Position.FOR),
      new Cast(Evening.FOURTH, Position.FOR)
    };
  }

  @Test
  void compose_head_saysWhatTheLawAsksFor() {
    assertThat(text(new Evening()))
        .startsWith(
            """
            TITLE |Conseil communautaire : procès-verbal de la séance du mercredi 25 novembre 2026
            FACT Assemblée|Conseil communautaire
            FACT Date et heure|mercredi 25 novembre 2026 à 18 h 30
            FACT Lieu|Salle du conseil et par visioconférence
            FACT Convocation|envoyée le jeudi 19 novembre 2026
            FACT Présidence|Mme Claire MARTIN (Présidente)
            FACT Secrétaire de séance|Mme Anne PETIT
            HEADING |Membres de l’assemblée
            FACT Effectif|4 membres en exercice, 3 présents, 1 représenté par pouvoir et 4 votants
            FACT Quorum|atteint : 3 membres présents, pour 3 nécessaires
            MEMBER Mme Claire MARTIN|Présente
            Présidente
            MEMBER M. Paul DURAND|Présent
            1er vice-président
            MEMBER Mme Anne PETIT|Présente
            MEMBER M. Jean BLANC|Représenté par M. Paul DURAND
            HEADING |Ordre du jour
            LIST |1 Budget primitif 2027
            2 Voirie : marché de travaux
            3 Questions diverses
            ITEM |1 Budget primitif 2027
            """);
  }

  @Test
  void compose_end_hasItsHourAndSignatures() {
    assertThat(text(new Evening()))
        .endsWith(
            """
            HEADING |Levée de la séance
            EVENT |La séance est levée à 21 h 42.
            HEADING |Signatures
            SIGNATURE |La présidente de séance : Mme Claire MARTIN
            La secrétaire de séance : Mme Anne PETIT""");
  }

  @Test
  void compose_item_tellsInOrderWhatHappened() {
    Evening evening = new Evening().chapter(5, Evening.BUDGET).chapter(60, Evening.ROADS);
    evening.floor(6, "Mme Anne PETIT (Ensemble)").floor(8, "").floor(20, "M. Paul DURAND");
    evening.interrupted(Interruption.Kind.SUSPENSION, 10, 15);
    evening.changed(
        Evening.THIRD,
        new PresenceChange(
            Evening.at(30),
            Optional.of(Evening.BUDGET),
            Presence.REPRESENTED,
            Optional.of(Evening.CHAIR)));
    AgendaItem budget =
        evening
            .item(Evening.BUDGET)
            .change()
            .rapporteur("M. Paul DURAND")
            .summary("Le rapporteur présente le budget.")
            .motions(
                List.of(
                    new Motion(
                        new MotionId("m1"), "Amendement n° 1", Optional.of(vote(40, allFor())))))
            .vote(Optional.of(vote(45, allFor())))
            .build();
    List<Block> blocks = blocks(evening.with(budget));
    List<Block> item =
        blocks.stream().filter(each -> each.item().equals(Optional.of(Evening.BUDGET))).toList();
    assertThat(text(item))
        .isEqualTo(
            """
            ITEM |1 Budget primitif 2027
            FACT Rapport présenté par|M. Paul DURAND
            SUMMARY |Le rapporteur présente le budget.
            SPEECH Mme Anne PETIT|prend la parole.
            EVENT |La séance est suspendue de 18 h 40 à 18 h 45.
            SPEECH M. Paul DURAND|prend la parole.
            EVENT |Mme Anne PETIT quitte la séance à 19 h 00 et donne pouvoir à Mme Claire MARTIN.
            EVENT |Le quorum n’est pas réuni pour ce point : 2 membres présents, pour 3 nécessaires.
            VOTE |Amendement n° 1 : adopté à l’unanimité par 4 voix pour (dont 2 pouvoirs).
            VOTE |Adopté à l’unanimité par 4 voix pour (dont 2 pouvoirs).""");
    assertThat(block(blocks, "vote-budget").moment())
        .contains(new Moment(Evening.BROADCAST, Evening.at(45)));
    assertThat(block(blocks, "speech-s2").moment())
        .contains(new Moment(Evening.BROADCAST, Evening.at(6)));
    assertThat(text(blocks))
        .contains(
            "MEMBER Mme Anne PETIT|Présente, puis représentée par Mme Claire MARTIN à 19 h 00"
                + " (point 1)");
  }

  @Test
  void compose_english_isEnglish() {
    Evening evening = new Evening();
    evening.language = "en";
    assertThat(text(evening))
        .contains(
            "TITLE |Conseil communautaire: minutes of the sitting of Wednesday 25 November 2026")
        .contains("FACT Quorum|reached: 3 members present, 3 needed")
        .contains("EVENT |The sitting is closed at 21:42.")
        .doesNotContain("séance");
  }

  @Test
  void compose_whatIsBehindClosedDoors_isNowhere() {
    Evening evening =
        new Evening()
            .chapter(5, Evening.BUDGET)
            .chapter(60, Evening.ROADS)
            .floor(61, "M. Paul DURAND")
            .floor(70, "CACHÉ orateur")
            .chapter(80, Evening.OTHER)
            .chapter(100, Evening.BUDGET)
            .interrupted(Interruption.Kind.CLOSED_SESSION, 65, 90);
    evening.changed(
        Evening.THIRD,
        new PresenceChange(
            Evening.at(67), Optional.of(Evening.ROADS), Presence.LEFT, Optional.empty()));
    evening.changed(Evening.THIRD, PresenceChange.called(Evening.at(95), Presence.PRESENT));
    for (ItemId id : List.of(Evening.ROADS, Evening.OTHER)) {
      evening.with(
          evening
              .item(id)
              .change()
              .notes("CACHÉ note")
              .summary("CACHÉ résumé")
              .motions(
                  List.of(
                      new Motion(
                          new MotionId("m-" + id),
                          "CACHÉ amendement",
                          Optional.of(vote(75, allFor())))))
              .vote(Optional.of(vote(76, allFor())))
              .build());
    }
    evening.with(evening.item(Evening.BUDGET).change().notes("CACHÉ note").build());
    evening.said(62, "Je présente le marché.").said(72, "CACHÉ paroles").said(96, "Reprenons.");
    String text = text(evening);
    assertThat(text)
        .contains("EVENT |L’assemblée siège à huis clos de 19 h 35 à 20 h 00.")
        .contains("SPEECH M. Paul DURAND|prend la parole.")
        .contains("MEMBER Mme Anne PETIT|Présente\n")
        .doesNotContain("CACHÉ", "Adopté", "19 h 37", "19 h 45", "quitte", "revient");
    assertThat(MinutesComposer.leftOut(evening.sources()))
        .containsExactlyInAnyOrder(Evening.ROADS, Evening.OTHER);
    assertThat(MinutesTranscript.blocks(evening.sources(), evening.heard))
        .extracting(Block::text)
        .containsExactly("Je présente le marché.", "Reprenons.");
  }

  @Test
  void compose_aVoteWithoutItsHour_isLeftOutWhereDoorsWereClosed() {
    Vote vote = new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ true, Optional.empty());
    Evening evening = new Evening().chapter(5, Evening.BUDGET).chapter(60, Evening.ROADS);
    evening.with(evening.item(Evening.BUDGET).voted(Optional.of(vote)));
    evening.with(evening.item(Evening.ROADS).voted(Optional.of(vote)));
    evening.interrupted(Interruption.Kind.CLOSED_SESSION, 70, 90);
    assertThat(blocks(evening))
        .filteredOn(each -> each.kind() == BlockKind.VOTE)
        .extracting(Block::item)
        .containsExactly(Optional.of(Evening.BUDGET));
  }

  @Test
  void compose_marksOfManyClosedSessions_areNowhere() {
    int seen = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Evening evening = new Evening();
      int minute = 1;
      while (minute < 170) {
        int from = minute + random.nextInt(20);
        int until = from + 1 + random.nextInt(20);
        evening.interrupted(Interruption.Kind.CLOSED_SESSION, from, until);
        minute = until + 1;
      }
      IntStream.range(0, 60)
          .forEach(
              _ -> {
                int when = random.nextInt(190);
                evening.floor(when, "Orateur-" + when + "-");
              });
      String text = text(evening);
      for (int when = 0; when < 190; when++) {
        Instant at = Evening.at(when);
        boolean isClosed =
            evening.interruptions.stream()
                .anyMatch(each -> !at.isBefore(each.from()) && at.isBefore(each.until().get()));
        if (isClosed) {
          assertThat(text).as("seed " + seed).doesNotContain("Orateur-" + when + "-");
        } else if (text.contains("Orateur-" + when + "-")) {
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(500);
  }

  @Test
  void compose_questionsOfThePublic_areThereWithTheirAnswersAndNoName() {
    Evening evening = new Evening();
    Question asked =
        Question.asked(
            new QuestionId("q1"),
            Evening.ID,
            Optional.of(Evening.ROADS),
            new Author("Anonyme77", "Saint-Flour"),
            "Quand la rue sera-t-elle refaite ?",
            Set.of(),
            Evening.START);
    WrittenAnswer answer = new WrittenAnswer(Evening.END, "Le président", "En mars.");
    evening.questions.add(
        asked
            .published("m", Evening.START)
            .answered(new Answer(Optional.empty(), Optional.of(answer)), "m", Evening.END));
    evening.questions.add(
        Question.asked(
            new QuestionId("q2"),
            Evening.ID,
            Optional.empty(),
            new Author("Autre", ""),
            "CACHÉE, car personne ne l’a publiée",
            Set.of(),
            Evening.START));
    assertThat(text(evening))
        .contains(
            """
            ITEM |2 Voirie : marché de travaux
            QUESTION Question du public|Quand la rue sera-t-elle refaite ?
            ANSWER Le président|En mars.
            ITEM |3 Questions diverses
            """)
        .doesNotContain("Anonyme77", "CACHÉE");
  }

  @Test
  void compose_nothingKnown_isStillADraft() {
    Evening evening = new Evening();
    evening.sitting = evening.sitting.with(Attendance.NONE).withItems(List.of());
    assertThat(text(evening))
        .contains("FACT Convocation|à compléter", "FACT Présidence|à compléter")
        .contains("SIGNATURE |La présidence de séance\nLe secrétariat de séance")
        .doesNotContain("Membres", "Ordre du jour", "Quorum");
  }

  @Test
  void compose_longestThereIs_fitsIntoBlocks() {
    Evening evening = new Evening();
    evening.sitting =
        evening.sitting.withItems(
            IntStream.range(0, 1_000)
                .mapToObj(
                    each -> AgendaItem.of(new ItemId("i" + each), 0, "" + each, "é".repeat(500)))
                .toList());
    Minutes minutes = Minutes.draft(Evening.ID, "fr", blocks(evening), Evening.END, "clerk");
    assertThat(minutes.blocks())
        .filteredOn(each -> each.kind() == BlockKind.LIST)
        .hasSizeGreaterThan(20)
        .flatExtracting(each -> List.of(each.text().split("\n")))
        .hasSize(1_000);
  }

  @Test
  void compose_withdrawnAfterItsVote_tellsBoth() {
    Evening evening = new Evening();
    Vote vote =
        new Vote(
            VoteOutcome.WITHDRAWN, /* isUnanimous= */ false, Optional.of(new Tally(3, 1, 0, 0)));
    evening.with(evening.item(Evening.BUDGET).voted(Optional.of(vote)));
    assertThat(text(evening))
        .contains("VOTE |Retiré de l’ordre du jour après un vote (3 voix pour et 1 contre).");
  }

  @Test
  void compose_twice_isTheSame() {
    Evening evening =
        new Evening()
            .chapter(5, Evening.BUDGET)
            .floor(6, "M. Paul DURAND")
            .floor(9, "Mme Anne PETIT");
    assertThat(blocks(evening)).isEqualTo(blocks(evening));
  }

  @Test
  void transcript_isPartedBySpeakerItemAndPause() {
    Evening evening =
        new Evening()
            .chapter(5, Evening.BUDGET)
            .floor(5, "Mme Anne PETIT")
            .floor(7, "M. Paul DURAND")
            .said(5, "Bonsoir.")
            .said(6, "Je commence.")
            .said(7, "Merci.");
    List<Block> blocks = MinutesTranscript.blocks(evening.sources(), evening.heard);
    assertThat(text(blocks))
        .isEqualTo(
            """
            TRANSCRIPT Mme Anne PETIT|Bonsoir.
            TRANSCRIPT Mme Anne PETIT|Je commence.
            TRANSCRIPT M. Paul DURAND|Merci.""");
    assertThat(blocks).allSatisfy(each -> assertThat(each.item()).contains(Evening.BUDGET));
  }
}
