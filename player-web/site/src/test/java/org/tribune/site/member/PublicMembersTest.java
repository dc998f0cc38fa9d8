package org.tribune.site.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.config.SiteConfig;
import org.tribune.site.decision.DecisionTown;
import org.tribune.site.page.PageFrame;

/** What a member's page tells, and of whom. */
final class PublicMembersTest {
  private static final MemberId ANA = new MemberId("ana");
  private static final MemberId BEN = new MemberId("ben");
  private static final MemberId ZOE = new MemberId("zoe");

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private DecisionTown town;

  @BeforeEach
  void open() {
    town = new DecisionTown(folder);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private void assembly(boolean publishes) {
    AssemblyRules rules =
        new AssemblyRules(
            AssemblyRules.LAW.proxiesPerHolder(),
            AssemblyRules.LAW.quorum(),
            AssemblyRules.LAW.deliberationPattern(),
            publishes);
    Assembly assembly =
        Assembly.create(
                new AssemblyId("conseil"), DecisionTown.COUNCIL, rules, DecisionTown.NOW, "a test")
            .with(List.of(member(ANA, 1), member(BEN, 2), member(ZOE, 3)));
    assertThat(town.catalogue.assemblies().create(assembly)).isTrue();
  }

  private static Member member(MemberId id, int rank) {
    return new Member(
        id,
        "Mme " + id,
        "Ensemble",
        "",
        "Bourg",
        rank,
        Optional.of(LocalDate.of(2026, 3, 20)),
        Optional.empty(),
        Optional.empty());
  }

  private static SpeakerId speaker(MemberId id) {
    return new SpeakerId("s-" + id);
  }

  /** Ana has given her proxy to Ben; Zoé sits for nobody until she comes. */
  private Sitting sitting(String day, Position ofAna) {
    Sitting empty = town.sitting(day, SittingStatus.HELD, DecisionTown.item("eau", "Tarif"));
    Instant start = empty.facts().start();
    Instant voted = start.plusSeconds(600);
    Ballot ballot =
        new Ballot(
            BallotKind.ROLL_CALL,
            voted,
            List.of(new Cast(speaker(ANA), ofAna), new Cast(speaker(BEN), Position.FOR)),
            /* blank= */ 0);
    List<Seat> seats =
        List.of(
            Seat.of(speaker(ANA)).then(PresenceChange.represented(start, speaker(BEN))),
            Seat.of(speaker(BEN)).then(PresenceChange.called(start, Presence.PRESENT)),
            Seat.of(speaker(ZOE)));
    return town.kept(
        empty
            .withSpeakers(
                List.of(ANA, BEN, ZOE).stream()
                    .map(
                        each ->
                            new Speaker(
                                speaker(each), "Mme " + each, "", "", "", Optional.of(each)))
                    .toList())
            .with(Attendance.NONE.with(seats))
            .withItems(
                List.of(
                    DecisionTown.item("eau", "Tarif")
                        .voted(
                            Optional.of(
                                new Vote(
                                    VoteOutcome.ADOPTED,
                                    /* isUnanimous= */ false,
                                    Optional.empty(),
                                    Optional.of(ballot)))))));
  }

  private Optional<String> page(String id) {
    SiteConfig site =
        new SiteConfig(
            "Étang TV",
            URI.create("https://live.example.org"),
            List.of("fr"),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE);
    return new PublicMembers(town.catalogue, town.decisions, town.clock)
        .page(id, Optional.of(2026), new PageFrame(site, "fr"))
        .map(each -> each.body().replace('\u00a0', ' '));
  }

  @Test
  void assemblyThatPublishesNothing_hasNoPages() {
    assembly(/* publishes= */ false);
    sitting("2026-11-03", Position.AGAINST);
    assertThat(page(ANA.value())).isEmpty();
    assertThat(page("nobody")).isEmpty();
    assertThat(page("../x")).isEmpty();
  }

  @Test
  void proxy_isNoPresence_andItsVoteSaysWhoGaveIt() {
    assembly(/* publishes= */ true);
    sitting("2026-11-03", Position.AGAINST);
    assertThat(page(ANA.value()).orElseThrow())
        .contains("Séances avec présence : 0 sur 1", "pouvoir donné : 1")
        .contains("Pouvoir donné à Mme ben", "contre, par le pouvoir confié à Mme ben")
        .contains("Votes publics : 1 –", "Dont par un pouvoir : 1", "Mandat depuis le");
    assertThat(page(BEN.value()).orElseThrow()).contains("Séances avec présence : 1 sur 1");
  }

  @Test
  void presenceThatNobodyNoted_countsForNothing() {
    assembly(/* publishes= */ true);
    sitting("2026-11-03", Position.FOR);
    assertThat(page(ZOE.value()).orElseThrow())
        .contains("Séances avec présence : 0 sur 0", "la présence n’a pas été notée")
        .contains("absence au moment du vote : 1");
  }

  @Test
  void correctedVote_isRightAtOnce_andACancelledSittingIsNone() {
    assembly(/* publishes= */ true);
    Sitting before = sitting("2026-11-03", Position.AGAINST);
    Sitting other = sitting("2026-11-04", Position.FOR);
    Ballot ballot = before.items().getFirst().vote().flatMap(Vote::ballot).orElseThrow();
    Vote corrected =
        new Vote(
            VoteOutcome.ADOPTED,
            /* isUnanimous= */ true,
            Optional.empty(),
            Optional.of(
                new Ballot(
                    ballot.kind(),
                    ballot.at(),
                    List.of(new Cast(speaker(ANA), Position.FOR)),
                    /* blank= */ 0)));
    town.changed(
        before.withItems(List.of(before.items().getFirst().voted(Optional.of(corrected)))));
    town.changed(other.in(SittingStatus.CANCELLED));
    assertThat(page(ANA.value()).orElseThrow())
        .contains("Votes publics : 1 – pour : 1, contre : 0");
  }
}
