package org.tribune.site.opendata;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.site.deliberation.PublicDecisions;

/**
 * Which sittings there are, and which of them are other than when it looked last: those alone are
 * read again. Calls block. Not safe for threads: {@link OpenData} guards it.
 */
final class SittingIndex {
  /** As many are in memory at once. */
  private static final int CHUNK = 50;

  /** What no version tells, such as a recording that is found to be of another sitting. */
  private static final Duration ALL_AGAIN = Duration.ofHours(1);

  private static final Comparator<SittingEntry> NEWEST_FIRST =
      Comparator.comparing(SittingEntry::start).reversed().thenComparing(each -> each.id().value());

  private final Sittings sittings;
  private final PublicDecisions decisions;
  private final URI site;
  private final Map<SittingId, SittingEntry> entries = new HashMap<>();
  private final Map<Integer, Long> changes = new HashMap<>();
  private Bodies bodies = Bodies.of(List.of());
  private Instant allReadAt = Instant.MIN;
  private long changed;

  SittingIndex(Sittings sittings, PublicDecisions decisions, URI site) {
    this.sittings = sittings;
    this.decisions = decisions;
    this.site = site;
  }

  /** Looks for what changed. */
  void refresh(Bodies now, Instant time) {
    if (!now.equals(bodies)) {
      takeOver(now);
    }
    Map<SittingId, Long> versions = sittings.versions();
    List<SittingId> gone =
        entries.keySet().stream().filter(each -> !versions.containsKey(each)).toList();
    gone.forEach(each -> forget(each));
    boolean isAll = allReadAt.plus(ALL_AGAIN).isBefore(time);
    List<SittingId> stale =
        versions.entrySet().stream()
            .filter(each -> isAll || isStale(each.getKey(), each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    read(stale, each -> put(each, time));
    if (isAll) {
      allReadAt = time;
    }
  }

  /**
   * From now on every file is another, also if the catalogue does not answer what comes next: an
   * assembly may have taken its members' names back.
   */
  private void takeOver(Bodies now) {
    bodies = now;
    allReadAt = Instant.MIN;
    entries.values().forEach(this::count);
    changed++;
  }

  private boolean isStale(SittingId id, long version) {
    SittingEntry known = entries.get(id);
    return known == null || known.version() != version || !known.isSettled();
  }

  private void put(Sitting sitting, Instant time) {
    SittingEntry next = SittingEntry.of(sitting, decisions.of(sitting), bodies, site, time);
    SittingEntry before = entries.put(next.id(), next);
    if (before == null || !before.isAs(next)) {
      count(next);
      if (before != null) {
        count(before);
      }
    }
  }

  private void forget(SittingId id) {
    SittingEntry before = entries.remove(id);
    if (before != null) {
      count(before);
    }
  }

  private void count(SittingEntry entry) {
    changes.merge(entry.year(), 1L, Long::sum);
    changed++;
  }

  /** Another number if anything has changed. */
  long changes() {
    return changed;
  }

  /** Another number if anything of a year has changed. */
  long changes(int year) {
    return changes.getOrDefault(year, 0L);
  }

  Bodies bodies() {
    return bodies;
  }

  /** The sittings that were announced, the newest first. */
  Stream<SittingEntry> announced() {
    return entries.values().stream().filter(each -> each.event().isPresent()).sorted(NEWEST_FIRST);
  }

  /** The years of these, the newest first. */
  List<Integer> years() {
    Set<Integer> years = new HashSet<>();
    announced().forEach(each -> years.add(each.year()));
    return years.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /** True if there is one of a year. */
  boolean has(int year) {
    return entries.values().stream()
        .anyMatch(each -> each.event().isPresent() && each.year() == year);
  }

  /** The assemblies' names, by what they are called by in the data. */
  Map<String, String> names(Optional<Integer> year) {
    Map<String, String> names = new HashMap<>();
    announced()
        .filter(each -> year.isEmpty() || each.year() == year.get())
        .forEach(each -> names.putIfAbsent(Bodies.id(each.body()), each.body()));
    return names;
  }

  /** When anything of a year, or of all, was last written. */
  Instant changedAt(Optional<Integer> year) {
    return announced()
        .filter(each -> year.isEmpty() || each.year() == year.get())
        .map(SittingEntry::changedAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** Gives the announced sittings of a year as the catalogue has them, the newest first. */
  void read(int year, Consumer<Sitting> taking) {
    read(announced().filter(each -> each.year() == year).map(SittingEntry::id).toList(), taking);
  }

  private void read(List<SittingId> ids, Consumer<Sitting> taking) {
    for (int from = 0; from < ids.size(); from += CHUNK) {
      List<SittingId> some = ids.subList(from, Math.min(ids.size(), from + CHUNK));
      Map<SittingId, Sitting> found = new HashMap<>();
      sittings.find(some).forEach(each -> found.put(each.id(), each));
      for (SittingId id : some) {
        Sitting sitting = found.get(id);
        if (sitting != null) {
          taking.accept(sitting);
        }
      }
    }
  }
}
