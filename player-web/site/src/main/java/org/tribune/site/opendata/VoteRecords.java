package org.tribune.site.opendata;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.deliberation.Matters;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.http.ApiWords;

/**
 * Decisions and the amendments to them as motions and votes. Names are in them where the assembly
 * publishes who voted how: a file of years is a search by member. Owned by the call that makes it.
 */
final class VoteRecords {
  private final URI site;
  private final Bodies bodies;
  private final List<Popolo.Motion> motions = new ArrayList<>();
  private final List<Popolo.VoteEvent> votes = new ArrayList<>();
  private final Map<String, Popolo.Person> persons = new LinkedHashMap<>();

  VoteRecords(URI site, Bodies bodies) {
    this.site = site;
    this.bodies = bodies;
  }

  List<Popolo.Motion> motions() {
    return motions;
  }

  List<Popolo.VoteEvent> votes() {
    return votes;
  }

  List<Popolo.Person> persons() {
    return List.copyOf(persons.values());
  }

  void add(PublicDecision decision) {
    Sitting sitting = decision.sitting();
    String id = sitting.id() + "/" + decision.item().id();
    motions.add(
        new Popolo.Motion(
            id,
            sitting.id().value(),
            Bodies.id(sitting.facts().body()),
            "item",
            decision.number(),
            /* parentId= */ Optional.empty(),
            decision.item().title(),
            sitting.facts().day(),
            decision.vote().map(each -> result(each.outcome())),
            decision.matter().map(code -> new Popolo.Matter(code, Matters.all().name(code))),
            site + decision.address(),
            decision
                .signed()
                .map(DocumentId::value)
                .map(each -> site + "/documents/" + sitting.id() + "/" + each + ".pdf")));
    decision.vote().ifPresent(vote -> add(sitting, id, vote));
    decision.item().motions().forEach(each -> add(decision, id, each));
  }

  private void add(PublicDecision decision, String parent, Motion motion) {
    if (motion.vote().isEmpty()) {
      return;
    }
    Sitting sitting = decision.sitting();
    String id = parent + "/" + motion.id();
    motions.add(
        new Popolo.Motion(
            id,
            sitting.id().value(),
            Bodies.id(sitting.facts().body()),
            "amendment",
            /* identifier= */ Optional.empty(),
            Optional.of(parent),
            motion.title(),
            sitting.facts().day(),
            motion.vote().map(each -> result(each.outcome())),
            /* matter= */ Optional.empty(),
            site + decision.address(),
            /* documentUrl= */ Optional.empty()));
    add(sitting, id, motion.vote().get());
  }

  /** What was withdrawn or put off was not voted on. */
  private void add(Sitting sitting, String motion, Vote vote) {
    if (vote.outcome() != VoteOutcome.ADOPTED && vote.outcome() != VoteOutcome.REJECTED) {
      return;
    }
    votes.add(
        new Popolo.VoteEvent(
            motion + "/vote",
            motion,
            Bodies.id(sitting.facts().body()),
            vote.ballot().map(Ballot::at).map(VoteRecords::second),
            vote.ballot().map(each -> ApiWords.of(each.kind())),
            result(vote.outcome()),
            vote.isUnanimous(),
            vote.tally().map(each -> counts(each, vote.ballot())).orElse(List.of()),
            bodies.publishesAttendance(sitting)
                ? vote.ballot().map(each -> names(sitting, each)).orElse(List.of())
                : List.of()));
  }

  /** Whole seconds: a datetime of Table Schema has no more. */
  private static String second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String result(VoteOutcome outcome) {
    return switch (outcome) {
      case ADOPTED -> "pass";
      case REJECTED -> "fail";
      case WITHDRAWN -> "withdrawn";
      case POSTPONED -> "postponed";
    };
  }

  private static List<Popolo.Count> counts(Tally tally, Optional<Ballot> ballot) {
    List<Popolo.Count> counts = new ArrayList<>();
    counts.add(new Popolo.Count("yes", tally.inFavour()));
    counts.add(new Popolo.Count("no", tally.against()));
    counts.add(new Popolo.Count("abstain", tally.abstentions()));
    counts.add(new Popolo.Count("not taking part", tally.notTakingPart()));
    ballot
        .filter(each -> each.kind() == BallotKind.SECRET)
        .ifPresent(each -> counts.add(new Popolo.Count("blank", each.blank())));
    return counts;
  }

  private List<Popolo.Vote> names(Sitting sitting, Ballot ballot) {
    List<Popolo.Vote> named = new ArrayList<>();
    for (Cast cast : ballot.casts()) {
      sitting
          .speaker(cast.voter())
          .ifPresent(
              who ->
                  named.add(
                      new Popolo.Vote(
                          person(who),
                          option(cast.position()),
                          Optional.of(who.group()).filter(each -> !each.isEmpty()))));
    }
    return named;
  }

  private String person(Speaker speaker) {
    String id = AttendanceRecords.personId(speaker);
    persons.putIfAbsent(id, new Popolo.Person(id, speaker.name()));
    return id;
  }

  private static String option(Position position) {
    return switch (position) {
      case FOR -> "yes";
      case AGAINST -> "no";
      case ABSTAINS -> "abstain";
      case NO_PART -> "not taking part";
      case NO_VOTE -> "not voting";
    };
  }
}
