package org.tribune.catalogue.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;

final class SeatsOfDayTest {
  /** Already the 26th in Paris. */
  private static final Instant START = Instant.parse("2026-11-25T23:30:00Z");

  private static Sitting sitting(Speaker... speakers) {
    return Sitting.draft(
            new SittingId("s"),
            SittingFacts.of("Conseil", START, ZoneId.of("Europe/Paris")).build(),
            START,
            "clerk")
        .withSpeakers(List.of(speakers));
  }

  private static Speaker speaker(String id, String name) {
    return new Speaker(new SpeakerId(id), name, "Ensemble", "Rapporteur", "Murat");
  }

  private static Member member(String id, String name, int rank, Optional<String> substitute) {
    return new Member(
        new MemberId(id),
        name,
        "",
        "Maire",
        "",
        rank,
        Optional.empty(),
        Optional.empty(),
        substitute.map(MemberId::new));
  }

  private static Member member(String id, String name, int rank) {
    return member(id, name, rank, Optional.empty());
  }

  private static Assembly assembly(Member... members) {
    return Assembly.create(new AssemblyId("a"), "Conseil", AssemblyRules.LAW, START, "x")
        .with(List.of(members));
  }

  private static List<String> ids(Sitting sitting) {
    return sitting.speakers().stream().map(each -> each.id().value()).toList();
  }

  private static List<String> seats(Sitting sitting) {
    return sitting.attendance().seats().stream().map(each -> each.speaker().value()).toList();
  }

  @Test
  void take_whoSpokeAlready_keepsTheirIdAndWhatWasSaidOfThem() {
    Sitting before =
        sitting(
            speaker("dgs", "M. Paul BERGER"),
            speaker("s1", "MARTIN Claire"),
            speaker("s2", "M. Jean Dupont"));
    Sitting after =
        SeatsOfDay.take(
            before,
            assembly(member("m2", "M. Jean DUPONT", 2), member("m1", "Mme Claire MARTIN", 1)));
    assertThat(ids(after)).containsExactly("s1", "s2", "dgs");
    assertThat(seats(after)).containsExactly("s1", "s2");
    assertThat(after.speakers().getFirst())
        .isEqualTo(
            new Speaker(
                new SpeakerId("s1"),
                "Mme Claire MARTIN",
                "Ensemble",
                "Maire",
                "Murat",
                Optional.of(new MemberId("m1"))));
    assertThat(after.speakers().getLast()).isEqualTo(before.speakers().getFirst());
  }

  @Test
  void take_twice_changesNothingMore() {
    Assembly assembly =
        assembly(
            member("m1", "Mme Claire MARTIN", 1, Optional.of("m3")),
            member("m2", "M. Jean DUPONT", 2),
            member("m3", "Mme Anne LÉVY", 3));
    Sitting once = SeatsOfDay.take(sitting(), assembly);
    assertThat(once.speakers()).hasSize(3);
    assertThat(once.attendance().seats()).hasSize(2);
    assertThat(SeatsOfDay.take(once, assembly)).isEqualTo(once);
  }

  @Test
  void take_afterAMemberWasRenamed_knowsThemByTheirMember() {
    Sitting once = SeatsOfDay.take(sitting(), assembly(member("m1", "Mme Claire MARTIN", 1)));
    Sitting later = SeatsOfDay.take(once, assembly(member("m1", "Mme Claire PETIT", 1)));
    assertThat(ids(later)).isEqualTo(ids(once));
    assertThat(later.speakers().getFirst().name()).isEqualTo("Mme Claire PETIT");
  }

  @Test
  void take_fromAnAssemblyThatWasMadeAnew_knowsThemByTheirName() {
    Sitting once = SeatsOfDay.take(sitting(), assembly(member("m1", "Mme Claire MARTIN", 1)));
    Sitting later = SeatsOfDay.take(once, assembly(member("n1", "Mme Claire MARTIN", 1)));
    assertThat(ids(later)).isEqualTo(ids(once));
    assertThat(later.speakers().getFirst().member()).contains(new MemberId("n1"));
  }

  @Test
  void take_whoIsNoMemberNow_keepsTheirSeatIfAnythingWasSaidOfIt() {
    Sitting once =
        SeatsOfDay.take(
            sitting(),
            assembly(member("m1", "Mme A", 1), member("m2", "M. B", 2), member("m3", "M. C", 3)));
    List<Seat> called =
        List.of(
            once.attendance().seats().get(0),
            once.attendance().seats().get(1),
            once.attendance().seats().get(2).then(PresenceChange.called(START, Presence.PRESENT)));
    Sitting later =
        SeatsOfDay.take(
            once.with(once.attendance().with(called)), assembly(member("m1", "Mme A", 1)));
    assertThat(later.speakers()).hasSize(3);
    assertThat(later.attendance().seats()).containsExactly(called.get(0), called.get(2));
  }

  @Test
  void take_twoOfTheSameName_areTwo() {
    Sitting after =
        SeatsOfDay.take(
            sitting(speaker("s1", "M. Jean PETIT"), speaker("s2", "M. Jean PETIT")),
            assembly(
                member("m1", "M. Jean PETIT", 1),
                member("m2", "M. Jean PETIT", 2),
                member("m3", "M. Jean PETIT", 3)));
    assertThat(ids(after)).hasSize(3).startsWith("s1", "s2").doesNotHaveDuplicates();
  }

  @Test
  void take_fiveHundredMembers_areAllThere() {
    Assembly assembly =
        assembly(
            IntStream.rangeClosed(1, 500)
                .mapToObj(each -> member("m" + each, "Membre " + each, each))
                .toArray(Member[]::new));
    Sitting after = SeatsOfDay.take(sitting(), assembly);
    assertThat(after.speakers()).hasSize(500);
    assertThat(after.attendance().seats()).hasSize(500);
    assertThat(after.facts().day()).isEqualTo(LocalDate.parse("2026-11-26"));
  }

  @Test
  void take_whatElseIsKnownOfTheAttendance_stays() {
    Attendance attendance =
        new Attendance(
            List.of(),
            Optional.of(new SpeakerId("s1")),
            Optional.of(new SpeakerId("s1")),
            List.of(),
            Optional.of(LocalDate.parse("2026-11-19")),
            /* isWithoutQuorum= */ true);
    Sitting after =
        SeatsOfDay.take(
            sitting(speaker("s1", "Mme A")).with(attendance), assembly(member("m1", "Mme A", 1)));
    assertThat(after.attendance())
        .isEqualTo(attendance.with(List.of(Seat.of(new SpeakerId("s1")))));
  }
}
