package org.tribune.catalogue.minutes.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tribune.catalogue.attendance.AttendanceAt;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;

/**
 * The result of a vote in a sentence: "Adopté à la majorité par 31 voix pour (dont 6 pouvoirs), 2
 * contre (M. X, Mme Y) et 1 abstention (M. Z)." Names are there where the ballot was public, and
 * never of a secret one. Owned by one thread.
 */
public final class VoteSentence {
  private final Sitting sitting;
  private final MinutesWording words;

  /**
   * Words the votes of a sitting.
   *
   * @param words of the language
   */
  public VoteSentence(Sitting sitting, MinutesWording words) {
    this.sitting = sitting;
    this.words = words;
  }

  /** The sentence, and those that follow from it: who left the room, who voted how by roll call. */
  public String of(Vote vote) {
    List<String> sentences = new ArrayList<>();
    sentences.add(MinutesWording.sentence(result(vote)) + ".");
    vote.ballot().ifPresent(ballot -> addNames(ballot, sentences));
    if (withNames(vote).isEmpty()) {
      vote.tally()
          .map(Tally::notTakingPart)
          .filter(n -> n > 0)
          .ifPresent(n -> sentences.add(words.count("vote.no-part-count", n)));
    }
    return String.join(" ", sentences);
  }

  /** What follows a motion's title: as {@link #of}, without its capital. */
  String behind(String title, Vote vote) {
    String sentence = of(vote);
    String small = result(vote);
    String rest = sentence.substring(MinutesWording.sentence(small).length());
    return title.isEmpty()
        ? words.text("motion.without-title", Map.of("vote", small + rest))
        : words.text("motion", Map.of("title", title, "vote", small + rest));
  }

  private static Optional<Ballot> withNames(Vote vote) {
    return vote.ballot().filter(each -> !each.casts().isEmpty());
  }

  private String result(Vote vote) {
    String outcome =
        switch (vote.outcome()) {
          case ADOPTED -> decided(vote, "vote.adopted", Position.FOR);
          case REJECTED -> decided(vote, "vote.rejected", Position.AGAINST);
          case WITHDRAWN -> put(vote, "vote.withdrawn");
          case POSTPONED -> put(vote, "vote.postponed");
        };
    BallotKind kind = vote.ballot().map(Ballot::kind).orElse(BallotKind.SHOW_OF_HANDS);
    return switch (kind) {
      case SHOW_OF_HANDS -> outcome;
      case ROLL_CALL -> words.text("vote.roll-call", Map.of("result", outcome));
      case SECRET -> words.text("vote.secret", Map.of("result", outcome));
    };
  }

  /** What was taken off the agenda or put off, before a vote on it or after. */
  private String put(Vote vote, String key) {
    Optional<Tally> counted = vote.tally().filter(each -> cast(each) > 0);
    if (counted.isPresent()) {
      return words.text(key + ".counted", Map.of("counts", counts(vote, Position.FOR)));
    }
    return words.text(vote.isUnanimous() ? key + ".unanimous" : key);
  }

  private String decided(Vote vote, String key, Position winning) {
    if (vote.tally().isEmpty()) {
      return words.text(key + (vote.isUnanimous() ? ".unanimous" : ".uncounted"));
    }
    Tally tally = vote.tally().get();
    int blank = vote.ballot().map(Ballot::blank).orElse(0);
    if (cast(tally) + blank == 0) {
      return words.text(key + ".nobody");
    }
    boolean isFor = winning == Position.FOR;
    int won = isFor ? tally.inFavour() : tally.against();
    int lost = isFor ? tally.against() : tally.inFavour();
    String how;
    if (lost == 0 && won > 0) {
      how = tally.abstentions() + blank > 0 ? ".unanimous-cast" : ".unanimous-counted";
    } else if (won == lost && won > 0 && !isSecret(vote)) {
      how = ".tie";
    } else {
      how = isFor && won > lost ? ".majority" : ".counted";
    }
    return words.text(key + how, Map.of("counts", counts(vote, winning)));
  }

  private static boolean isSecret(Vote vote) {
    return vote.ballot().filter(each -> each.kind() == BallotKind.SECRET).isPresent();
  }

  private static int cast(Tally tally) {
    return tally.inFavour() + tally.against() + tally.abstentions();
  }

  /** "31 voix pour, 2 contre (…) et 1 abstention (…)": those that won first. */
  private String counts(Vote vote, Position first) {
    Tally tally = vote.tally().orElseThrow();
    boolean isFor = first == Position.FOR;
    List<String> parts = new ArrayList<>();
    parts.add(leading(vote, first, isFor ? tally.inFavour() : tally.against()));
    Position second = isFor ? Position.AGAINST : Position.FOR;
    int others = isFor ? tally.against() : tally.inFavour();
    if (others > 0) {
      String key = isFor ? "vote.count.against" : "vote.count.for";
      parts.add(named(vote, second, words.count(key, others)));
    }
    if (tally.abstentions() > 0) {
      String count = words.count("vote.count.abstentions", tally.abstentions());
      parts.add(named(vote, Position.ABSTAINS, count));
    }
    int blank = vote.ballot().map(Ballot::blank).orElse(0);
    if (blank > 0) {
      parts.add(words.count("vote.count.blank", blank));
    }
    return words.list(parts);
  }

  private String leading(Vote vote, Position first, int votes) {
    boolean isFor = first == Position.FOR;
    String count = words.count(isFor ? "vote.count.for-first" : "vote.count.against-first", votes);
    int proxies =
        withNames(vote)
            .map(
                ballot -> {
                  Set<SpeakerId> represented = represented(ballot);
                  return (int) ballot.voters(first).stream().filter(represented::contains).count();
                })
            .orElse(0);
    return proxies == 0 ? count : words.text("vote.proxies", Map.of("count", count, "n", proxies));
  }

  /** With the names of who voted so, but where all names follow. */
  private String named(Vote vote, Position position, String count) {
    List<String> names =
        withNames(vote)
            .filter(ballot -> ballot.kind() != BallotKind.ROLL_CALL)
            .map(ballot -> names(ballot, position))
            .orElse(List.of());
    return names.isEmpty()
        ? count
        : words.text("vote.named", Map.of("count", count, "names", String.join(", ", names)));
  }

  private void addNames(Ballot ballot, List<String> sentences) {
    if (ballot.kind() == BallotKind.ROLL_CALL) {
      addList("vote.roll.for", commas(names(ballot, Position.FOR)), sentences);
      addList("vote.roll.against", commas(names(ballot, Position.AGAINST)), sentences);
      addList("vote.roll.abstentions", commas(names(ballot, Position.ABSTAINS)), sentences);
    }
    Set<SpeakerId> represented = represented(ballot);
    List<SpeakerId> apart = ballot.voters(Position.NO_PART);
    addList("vote.no-part", sum(apart, each -> !represented.contains(each)), sentences);
    addList("vote.no-part-proxy", sum(apart, represented::contains), sentences);
    List<String> silent = names(ballot, Position.NO_VOTE);
    addList("vote.no-vote", new Names(silent.size(), words.list(silent)), sentences);
  }

  /** Some names as a text. */
  private record Names(int n, String text) {}

  private static Names commas(List<String> names) {
    return new Names(names.size(), String.join(", ", names));
  }

  private Names sum(List<SpeakerId> voters, Predicate<SpeakerId> which) {
    List<String> names =
        voters.stream().filter(which).flatMap(each -> name(each).stream()).toList();
    return new Names(names.size(), words.list(names));
  }

  private void addList(String key, Names names, List<String> sentences) {
    if (names.n() > 0) {
      sentences.add(words.text(key, Map.of("names", names.text(), "n", names.n())));
    }
  }

  private List<String> names(Ballot ballot, Position position) {
    Set<SpeakerId> represented = represented(ballot);
    return ballot.voters(position).stream()
        .flatMap(
            voter ->
                name(voter)
                    .map(name -> represented.contains(voter) ? byProxy(name) : name)
                    .stream())
        .toList();
  }

  private String byProxy(String name) {
    return words.text("format.proxy-name", Map.of("name", name));
  }

  /** Who is no longer among the speakers is counted, and has no name. */
  private Optional<String> name(SpeakerId voter) {
    return sitting.speaker(voter).map(each -> NoBreakSpaces.in(each.name(), words.language()));
  }

  private Set<SpeakerId> represented(Ballot ballot) {
    return AttendanceAt.of(sitting.attendance(), ballot.at()).represented().keySet();
  }
}
