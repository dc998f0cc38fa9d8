package org.tribune.catalogue.minutes.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;

final class VoteSentenceTest {
  private static final Instant START = Instant.parse("2026-11-25T17:30:00Z");
  private static final Instant LATER = START.plusSeconds(3_600);
  private static final int MEMBERS = 40;

  /** Members a0 to a39; the last six gave their proxies to the first six. */
  private static Sitting sitting() {
    List<Speaker> speakers = new ArrayList<>();
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      String name = (i % 2 == 0 ? "Mme" : "M.") + " Nom" + i;
      speakers.add(new Speaker(id(i), name, "", "", ""));
      PresenceChange called =
          i < MEMBERS - 6
              ? PresenceChange.called(START, Presence.PRESENT)
              : PresenceChange.represented(START, id(i - MEMBERS + 6));
      seats.add(Seat.of(id(i)).then(called));
    }
    return Sitting.draft(
            new SittingId("s1"),
            SittingFacts.of("Conseil", START, ZoneId.of("Europe/Paris")).build(),
            START,
            "clerk")
        .withSpeakers(speakers)
        .with(Attendance.NONE.with(seats));
  }

  private static SpeakerId id(int member) {
    return new SpeakerId("a" + member);
  }

  private static Ballot ballot(BallotKind kind, Cast... others) {
    List<Cast> casts = new ArrayList<>(Arrays.asList(others));
    List<SpeakerId> named = casts.stream().map(Cast::voter).toList();
    IntStream.range(0, MEMBERS)
        .mapToObj(VoteSentenceTest::id)
        .filter(each -> !named.contains(each))
        .forEach(each -> casts.add(new Cast(each, Position.FOR)));
    return new Ballot(kind, LATER, casts, /* blank= */ 0);
  }

  private static Cast cast(int member, Position position) {
    return new Cast(id(member), position);
  }

  private static Vote vote(VoteOutcome outcome, Ballot ballot) {
    return new Vote(outcome, /* isUnanimous= */ false, Optional.empty(), Optional.of(ballot));
  }

  private static Vote counted(VoteOutcome outcome, int pro, int contra, int abstentions) {
    return new Vote(
        outcome,
        /* isUnanimous= */ false,
        Optional.of(new Tally(pro, contra, abstentions, /* notTakingPart= */ 0)));
  }

  private static String french(Vote vote) {
    String sentence = new VoteSentence(sitting(), MinutesWording.of("fr")).of(vote);
    assertThat(sentence).doesNotContain("{").doesNotContain("  ");
    return sentence.replace('\u00A0', ' ');
  }

  private static String english(Vote vote) {
    return new VoteSentence(sitting(), MinutesWording.of("en")).of(vote).replace('\u00A0', ' ');
  }

  @Test
  void of_showOfHands_namesThoseAgainstAndAbstaining() {
    Vote vote =
        vote(
            VoteOutcome.ADOPTED,
            ballot(
                BallotKind.SHOW_OF_HANDS,
                cast(1, Position.AGAINST),
                cast(2, Position.AGAINST),
                cast(3, Position.ABSTAINS)));
    assertThat(french(vote))
        .isEqualTo(
            "Adopté à la majorité par 37 voix pour (dont 6 pouvoirs), 2 contre (M. Nom1, Mme Nom2)"
                + " et 1 abstention (M. Nom3).");
    assertThat(english(vote))
        .isEqualTo(
            "Adopted by a majority of 37 votes for (6 by proxy), 2 against (M. Nom1, Mme Nom2)"
                + " and 1 abstention (M. Nom3).");
  }

  @Test
  void of_numbersAndNames_areKeptOnOneLine() {
    String sentence =
        new VoteSentence(sitting(), MinutesWording.of("fr"))
            .of(
                vote(
                    VoteOutcome.ADOPTED,
                    ballot(BallotKind.SHOW_OF_HANDS, cast(1, Position.AGAINST))));
    assertThat(sentence)
        .contains("39\u00A0voix pour", "6\u00A0pouvoirs", "1\u00A0contre", "M.\u00A0Nom1");
  }

  @Test
  void of_unanimous_saysWhoWasRepresented() {
    assertThat(french(vote(VoteOutcome.ADOPTED, ballot(BallotKind.SHOW_OF_HANDS))))
        .isEqualTo("Adopté à l’unanimité par 40 voix pour (dont 6 pouvoirs).");
    assertThat(french(new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ true, Optional.empty())))
        .isEqualTo("Adopté à l’unanimité.");
  }

  @Test
  void of_proxyOfADissenter_isNamedSo() {
    assertThat(
            french(
                vote(
                    VoteOutcome.ADOPTED,
                    ballot(
                        BallotKind.SHOW_OF_HANDS,
                        cast(0, Position.AGAINST),
                        cast(34, Position.AGAINST)))))
        .isEqualTo(
            "Adopté à la majorité par 38 voix pour (dont 5 pouvoirs) et 2 contre (Mme Nom0, Mme"
                + " Nom34 par pouvoir).");
  }

  @Test
  void of_interest_tellsWhoLeftTheRoom() {
    assertThat(
            french(
                vote(
                    VoteOutcome.ADOPTED,
                    ballot(
                        BallotKind.SHOW_OF_HANDS,
                        cast(0, Position.NO_PART),
                        cast(9, Position.NO_PART),
                        cast(34, Position.NO_PART),
                        cast(8, Position.NO_VOTE)))))
        .isEqualTo(
            "Adopté à l’unanimité par 36 voix pour (dont 5 pouvoirs). Ayant un intérêt dans"
                + " l’affaire, Mme Nom0 et M. Nom9 ont quitté la salle et n’ont pas pris part au"
                + " vote. Le pouvoir de Mme Nom34 n’est pas exercé. Mme Nom8 n’a pas voté.");
  }

  @Test
  void of_rollCall_namesEverybody() {
    Cast[] casts = new Cast[MEMBERS];
    for (int i = 0; i < MEMBERS; i++) {
      Position position = i == 0 ? Position.FOR : i < 3 ? Position.ABSTAINS : Position.NO_VOTE;
      casts[i] = cast(i, position);
    }
    String sentence = french(vote(VoteOutcome.ADOPTED, ballot(BallotKind.ROLL_CALL, casts)));
    assertThat(sentence)
        .startsWith(
            "Au scrutin public, adopté à l’unanimité des suffrages exprimés par 1 voix pour et 2"
                + " abstentions. Pour : Mme Nom0. Abstentions : M. Nom1, Mme Nom2. M. Nom3,")
        .endsWith("Mme Nom38 par pouvoir et M. Nom39 par pouvoir n’ont pas voté.");
  }

  @Test
  void of_secretBallot_hasNumbersAndNoName() {
    Vote vote =
        new Vote(
            VoteOutcome.ADOPTED,
            /* isUnanimous= */ false,
            Optional.of(new Tally(20, 14, 0, /* notTakingPart= */ 2)),
            Optional.of(new Ballot(BallotKind.SECRET, LATER, List.of(), /* blank= */ 4)));
    assertThat(french(vote))
        .isEqualTo(
            "Au scrutin secret, adopté à la majorité par 20 voix pour, 14 contre et 4 bulletins"
                + " blancs ou nuls. 2 membres n’ont pas pris part au vote.");
    assertThat(english(vote))
        .startsWith("By secret ballot, adopted by a majority of 20 votes for,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADOPTED   | 31 | 2  | 1 | Adopté à la majorité par 31 voix pour, 2 contre et 1 abstention.",
        "ADOPTED   | 1  | 0  | 0 | Adopté à l’unanimité par 1 voix pour.",
        "ADOPTED   | 30 | 0  | 2 | Adopté à l’unanimité des suffrages exprimés par 30 voix pour et 2 abstentions.",
        "ADOPTED   | 12 | 12 | 0 | Adopté par 12 voix pour et 12 contre, la voix de la présidence étant prépondérante.",
        "ADOPTED   | 0  | 0  | 5 | Adopté par aucune voix pour et 5 abstentions.",
        "ADOPTED   | 3  | 9  | 0 | Adopté par 3 voix pour et 9 contre.",
        "ADOPTED   | 0  | 0  | 0 | Adopté, personne n’ayant pris part au vote.",
        "REJECTED  | 10 | 20 | 1 | Rejeté par 20 voix contre, 10 pour et 1 abstention.",
        "REJECTED  | 0  | 20 | 0 | Rejeté à l’unanimité par 20 voix contre.",
        "REJECTED  | 7  | 7  | 0 | Rejeté par 7 voix contre et 7 pour, la voix de la présidence étant prépondérante.",
        "REJECTED  | 0  | 0  | 0 | Rejeté, personne n’ayant pris part au vote.",
        "WITHDRAWN | 31 | 2  | 1 | Retiré de l’ordre du jour après un vote (31 voix pour, 2 contre et 1 abstention).",
        "WITHDRAWN | 0  | 0  | 0 | Retiré de l’ordre du jour.",
        "POSTPONED | 0  | 0  | 0 | Renvoyé à une séance ultérieure.",
      })
  void of_counted_isASentenceOfFrench(
      VoteOutcome outcome, int pro, int contra, int abstentions, String sentence) {
    assertThat(french(counted(outcome, pro, contra, abstentions))).isEqualTo(sentence);
  }

  @Test
  void of_notCounted_saysSo() {
    assertThat(french(new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ false, Optional.empty())))
        .isEqualTo("Adopté, sans décompte des voix.");
    assertThat(french(new Vote(VoteOutcome.REJECTED, /* isUnanimous= */ true, Optional.empty())))
        .isEqualTo("Rejeté à l’unanimité.");
    assertThat(english(new Vote(VoteOutcome.POSTPONED, /* isUnanimous= */ false, Optional.empty())))
        .isEqualTo("Put off to a later sitting.");
  }

  @Test
  void of_tieOfASecretBallot_isNotDecidedByTheChair() {
    Vote vote =
        new Vote(
            VoteOutcome.REJECTED,
            /* isUnanimous= */ false,
            Optional.of(new Tally(7, 7, 0, 0)),
            Optional.of(new Ballot(BallotKind.SECRET, LATER, List.of(), /* blank= */ 1)));
    assertThat(french(vote))
        .isEqualTo(
            "Au scrutin secret, rejeté par 7 voix contre, 7 pour et 1 bulletin blanc ou nul.");
  }

  @Test
  void of_voterWhoIsNoLongerThere_isCountedWithoutAName() {
    Vote vote =
        vote(
            VoteOutcome.ADOPTED,
            ballot(
                BallotKind.SHOW_OF_HANDS,
                cast(1, Position.AGAINST),
                new Cast(new SpeakerId("gone"), Position.AGAINST)));
    assertThat(french(vote)).contains("2 contre (M. Nom1).");
  }

  @Test
  void behind_motion_goesOnInSmallLetters() {
    Vote vote = counted(VoteOutcome.REJECTED, 10, 20, 0);
    assertThat(new VoteSentence(sitting(), MinutesWording.of("fr")).behind("Amendement n° 2", vote))
        .isEqualTo("Amendement n°\u00A02\u00A0: rejeté par 20\u00A0voix contre et 10\u00A0pour.");
    assertThat(new VoteSentence(sitting(), MinutesWording.of("en")).behind("", vote))
        .isEqualTo("Amendment: rejected by 20\u00A0votes against and 10\u00A0for.");
  }
}
