package org.tribune.catalogue.minutes.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.catalogue.attendance.AttendanceAt;
import org.tribune.catalogue.attendance.QuorumCheck;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingMode;
import org.tribune.catalogue.sitting.SpeakerId;

/** What stands above the items: what the law asks for (CGCT, L2121-15), and the agenda. */
final class HeadBlocks {
  private final MinutesSources sources;
  private final Sitting sitting;
  private final MinutesWording words;
  private final SpeakerNames names;
  private final PresenceText presence;

  HeadBlocks(MinutesSources sources, SpeakerNames names, PresenceText presence) {
    this.sources = sources;
    this.sitting = sources.sitting();
    this.words = sources.words();
    this.names = names;
    this.presence = presence;
  }

  void write(BlockList out) {
    SittingFacts facts = sitting.facts();
    String day = words.day(facts.day());
    out.heading(
        "title",
        BlockKind.TITLE,
        /* level= */ 1,
        words.text("title", Map.of("body", facts.body(), "day", day)),
        Optional.empty());
    if (!facts.title().isEmpty() && !facts.title().equals(facts.body())) {
      out.add("subject", BlockKind.PARAGRAPH, facts.title());
    }
    out.fact("fact-assembly", words.text("label.assembly"), facts.body());
    out.fact(
        "fact-date",
        words.text("label.date"),
        words.text(
            "fact.date", Map.of("day", day, "hour", words.hour(facts.start(), facts.zone()))));
    out.fact("fact-place", words.text("label.place"), place(facts));
    Attendance attendance = sitting.attendance();
    out.fact(
        "fact-convocation",
        words.text("label.convocation"),
        attendance
            .convokedOn()
            .map(sent -> words.text("fact.convocation", Map.of("day", words.day(sent))))
            .orElseGet(() -> words.text("fact.unknown")));
    out.fact("fact-chair", words.text("label.chair"), person(attendance.chair()));
    out.fact("fact-secretary", words.text("label.secretary"), person(attendance.secretary()));
    if (!attendance.seats().isEmpty()) {
      members(attendance, out);
    }
    agenda(out);
  }

  private String place(SittingFacts facts) {
    String place = facts.place();
    if (facts.mode() == SittingMode.VIDEOCONFERENCE) {
      place = words.text("fact.remote");
    } else if (facts.mode() == SittingMode.BOTH && !place.isEmpty()) {
      place = words.text("fact.place-remote", Map.of("place", place));
    }
    if (place.isEmpty()) {
      return words.text("fact.unknown");
    }
    return facts.isOpenToPublic()
        ? place
        : words.text("fact.closed-to-public", Map.of("place", place));
  }

  private String person(Optional<SpeakerId> who) {
    return who.flatMap(names::person).orElseGet(() -> words.text("fact.unknown"));
  }

  private void members(Attendance attendance, BlockList out) {
    out.heading("heading-members", /* level= */ 2, words.text("heading.members"));
    AttendanceAt roll = AttendanceAt.rollCall(attendance);
    QuorumCheck quorum = QuorumCheck.of(attendance, roll, sources.quorum(), List.of());
    if (attendance.hasBegun()) {
      out.fact("fact-numbers", words.text("label.numbers"), numbers(roll, quorum.inOffice()));
      out.fact("fact-quorum", words.text("label.quorum"), quorum(quorum));
    }
    for (Seat seat : attendance.seats()) {
      Optional<String> name = names.name(seat.speaker());
      if (name.isPresent()) {
        String about = names.about(seat.speaker());
        out.add(
            "member-" + seat.speaker(),
            BlockKind.MEMBER,
            Optional.empty(),
            name.get(),
            presence.of(seat, name.get()) + (about.isEmpty() ? "" : "\n" + about));
      }
    }
  }

  private String numbers(AttendanceAt roll, int inOffice) {
    List<String> parts = new ArrayList<>();
    parts.add(words.count("count.in-office", inOffice));
    parts.add(words.count("count.present", roll.present().size()));
    add(parts, "count.represented", roll.represented().size() + roll.unrepresented().size());
    add(parts, "count.excused", roll.excused().size());
    add(parts, "count.absent", roll.absent().size() + roll.left().size());
    parts.add(words.count("count.voters", roll.votes()));
    return words.list(parts);
  }

  private void add(List<String> parts, String key, int n) {
    if (n > 0) {
      parts.add(words.count(key, n));
    }
  }

  private String quorum(QuorumCheck quorum) {
    return quorum.needed() == 0
        ? words.text("fact.quorum-free")
        : words.text(
            quorum.isReached() ? "fact.quorum-reached" : "fact.quorum-missed",
            Map.of("present", quorum.present(), "needed", quorum.needed()));
  }

  private void agenda(BlockList out) {
    String list =
        sitting.items().stream()
            .map(HeadBlocks::label)
            .filter(each -> !each.isEmpty())
            .map(each -> NoBreakSpaces.in(each, words.language()))
            .collect(Collectors.joining("\n"));
    if (!list.isEmpty()) {
      out.heading("heading-agenda", /* level= */ 2, words.text("heading.agenda"));
      out.add("agenda", BlockKind.LIST, list);
    }
  }

  /** Number and title in one line. */
  static String label(AgendaItem item) {
    return (item.numbering() + " " + item.title()).strip();
  }
}
