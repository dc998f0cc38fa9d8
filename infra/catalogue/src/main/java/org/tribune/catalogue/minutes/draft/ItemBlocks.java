package org.tribune.catalogue.minutes.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.catalogue.attendance.AttendanceAt;
import org.tribune.catalogue.attendance.QuorumCheck;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.ItemChair;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;

/** What the minutes say of an item: its report, what was said, and how it was voted. */
final class ItemBlocks {
  private static final int FIRST_LEVEL = 2;

  private final MinutesSources sources;
  private final Sitting sitting;
  private final MinutesWording words;
  private final SpeakerNames names;
  private final ClosedSessions closed;
  private final DebateTimeline timeline;
  private final Events events;
  private final AnsweredQuestions questions;
  private final VoteSentence votes;

  ItemBlocks(
      MinutesSources sources,
      SpeakerNames names,
      ClosedSessions closed,
      DebateTimeline timeline,
      Events events,
      AnsweredQuestions questions) {
    this.sources = sources;
    this.sitting = sources.sitting();
    this.words = sources.words();
    this.names = names;
    this.closed = closed;
    this.timeline = timeline;
    this.events = events;
    this.questions = questions;
    this.votes = new VoteSentence(sitting, words);
  }

  void write(AgendaItem item, BlockList out) {
    ItemId id = item.id();
    out.about(Optional.of(id));
    out.heading(
        "item-" + id,
        BlockKind.ITEM,
        FIRST_LEVEL + item.level(),
        NoBreakSpaces.in(HeadBlocks.label(item), words.language()),
        timeline.begun(id));
    facts(item, out);
    if (!closed.touch(id)) {
      out.add("summary-" + id, BlockKind.SUMMARY, item.summary());
    }
    events.write(Optional.of(id), out);
    questions.write(Optional.of(id), out);
    quorum(item, out);
    for (Motion each : item.motions()) {
      each.vote()
          .filter(vote -> mayBeRead(id, vote))
          .ifPresent(
              vote -> vote(out, "motion-" + each.id(), vote, votes.behind(each.title(), vote)));
    }
    item.vote()
        .filter(vote -> mayBeRead(id, vote))
        .ifPresent(vote -> vote(out, "vote-" + id, vote, votes.of(vote)));
    out.about(Optional.empty());
  }

  private void facts(AgendaItem item, BlockList out) {
    ItemId id = item.id();
    out.fact(
        "deliberation-" + id,
        words.text("label.deliberation"),
        item.deliberation().map(Deliberation::number).orElse(""));
    out.fact(
        "rapporteur-" + id,
        words.text("label.rapporteur"),
        NoBreakSpaces.in(item.rapporteur(), words.language()));
    if (!closed.touch(id)) {
      out.fact("chair-" + id, words.text("label.item-chair"), chair(id));
    }
    out.fact(
        "documents-" + id,
        words.text("label.documents"),
        sitting.documents().stream()
            .filter(each -> each.isPublic() && each.item().filter(id::equals).isPresent())
            .map(Document::title)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining("\n")));
  }

  /** Who presides for this item alone. */
  private String chair(ItemId id) {
    return sitting.attendance().itemChairs().stream()
        .filter(each -> each.item().equals(id))
        .map(ItemChair::speaker)
        .filter(each -> !sitting.attendance().chair().equals(Optional.of(each)))
        .flatMap(each -> names.person(each).stream())
        .findFirst()
        .orElse("");
  }

  /** True if it was voted where everybody could see it. */
  private boolean mayBeRead(ItemId item, Vote vote) {
    return vote.ballot()
        .map(ballot -> !closed.hold(ballot.at()))
        .orElseGet(() -> !closed.touch(item) && vote.at().filter(closed::hold).isEmpty());
  }

  private void vote(BlockList out, String id, Vote vote, String text) {
    out.add(
        id,
        BlockKind.VOTE,
        vote.ballot().map(Ballot::at).flatMap(timeline::moment),
        /* speaker= */ "",
        text);
  }

  /** Where it was missed: at the vote, else when the item was begun. */
  private void quorum(AgendaItem item, BlockList out) {
    Attendance attendance = sitting.attendance();
    Optional<Ballot> ballot = item.vote().flatMap(Vote::ballot);
    Optional<Instant> at =
        ballot
            .map(Ballot::at)
            .or(() -> timeline.begun(item.id()).map(moment -> moment.at()))
            .filter(each -> !closed.hold(each));
    if (at.isEmpty() || !attendance.hasBegun()) {
      return;
    }
    List<SpeakerId> apart = ballot.map(each -> each.voters(Position.NO_PART)).orElse(List.of());
    QuorumCheck quorum =
        QuorumCheck.of(attendance, AttendanceAt.of(attendance, at.get()), sources.quorum(), apart);
    if (!quorum.isReached()) {
      out.add(
          "quorum-" + item.id(),
          BlockKind.EVENT,
          timeline.moment(at.get()),
          /* speaker= */ "",
          words.text(
              "event.quorum-lost", Map.of("present", quorum.present(), "needed", quorum.needed())));
    }
  }
}
