package org.tribune.site.search.index;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;

/**
 * What is known of the sittings in the index without the catalogue being asked: how they are
 * called, who may see them, and by what it is known which recordings are theirs. Safe for all
 * threads.
 */
public final class KnownSittings {
  /** No sitting begins further from a broadcast of its own that names none. */
  private static final Duration NEAR = Duration.ofDays(1);

  /** By id. Guarded by this, as is the next. */
  private final Map<String, Named> known = new HashMap<>();

  /** Made of what is known when it is wanted. */
  private Optional<Found> found = Optional.empty();

  /**
   * A sitting.
   *
   * @param broadcasts that a clerk says are of it; empty: nothing is said
   * @param version of all of it
   */
  public record Named(
      SittingId id,
      SittingFacts facts,
      SittingStatus status,
      List<BroadcastId> broadcasts,
      long version) {
    public Named {
      broadcasts = List.copyOf(broadcasts);
    }

    private boolean isSeen(boolean byStaff) {
      return byStaff || status.isPublic();
    }

    /** What the public reads as its title. */
    public String title() {
      return facts.title().isEmpty() ? facts.body() : facts.title();
    }

    /** When it begins, by the clocks of its place. */
    public LocalDateTime localStart() {
      return facts.start().atZone(facts.zone()).toLocalDateTime();
    }
  }

  /**
   * Where sittings are found by what they say of broadcasts.
   *
   * @param naming those that name a broadcast
   * @param silent those that name none, by their channel and when they begin
   */
  private record Found(
      Map<BroadcastId, List<Named>> naming,
      Map<ChannelId, NavigableMap<Instant, List<Named>>> silent) {}

  synchronized void put(Sitting sitting) {
    Named named =
        new Named(
            sitting.id(),
            sitting.facts(),
            sitting.status(),
            sitting.broadcasts(),
            sitting.version());
    if (!named.equals(known.put(sitting.id().value(), named))) {
      found = Optional.empty();
    }
  }

  synchronized void remove(SittingId id) {
    known.remove(id.value());
    found = Optional.empty();
  }

  /**
   * A sitting that somebody may see.
   *
   * @param id as somebody wrote it, of any content
   */
  public synchronized Optional<Named> find(String id, boolean isStaff) {
    return Optional.ofNullable(known.get(id)).filter(each -> each.isSeen(isStaff));
  }

  /** Those that name a broadcast as theirs. */
  synchronized List<Named> naming(BroadcastId broadcast) {
    return found().naming().getOrDefault(broadcast, List.of());
  }

  /** Those on a channel that name no broadcast and begin on a day before or behind. */
  synchronized List<Named> near(ChannelId channel, Instant time) {
    NavigableMap<Instant, List<Named>> all = found().silent().get(channel);
    return all == null
        ? List.of()
        : all.subMap(time.minus(NEAR), time.plus(NEAR)).values().stream()
            .flatMap(List::stream)
            .toList();
  }

  private Found found() {
    Found now = found.orElseGet(this::find);
    found = Optional.of(now);
    return now;
  }

  private Found find() {
    Found all = new Found(new HashMap<>(), new HashMap<>());
    for (Named each : known.values()) {
      for (BroadcastId id : each.broadcasts()) {
        all.naming().computeIfAbsent(id, _ -> new ArrayList<>()).add(each);
      }
      Optional<ChannelId> channel = each.facts().channel();
      if (each.broadcasts().isEmpty() && channel.isPresent()) {
        all.silent()
            .computeIfAbsent(channel.get(), _ -> new TreeMap<>())
            .computeIfAbsent(each.facts().start(), _ -> new ArrayList<>())
            .add(each);
      }
    }
    return all;
  }
}
