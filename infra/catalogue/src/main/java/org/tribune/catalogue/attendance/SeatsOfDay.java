package org.tribune.catalogue.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.assembly.PlainName;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;

/**
 * A sitting that takes the list of its day. Members become speakers: who is one already, by their
 * member or by their name, stays the same one, so that chapters, votes and presence go on naming
 * them. Who sits by their own right gets a seat; a substitute is a speaker who may get one. Nothing
 * that was typed is lost: guests stay, behind the members, and so do seats of former members of
 * whom anything was said. Owned by the call that makes it.
 */
public final class SeatsOfDay {
  private final List<Speaker> before;
  private final Map<MemberId, Speaker> byMember = new HashMap<>();
  private final Set<SpeakerId> taken = new HashSet<>();
  private final Set<SpeakerId> known = new HashSet<>();

  private SeatsOfDay(List<Speaker> before) {
    this.before = before;
    before.forEach(
        each -> {
          known.add(each.id());
          each.member().ifPresent(member -> byMember.putIfAbsent(member, each));
        });
  }

  /** {@code sitting} with the members that {@code assembly} has on its day. */
  public static Sitting take(Sitting sitting, Assembly assembly) {
    List<Member> seated = assembly.seated(sitting.facts().day());
    List<Member> listed = new ArrayList<>(seated);
    listed.addAll(assembly.substitutes(sitting.facts().day()));
    Map<MemberId, Speaker> speakers = new SeatsOfDay(sitting.speakers()).match(listed);
    List<Speaker> all = new ArrayList<>(speakers.values());
    Set<SpeakerId> members = new HashSet<>(all.stream().map(Speaker::id).toList());
    sitting.speakers().stream().filter(each -> !members.contains(each.id())).forEach(all::add);
    return sitting
        .withSpeakers(all)
        .with(sitting.attendance().with(seats(sitting, seated, speakers)));
  }

  private static List<Seat> seats(
      Sitting sitting, List<Member> seated, Map<MemberId, Speaker> speakers) {
    Map<SpeakerId, Seat> before = new LinkedHashMap<>();
    sitting.attendance().seats().forEach(each -> before.put(each.speaker(), each));
    List<Seat> seats = new ArrayList<>();
    for (Member member : seated) {
      SpeakerId speaker = Objects.requireNonNull(speakers.get(member.id())).id();
      Seat seat = before.remove(speaker);
      seats.add(seat == null ? Seat.of(speaker) : seat);
    }
    before.values().stream()
        .filter(each -> !each.changes().isEmpty() || each.insteadOf().isPresent())
        .forEach(seats::add);
    return seats;
  }

  /** First who is known to be them, then who has their name, however its words are put. */
  private Map<MemberId, Speaker> match(List<Member> members) {
    Map<MemberId, Speaker> found = new HashMap<>();
    for (Member member : members) {
      Speaker same = byMember.get(member.id());
      if (same != null && taken.add(same.id())) {
        found.put(member.id(), same);
      }
    }
    matchNames(members, found, PlainName::of);
    matchNames(members, found, PlainName::person);
    matchNames(members, found, PlainName::anyOrder);
    Map<MemberId, Speaker> speakers = new LinkedHashMap<>();
    for (Member member : members) {
      speakers.put(member.id(), speaker(member, Optional.ofNullable(found.get(member.id()))));
    }
    return speakers;
  }

  /** Several people with the same name are matched in their order. */
  private void matchNames(
      List<Member> members, Map<MemberId, Speaker> found, Function<String, String> plain) {
    Set<MemberId> listed = members.stream().map(Member::id).collect(Collectors.toSet());
    Map<String, List<Speaker>> named = new HashMap<>();
    before.stream()
        .filter(each -> !taken.contains(each.id()))
        .filter(each -> each.member().filter(listed::contains).isEmpty())
        .forEach(
            each ->
                named.computeIfAbsent(plain.apply(each.name()), _ -> new ArrayList<>()).add(each));
    for (Member member : members) {
      List<Speaker> same = named.getOrDefault(plain.apply(member.name()), List.of());
      if (!found.containsKey(member.id()) && !same.isEmpty()) {
        Speaker speaker = same.removeFirst();
        taken.add(speaker.id());
        found.put(member.id(), speaker);
      }
    }
  }

  /** The member as a speaker; what the assembly does not say of them stays as it was. */
  private Speaker speaker(Member member, Optional<Speaker> before) {
    return new Speaker(
        before.map(Speaker::id).orElseGet(this::newId),
        member.name(),
        said(member.group(), before.map(Speaker::group)),
        said(member.role(), before.map(Speaker::role)),
        said(member.commune(), before.map(Speaker::commune)),
        Optional.of(member.id()));
  }

  private SpeakerId newId() {
    SpeakerId id = SpeakerId.create();
    while (!known.add(id)) {
      id = SpeakerId.create();
    }
    return id;
  }

  private static String said(String now, Optional<String> before) {
    return now.isEmpty() ? before.orElse("") : now;
  }
}
