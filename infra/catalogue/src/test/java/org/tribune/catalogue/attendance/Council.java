package org.tribune.catalogue.attendance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.ItemChair;
import org.tribune.catalogue.sitting.ItemId;
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

/** A council of members 1, 2, 3… in a sitting that a test makes up minute by minute. */
final class Council {
  static final Instant START = Instant.parse("2026-11-25T17:30:00Z");
  static final ItemId ITEM = new ItemId("item");

  private final Map<SpeakerId, Seat> seats = new LinkedHashMap<>();
  private final List<AgendaItem> items = new ArrayList<>();
  private Optional<SpeakerId> chair = Optional.empty();
  private List<ItemChair> itemChairs = List.of();
  private boolean isWithoutQuorum;

  /** A council of so many members, of whom nobody was called yet. */
  static Council of(int members) {
    Council council = new Council();
    IntStream.rangeClosed(1, members)
        .mapToObj(Council::id)
        .forEach(each -> council.seats.put(each, Seat.of(each)));
    council.items.add(AgendaItem.of(ITEM, /* level= */ 0, "1", "Budget"));
    return council;
  }

  static SpeakerId id(int number) {
    return new SpeakerId("m" + number);
  }

  static List<SpeakerId> ids(int... numbers) {
    return Arrays.stream(numbers).mapToObj(Council::id).toList();
  }

  static Instant minute(int minute) {
    return START.plusSeconds(60L * minute);
  }

  /** All of these members are called and there. */
  Council present(int first, int last) {
    IntStream.rangeClosed(first, last).forEach(each -> at(0, each, Presence.PRESENT));
    return this;
  }

  Council at(int minute, int member, Presence presence) {
    return put(member, PresenceChange.called(minute(minute), presence));
  }

  Council at(int minute, int member, Presence presence, ItemId item) {
    return put(
        member, new PresenceChange(minute(minute), Optional.of(item), presence, Optional.empty()));
  }

  Council represented(int minute, int member, int holder) {
    return put(member, PresenceChange.represented(minute(minute), id(holder)));
  }

  private Council put(int member, PresenceChange change) {
    seats.compute(id(member), (who, seat) -> (seat == null ? Seat.of(who) : seat).then(change));
    return this;
  }

  Council substitute(int who, int insteadOf) {
    seats.put(id(who), new Seat(id(who), Optional.of(id(insteadOf)), List.of()));
    return this;
  }

  Council chair(int member) {
    chair = Optional.of(id(member));
    return this;
  }

  Council chairOfItem(int member) {
    itemChairs = List.of(new ItemChair(ITEM, id(member)));
    return this;
  }

  Council withoutQuorum() {
    isWithoutQuorum = true;
    return this;
  }

  Council voted(Vote vote) {
    items.set(0, items.getFirst().voted(Optional.of(vote)));
    return this;
  }

  Council item(AgendaItem item) {
    items.add(item);
    return this;
  }

  Attendance attendance() {
    return new Attendance(
        List.copyOf(seats.values()),
        chair,
        /* secretary= */ Optional.empty(),
        itemChairs,
        /* convokedOn= */ Optional.empty(),
        isWithoutQuorum);
  }

  AttendanceAt at(int minute) {
    return AttendanceAt.of(attendance(), minute(minute));
  }

  Sitting sitting() {
    return Sitting.draft(
            new SittingId("s"),
            SittingFacts.of("Conseil municipal", START, ZoneId.of("Europe/Paris")).build(),
            START,
            "Mme Martin")
        .withSpeakers(
            seats.keySet().stream()
                .map(each -> new Speaker(each, "M. " + each, "", "", ""))
                .toList())
        .withItems(items)
        .with(attendance());
  }

  SittingChecks checks() {
    return SittingChecks.of(sitting(), AssemblyRules.LAW, Map.of());
  }

  List<DoubtKind> kinds() {
    return checks().doubts().stream().map(AttendanceDoubt::kind).toList();
  }

  AttendanceDoubt doubt(DoubtKind kind) {
    return checks().doubts().stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
  }

  /** A ballot by show of hands at a minute: those named so, and all other voters for it. */
  Ballot hands(int minute, Map<Integer, Position> others) {
    List<Cast> casts = new ArrayList<>();
    AttendanceAt then = at(minute);
    for (SpeakerId voter : then.voters()) {
      SpeakerId holder = then.represented().getOrDefault(voter, voter);
      casts.add(
          new Cast(
              voter,
              others.entrySet().stream()
                  .filter(each -> id(each.getKey()).equals(holder))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(Position.FOR)));
    }
    return new Ballot(BallotKind.SHOW_OF_HANDS, minute(minute), casts, /* blank= */ 0);
  }

  static Vote adopted(Ballot ballot) {
    return decided(VoteOutcome.ADOPTED, ballot, Optional.empty());
  }

  static Vote decided(VoteOutcome outcome, Ballot ballot, Optional<Tally> tally) {
    return new Vote(outcome, /* isUnanimous= */ false, tally, Optional.of(ballot));
  }

  static Ballot secret(int minute, int blank) {
    return new Ballot(BallotKind.SECRET, minute(minute), List.of(), blank);
  }
}
