package org.tribune.testkit.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tribune.catalogue.audience.Attendance;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.audience.AudienceSummary;
import org.tribune.catalogue.audience.AudienceTally;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedDay;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.core.broadcast.BroadcastId;

/** The figures in memory. Safe for all threads. */
final class FakeAudience implements Audience {
  private record Minute(BroadcastId recording, Viewing viewing, int minute) {}

  private record Day(BroadcastId recording, Viewing viewing, LocalDate day) {}

  private final Map<Minute, Duration> minutes = new HashMap<>();
  private final Map<Day, Duration> days = new HashMap<>();
  private final Map<BroadcastId, TreeMap<Instant, Integer>> attendances = new TreeMap<>();
  private final Map<String, Long> writers = new HashMap<>();
  private final Runnable throwFailure;
  private final Predicate<BroadcastId> isThere;

  FakeAudience(Runnable throwFailure, Predicate<BroadcastId> isThere) {
    this.throwFailure = throwFailure;
    this.isThere = isThere;
  }

  @Override
  public synchronized void add(AudienceTally tally) {
    throwFailure.run();
    if (writers.getOrDefault(tally.writer(), Long.MIN_VALUE) >= tally.number()) {
      return;
    }
    writers.put(tally.writer(), tally.number());
    tally.minutes().stream()
        .filter(each -> isThere.test(each.recording()))
        .forEach(
            each ->
                minutes.merge(
                    new Minute(each.recording(), each.viewing(), each.minute()),
                    each.watched(),
                    Duration::plus));
    tally.days().stream()
        .filter(each -> isThere.test(each.recording()))
        .forEach(
            each ->
                days.merge(
                    new Day(each.recording(), each.viewing(), each.day()),
                    each.watched(),
                    Duration::plus));
    tally.attendances().stream()
        .filter(each -> isThere.test(each.recording()))
        .forEach(
            each ->
                attendances
                    .computeIfAbsent(each.recording(), id -> new TreeMap<>())
                    .merge(each.minute(), each.viewers(), Integer::sum));
  }

  synchronized void forget(BroadcastId recording) {
    minutes.keySet().removeIf(each -> each.recording().equals(recording));
    days.keySet().removeIf(each -> each.recording().equals(recording));
    attendances.remove(recording);
  }

  @Override
  public synchronized List<WatchedMinute> minutes(BroadcastId recording) {
    throwFailure.run();
    return minutes.entrySet().stream()
        .filter(each -> each.getKey().recording().equals(recording))
        .map(
            each ->
                new WatchedMinute(
                    recording, each.getKey().viewing(), each.getKey().minute(), each.getValue()))
        .sorted(
            Comparator.comparing(WatchedMinute::viewing).thenComparingInt(WatchedMinute::minute))
        .toList();
  }

  @Override
  public synchronized List<WatchedDay> days(BroadcastId recording) {
    return days(each -> each.recording().equals(recording));
  }

  @Override
  public synchronized List<WatchedDay> days(LocalDate from, LocalDate to) {
    return days(each -> !each.day().isBefore(from) && !each.day().isAfter(to));
  }

  private List<WatchedDay> days(Predicate<Day> wanted) {
    throwFailure.run();
    return days.entrySet().stream()
        .filter(each -> wanted.test(each.getKey()))
        .map(
            each ->
                new WatchedDay(
                    each.getKey().recording(),
                    each.getKey().viewing(),
                    each.getKey().day(),
                    each.getValue()))
        .sorted(
            Comparator.comparing(WatchedDay::viewing)
                .thenComparing(WatchedDay::day)
                .thenComparing(WatchedDay::recording))
        .toList();
  }

  @Override
  public synchronized List<Attendance> attendances(BroadcastId recording) {
    throwFailure.run();
    return attendances.getOrDefault(recording, new TreeMap<>()).entrySet().stream()
        .map(each -> new Attendance(recording, each.getKey(), each.getValue()))
        .toList();
  }

  @Override
  public synchronized List<AudienceSummary> summaries(LocalDate from, LocalDate to) {
    throwFailure.run();
    return days.keySet().stream()
        .filter(each -> !each.day().isBefore(from) && !each.day().isAfter(to))
        .map(Day::recording)
        .distinct()
        .sorted()
        .map(
            id ->
                new AudienceSummary(
                    id,
                    watched(id, Viewing.LIVE, from, to),
                    watched(id, Viewing.REPLAY, from, to),
                    attendances(id).stream().mapToInt(Attendance::viewers).max().orElse(0),
                    fullest(id)))
        .toList();
  }

  private Duration watched(BroadcastId id, Viewing viewing, LocalDate from, LocalDate to) {
    return days(id).stream()
        .filter(each -> each.viewing() == viewing)
        .filter(each -> !each.day().isBefore(from) && !each.day().isAfter(to))
        .map(WatchedDay::watched)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Duration fullest(BroadcastId id) {
    return minutes(id).stream()
        .collect(Collectors.toMap(WatchedMinute::minute, WatchedMinute::watched, Duration::plus))
        .values()
        .stream()
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
