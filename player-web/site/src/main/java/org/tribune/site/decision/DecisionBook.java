package org.tribune.site.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.core.time.MediaClock;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.search.index.Decided;
import org.tribune.site.search.index.Entry;

/**
 * What decisions of all sittings can be filtered by, in memory: the search brings each sitting as
 * it puts it into its index, at the start too. Members' votes are on no disk here. What is shown of
 * a decision is always asked for anew, by {@link #read}. Safe for all threads.
 */
final class DecisionBook implements Decided {
  /** Doors that were closed may be opened so long after a sitting began, without its changing. */
  private static final Duration RECENT = Duration.ofDays(3);

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final PublicDecisions decisions;
  private final Sittings sittings;
  private final MediaClock clock;
  private final Map<SittingId, List<KnownDecision>> known = new ConcurrentHashMap<>();
  private final Set<SittingId> recent = ConcurrentHashMap.newKeySet();
  private Instant refreshedAt = Instant.MIN;

  /** Nothing is known yet. */
  DecisionBook(PublicDecisions decisions, Sittings sittings, MediaClock clock) {
    this.decisions = decisions;
    this.sittings = sittings;
    this.clock = clock;
  }

  @Override
  public Map<ItemId, List<String>> of(Sitting sitting) {
    List<PublicDecision> found = decisions.of(sitting);
    keep(sitting, found);
    Map<ItemId, List<String>> words = new HashMap<>();
    for (PublicDecision each : found) {
      List<String> its = new ArrayList<>();
      each.number().ifPresent(its::add);
      each.item().motions().stream()
          .filter(motion -> motion.vote().isPresent())
          .map(Motion::title)
          .filter(title -> !title.isEmpty())
          .forEach(its::add);
      words.put(each.item().id(), its);
    }
    return words;
  }

  @Override
  public void removed(SittingId id) {
    known.remove(id);
    recent.remove(id);
  }

  private void keep(Sitting sitting, List<PublicDecision> found) {
    SittingId id = sitting.id();
    if (found.isEmpty()) {
      known.remove(id);
    } else {
      known.put(id, found.stream().map(DecisionBook::known).toList());
    }
    boolean mayChange =
        sitting.status() == SittingStatus.OPEN
            || sitting.facts().start().plus(RECENT).isAfter(now());
    if (mayChange) {
      recent.add(id);
    } else {
      recent.remove(id);
    }
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  private static KnownDecision known(PublicDecision decision) {
    Sitting sitting = decision.sitting();
    return new KnownDecision(
        Entry.subject(sitting.id(), decision.item().id()),
        sitting.id(),
        decision.item().id(),
        sitting.facts().start(),
        sitting.facts().day().getYear(),
        sitting.items().indexOf(decision.item()),
        sitting.facts().body(),
        decision.matter().map(code -> code.replaceFirst("\\..*", "")).orElse(""),
        decision.vote().map(Vote::outcome),
        voters(decision));
  }

  /** Those whose votes on it, or on a motion about it, everybody may read. */
  private static Set<MemberId> voters(PublicDecision decision) {
    Map<SpeakerId, MemberId> members = new HashMap<>();
    for (Speaker each : decision.sitting().speakers()) {
      each.member().ifPresent(member -> members.put(each.id(), member));
    }
    Set<MemberId> voters = new HashSet<>();
    Stream.concat(
            decision.vote().stream(),
            decision.item().motions().stream().flatMap(each -> each.vote().stream()))
        .flatMap(vote -> vote.ballot().stream())
        .flatMap(ballot -> ballot.casts().stream())
        .map(Cast::voter)
        .filter(members::containsKey)
        .forEach(voter -> voters.add(members.get(voter)));
    return voters;
  }

  /** All that can be found, in no order. */
  Stream<KnownDecision> all() {
    return known.values().stream().flatMap(List::stream);
  }

  /** Looks again at sittings of which something may be readable by now that was not. Blocks. */
  synchronized void refresh() {
    if (now().isBefore(refreshedAt.plus(FRESH))) {
      return;
    }
    refreshedAt = now();
    Set<SittingId> gone = new HashSet<>(recent);
    if (!gone.isEmpty()) {
      for (Sitting each : sittings.find(List.copyOf(gone))) {
        keep(each, decisions.of(each));
        gone.remove(each.id());
      }
    }
    // Deleted while it was looked at here.
    gone.forEach(this::removed);
  }

  /** Decisions as everybody may read them now, in this order; those that are no more are not. */
  List<PublicDecision> read(List<KnownDecision> wanted) {
    Map<SittingId, Sitting> found = sittings(wanted.stream().map(KnownDecision::sitting).toList());
    Map<SittingId, List<PublicDecision>> read = new HashMap<>();
    found.forEach((id, sitting) -> read.put(id, decisions.of(sitting)));
    return wanted.stream()
        .flatMap(
            each ->
                read.getOrDefault(each.sitting(), List.of()).stream()
                    .filter(one -> one.item().id().equals(each.item())))
        .toList();
  }

  private Map<SittingId, Sitting> sittings(Collection<SittingId> ids) {
    return sittings.find(Set.copyOf(ids)).stream()
        .collect(Collectors.toMap(Sitting::id, Function.identity()));
  }

  /** The decisions of a sitting that everybody may read now. */
  List<PublicDecision> of(SittingId id) {
    return sittings.find(id).map(decisions::of).orElse(List.of());
  }

  /** A sitting with what everybody may know of it. */
  Optional<Sitting> shown(Sitting sitting) {
    return decisions.shown(sitting);
  }
}
