package org.tribune.site.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.tribune.site.opendata.Council.EVENING;
import static org.tribune.site.opendata.Council.amended;
import static org.tribune.site.opendata.Council.counted;
import static org.tribune.site.opendata.Council.item;
import static org.tribune.site.opendata.Council.listed;
import static org.tribune.site.opendata.Council.named;
import static org.tribune.site.opendata.Council.secret;
import static org.tribune.site.opendata.Council.signed;
import static org.tribune.site.opendata.Council.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.site.http.ProblemException;

/** What the files say, what they leave out, and that they follow by themselves. */
final class OpenDataTest {
  private static final Collectivity TOWN =
      new Collectivity("Ville de Saint-Flour", "21860194600013");
  private static final String HEAD =
      "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,"
          + "BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,"
          + "VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL\r\n";
  private static final String TOWN_CELLS = "Ville de Saint-Flour,21860194600013,";

  private final Council council = new Council();

  @AfterEach
  void close() {
    council.close();
  }

  private static AgendaItem budget(Vote vote) {
    return item("budget", "Budget primitif 2027", vote, "2026-11-1", "7.1");
  }

  private List<String> gaps() {
    council.file("deliberations.csv");
    return council.data.missing().decisions().stream()
        .flatMap(each -> each.reasons().stream())
        .map(each -> each.code().orElseThrow())
        .toList();
  }

  @Test
  void deliberations_ofAListedVote_haveTheColumnsOfTheSchema() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    council.save(signed(listed(sitting("s1", EVENING, budget(named(EVENING)))), "budget", true));
    assertThat(council.text("deliberations.csv"))
        .isEqualTo(
            HEAD
                + TOWN_CELLS
                + "2026-11-1,2026-11-25,7.1,finances locales/décisions budgétaires,"
                + "Budget primitif 2027,,,,,3,3,2,1,0,"
                + "https://live.example.org/documents/s1/signed-budget.pdf\r\n");
    assertThat(gaps()).isEmpty();
  }

  @Test
  void deliberations_ofAnyText_keepRowsApartAndAreNoFormulas() {
    council.assembly(
        new Collectivity("=HYPERLINK(\"http://x\")", TOWN.siret()),
        /* publishesAttendance= */ false);
    council.save(
        listed(
            sitting(
                "s1",
                EVENING,
                item("a", "Voirie, \"étang\" ; שלום", named(EVENING), "@1", "8.3.2"),
                item("b", "=2+3\n« 🎭 »", named(EVENING), "@1", "8.3"))));
    assertThat(council.text("deliberations.csv").lines().skip(1))
        .containsExactly(
            "\"'=HYPERLINK(\"\"http://x\"\")\",21860194600013,'@1,2026-11-25,8.3,"
                + "domaines de compétences par thèmes/voirie,\"Voirie, \"\"étang\"\" ; שלום\","
                + ",,,,3,3,2,1,0,",
            "\"'=HYPERLINK(\"\"http://x\"\")\",21860194600013,'@1,2026-11-25,8.3,"
                + "domaines de compétences par thèmes/voirie,'=2+3 « 🎭 »,,,,,3,3,2,1,0,");
  }

  @Test
  void deliberations_ofWhatWasNotAdopted_areNoneAndNothingIsMissing() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    council.save(
        listed(
            sitting(
                "s1",
                EVENING,
                item("a", "Rejetée", counted(VoteOutcome.REJECTED, 1, 2, 0), "1", "7.1"),
                item("b", "Retirée", counted(VoteOutcome.WITHDRAWN, 0, 0, 0), "2", "7.1"),
                item("c", "Reportée", counted(VoteOutcome.POSTPONED, 0, 0, 0), "3", "7.1"))));
    assertThat(council.text("deliberations.csv")).isEqualTo(HEAD);
    assertThat(gaps()).isEmpty();
    assertThat(council.text("votes-2026.csv"))
        .contains(",Rejetée,fail,", ",Retirée,withdrawn,,", ",Reportée,postponed,,");
  }

  @Test
  void deliberations_ofADecisionThatLacksSomething_areLeftOutAndTheClerkIsTold() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    council.save(
        listed(
            sitting(
                "s1",
                EVENING,
                item("a", "Sans numéro", named(EVENING), "", ""),
                item("b", "Sans matière", named(EVENING), "2", ""),
                item("c", "Trop large", named(EVENING), "3", "7"),
                item("d", "Inconnue", named(EVENING), "4", "5.99"),
                item("e", "", named(EVENING), "5", "7.1"))));
    assertThat(council.text("deliberations.csv")).isEqualTo(HEAD);
    assertThat(gaps())
        .containsExactly(
            "open-data.no-number",
            "open-data.no-matter",
            "open-data.matter-too-broad",
            "open-data.matter-unknown",
            "open-data.no-title");
    assertThat(council.data.missing().decisions()).allMatch(each -> each.leftOut());
  }

  @Test
  void deliberations_ofAVoteThatDoesNotAddUp_haveNoNumbersAndTheClerkIsTold() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    Vote uncounted = new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ true, Optional.empty());
    council.save(
        listed(
            sitting(
                "s1",
                EVENING,
                item("a", "Non comptée", uncounted, "1", "7.1"),
                item("b", "Avec un blanc", secret(EVENING, /* blank= */ 1), "2", "7.1"),
                item("c", "Trop", counted(VoteOutcome.ADOPTED, 9, 0, 0), "3", "7.1"),
                item("d", "Secrète", secret(EVENING, /* blank= */ 0), "4", "7.1"),
                item("e", "Par personne", counted(VoteOutcome.ADOPTED, 0, 0, 0), "5", "7.1"),
                item("f", "Voix du maire", counted(VoteOutcome.ADOPTED, 1, 1, 0), "6", "7.1"))));
    assertThat(council.text("deliberations.csv").lines().skip(1))
        .extracting(each -> each.substring(each.indexOf("budgétaires,") + 12))
        .containsExactly(
            "Non comptée,,,,,,,,,,",
            "Avec un blanc,,,,,,,,,,",
            "Trop,,,,,,,,,,",
            "Secrète,,,,,3,2,2,0,0,",
            "Par personne,,,,,,,,,,",
            "Voix du maire,,,,,3,2,1,1,0,");
    assertThat(gaps())
        .containsExactly(
            "open-data.no-count",
            "open-data.blank-ballots",
            "open-data.more-votes-than-members",
            "open-data.no-count");
    assertThat(council.data.missing().decisions()).noneMatch(each -> each.leftOut());
  }

  @Test
  void deliberations_ofNobodysAssembly_areNoneUntilItHasASiret() {
    Sitting held = listed(sitting("s1", EVENING, budget(named(EVENING))));
    council.save(held);
    assertThat(council.text("deliberations.csv")).isEqualTo(HEAD);
    council.assembly(new Collectivity("Ville", ""), /* publishesAttendance= */ false);
    assertThat(council.text("deliberations.csv")).isEqualTo(HEAD);
    assertThat(gaps()).isEmpty();
    assertThat(council.data.missing().assemblies())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.decisions()).isEqualTo(1);
              assertThat(each.reason().toString()).contains(Council.BODY);
            });
    council.assembly(TOWN, /* publishesAttendance= */ false);
    assertThat(council.text("deliberations.csv")).contains(TOWN_CELLS + "2026-11-1,");
    assertThat(council.data.missing().assemblies()).isEmpty();
    assertThat(council.data.missing().rows()).isEqualTo(1);
  }

  @Test
  void deliberations_whereNobodyWasCalled_countWhoIsInOffice() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    Sitting held = listed(sitting("s1", EVENING, budget(counted(VoteOutcome.ADOPTED, 2, 1, 0))));
    council.save(held.with(Attendance.NONE));
    assertThat(council.text("deliberations.csv")).contains(",3,3,2,1,0,");
  }

  @Test
  void files_ofASittingOverMidnightAndYear_areOfTheDayThatItBegan() {
    council.assembly(TOWN, /* publishesAttendance= */ true);
    Instant start = Instant.parse("2026-12-31T22:30:00Z");
    Instant vote = Instant.parse("2026-12-31T23:20:00Z");
    council.save(listed(sitting("late", start, budget(named(vote)))));
    Instant next = Instant.parse("2026-12-31T23:30:00Z");
    council.save(listed(sitting("early", next, budget(named(next)))));
    assertThat(council.text("deliberations.csv"))
        .contains("2026-11-1,2026-12-31,7.1,", "2026-11-1,2027-01-01,7.1,");
    assertThat(council.text("votes-2026.csv"))
        .contains("late/budget,late,2026-12-31,", ",2026-12-31T23:20:00Z,")
        .doesNotContain("early/");
    assertThat(council.text("attendance-2026.csv").lines()).hasSize(4);
    assertThat(council.text("votes-2027.csv")).contains("early/budget,early,2027-01-01,");
  }

  @Test
  void sittings_whereTheHourComesTwice_areToldApart() {
    council.save(sitting("first", Instant.parse("2026-10-25T00:30:00Z")));
    council.save(sitting("second", Instant.parse("2026-10-25T01:30:00Z")));
    assertThat(council.text("sittings.csv"))
        .contains(",2026-10-25T02:30:00+02:00,passed,", ",2026-10-25T02:30:00+01:00,passed,");
  }

  @Test
  void item_withdrawnAfterItsVote_hasNoVoteAndNoNames() {
    council.assembly(TOWN, /* publishesAttendance= */ true);
    Vote named = named(EVENING);
    Vote withdrawn =
        new Vote(VoteOutcome.WITHDRAWN, /* isUnanimous= */ false, Optional.empty(), named.ballot());
    council.save(listed(sitting("s1", EVENING, budget(withdrawn))));
    assertThat(council.text("deliberations.csv")).isEqualTo(HEAD);
    assertThat(council.text("votes-2026.csv")).contains(",withdrawn,,,,,,,,,https://");
    assertThat(council.file("ballots-2026.csv")).isEmpty();
  }

  @Test
  void files_afterAVoteWasPutRight_sayTheOtherResult() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    Sitting before = listed(sitting("s1", EVENING, budget(counted(VoteOutcome.ADOPTED, 3, 0, 0))));
    council.save(before);
    String tag = council.file("deliberations.csv").orElseThrow().tag();
    assertThat(council.file("deliberations.csv").orElseThrow().tag()).isEqualTo(tag);
    assertThat(council.text("votes-2026.json")).contains("\"value\":3}");
    council.save(listed(sitting("s1", EVENING, budget(counted(VoteOutcome.ADOPTED, 2, 1, 0)))));
    PublishedFile after = council.file("deliberations.csv").orElseThrow();
    assertThat(after.tag()).isNotEqualTo(tag);
    assertThat(after.text()).contains(",3,3,2,1,0,");
    assertThat(council.text("votes-2026.json")).doesNotContain("\"value\":3}");
  }

  @Test
  void files_afterADocumentWasWithdrawn_nameItNoMore() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    Sitting published =
        signed(listed(sitting("s1", EVENING, budget(named(EVENING)))), "budget", true);
    council.save(published);
    for (String each : List.of("deliberations.csv", "sittings.json", "votes-2026.csv")) {
      assertThat(council.text(each)).as(each).contains("/signed-budget.pdf");
    }
    council.save(signed(published, "budget", /* isPublic= */ false));
    for (String each : List.of("deliberations.csv", "sittings.json", "votes-2026.csv")) {
      assertThat(council.text(each)).as(each).doesNotContain("signed-budget");
    }
  }

  @Test
  void files_ofADraftOrACancelledSitting_haveNoDecision() {
    council.assembly(TOWN, /* publishesAttendance= */ true);
    Sitting held = listed(sitting("secret-draft", EVENING, budget(named(EVENING))));
    council.save(Sitting.draft(held.id(), held.facts(), EVENING, "Anne").withItems(held.items()));
    council.save(
        listed(sitting("off", EVENING, budget(named(EVENING)))).in(SittingStatus.CANCELLED));
    assertThat(council.text("deliberations.csv")).isEqualTo(HEAD);
    assertThat(council.text("sittings.csv").lines().skip(1))
        .singleElement()
        .asString()
        .startsWith(
            "off,Conseil municipal,Séance « ordinaire »,2026-11-25T18:15:00+01:00,cancelled,");
    for (String each : List.of("votes-2026.csv", "ballots-2026.csv", "attendance-2026.csv")) {
      assertThat(council.file(each)).as(each).isEmpty();
    }
    council.data.files().forEach(each -> assertThat(each.text()).doesNotContain("secret-draft"));
  }

  @Test
  void files_whileTheDoorsAreClosed_haveNoVoteAndAfterwardsNoNameAndNoHour() {
    council.assembly(TOWN, /* publishesAttendance= */ true);
    Instant now = council.clock.now().toInstant();
    Sitting open =
        listed(sitting("s1", now, amended(budget(named(now.plusSeconds(60))), "Amendement")));
    council.save(open.withItems(List.of(budget(named(now.plusSeconds(60))))));
    council.close(open, now, Optional.empty());
    assertThat(council.text("deliberations.csv")).isEqualTo(HEAD);
    assertThat(council.text("votes-2026.csv")).doesNotContain(",pass,");
    assertThat(council.file("ballots-2026.csv")).isEmpty();
    // Nobody writes the sitting when the doors open: it is looked at again all the same.
    council.close(open, now, Optional.of(now.plusSeconds(120)));
    assertThat(council.text("deliberations.csv")).contains(",3,3,2,1,0,");
    assertThat(council.text("votes-2026.csv")).contains(",pass,false,,,2,1,0,0,,");
    assertThat(council.file("ballots-2026.csv")).isEmpty();
  }

  @Test
  void blanks_behindClosedDoors_leaveTheNumbersOutToo() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    Instant vote = EVENING.plusSeconds(60);
    Sitting held = listed(sitting("s1", EVENING, budget(secret(vote, /* blank= */ 1))));
    council.save(held);
    council.close(held, EVENING, Optional.of(vote.plusSeconds(60)));
    assertThat(council.text("deliberations.csv")).contains("Budget primitif 2027,,,,,,,,,,\r\n");
  }

  @Test
  void names_areThereWhereTheAssemblyPublishesThemAlone() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    council.save(listed(sitting("s1", EVENING, budget(named(EVENING)))));
    assertThat(council.file("ballots-2026.csv")).isEmpty();
    assertThat(council.file("attendance-2026.json")).isEmpty();
    council.data.files().forEach(each -> assertThat(each.text()).doesNotContain("MARTIN"));
    council.assembly(TOWN, /* publishesAttendance= */ true);
    assertThat(council.text("ballots-2026.csv").lines().skip(1))
        .containsExactly(
            "s1/budget,s1,2026-11-25,martin,Mme Claire MARTIN,Ensemble,yes",
            "s1/budget,s1,2026-11-25,dupont,\"M. Jean « Jo\"\" » DUPONT\",Ensemble,no",
            "s1/budget,s1,2026-11-25,levy,Mme Anne LÉVY,Ensemble,yes");
    assertThat(council.text("attendance-2026.csv").lines().skip(1))
        .containsExactly(
            "s1,2026-11-25,Conseil municipal,martin,Mme Claire MARTIN,Ensemble,present,,,true",
            "s1,2026-11-25,Conseil municipal,dupont,\"M. Jean « Jo\"\" » DUPONT\",Ensemble,absent,"
                + ",,true",
            "s1,2026-11-25,Conseil municipal,levy,Mme Anne LÉVY,Ensemble,represented,"
                + "Mme Claire MARTIN,,false");
    council.assembly(TOWN, /* publishesAttendance= */ false);
    assertThat(council.file("ballots-2026.csv")).isEmpty();
    council.data.files().forEach(each -> assertThat(each.text()).doesNotContain("MARTIN"));
  }

  @Test
  void names_takenBackWhileTheCatalogueIsAway_areGoneOnceItIsBack() {
    council.assembly(TOWN, /* publishesAttendance= */ true);
    council.save(listed(sitting("s1", EVENING, budget(named(EVENING)))));
    assertThat(council.text("ballots-2026.csv")).contains("MARTIN");
    council.assembly(TOWN, /* publishesAttendance= */ false);
    council.isAway = true;
    assertThatThrownBy(() -> council.file("ballots-2026.csv"))
        .isInstanceOf(CatalogueException.class);
    council.isAway = false;
    assertThat(council.file("ballots-2026.csv")).isEmpty();
    council.data.files().forEach(each -> assertThat(each.text()).doesNotContain("MARTIN"));
  }

  @Test
  void files_ofAVoteThatNobodyCounted_haveItsResult() {
    Instant now = council.clock.now().toInstant();
    Vote uncounted = new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ true, Optional.empty());
    council.save(sitting("s1", now, item("a", "Non comptée", uncounted, "", "")));
    assertThat(gaps()).contains("open-data.no-count");
    assertThat(council.data.files())
        .extracting(PublishedFile::name)
        .contains("votes-2026.csv", "votes-2026.json");
    assertThat(council.text("votes-2026.csv")).contains(",Non comptée,pass,true,");
  }

  @Test
  void file_whileAnotherIsWritten_isTheOneThatWasThereAndNobodyWaitsForLong() {
    council.save(listed(sitting("s1", EVENING, budget(named(EVENING)))));
    String before = council.text("votes-2026.csv");
    council.clock.advance(Duration.ofMinutes(1));
    council.catalogue.hold();
    CompletableFuture<?> writing =
        CompletableFuture.supplyAsync(() -> council.data.file("sittings.csv"));
    await().until(() -> council.catalogue.held() > 0);
    assertThat(council.data.file("votes-2026.csv").orElseThrow().text()).isEqualTo(before);
    assertThatThrownBy(council.data::missing)
        .isInstanceOfSatisfying(
            ProblemException.class, each -> assertThat(each.problem().status()).isEqualTo(503));
    council.catalogue.letGo();
    writing.join();
    assertThat(council.data.missing().assemblies()).hasSize(1);
  }

  @Test
  void amendments_areMotionsBesideTheirItem() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    council.save(
        listed(sitting("s1", EVENING, amended(budget(named(EVENING)), "Amendement n° 1"))));
    assertThat(council.text("votes-2026.csv").lines().skip(1))
        .containsExactly(
            "s1/budget,s1,2026-11-25,Conseil municipal,item,,2026-11-1,7.1,Décisions budgétaires,"
                + "Budget primitif 2027,pass,false,show-of-hands,2026-11-25T17:15:00Z,2,1,0,0,,"
                + "https://live.example.org/sittings/s1/deliberations/budget,",
            "s1/budget/a1,s1,2026-11-25,Conseil municipal,amendment,s1/budget,,,,Amendement n° 1,"
                + "fail,false,,,1,2,0,0,,"
                + "https://live.example.org/sittings/s1/deliberations/budget,");
  }

  @Test
  void years_haveFilesOfTheirOwnAndASittingThatIsGoneHasNone() {
    council.assembly(TOWN, /* publishesAttendance= */ false);
    Instant before = EVENING.minus(Duration.ofDays(365));
    council.save(listed(sitting("old", before, budget(named(before)))));
    council.save(listed(sitting("new", EVENING, budget(named(EVENING)))));
    assertThat(council.data.files())
        .extracting(PublishedFile::name)
        .containsExactly(
            "deliberations.csv",
            "sittings.csv",
            "sittings.json",
            "votes-2026.csv",
            "votes-2026.json",
            "votes-2025.csv",
            "votes-2025.json");
    assertThat(council.text("votes-2025.csv")).contains("old/budget,").doesNotContain("new/");
    assertThat(council.catalogue.sittings().forget(sitting("old", before).id(), 0)).isTrue();
    assertThat(council.file("votes-2025.csv")).isEmpty();
    assertThat(council.text("deliberations.csv").lines()).hasSize(2);
  }

  @Test
  void names_ofNoFile_areNone() {
    for (String each :
        List.of(
            "votes.csv",
            "sittings-2026.csv",
            "votes-20266.csv",
            "votes-2031.csv",
            "x.csv",
            "votes-2026.xml",
            "ballots-2026.json",
            "..%2Ftribune.yml",
            "package-info.java",
            "")) {
      assertThat(council.file(each)).as(each).isEmpty();
    }
    // No other file is called as this one would be.
    assertThat(DataFile.find("votes-0926.csv")).isEmpty();
  }
}
