package org.tribune.site.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.site.search.index.KnownSittings.Named;
import org.tribune.site.search.index.RecordedSittings;
import org.tribune.site.search.index.SpeakerName;

/** To what sittings and speakers a search may be narrowed. One search's. */
record Facets(RecordedSittings recorded, SearchFilter filter) {
  /** As many as anybody looks through. */
  private static final int MOST_SITTINGS = 20;

  private static final int MOST_SPEAKERS = 100;

  private static final Comparator<SearchAnswer.SittingCount> SITTINGS =
      Comparator.comparingInt((SearchAnswer.SittingCount each) -> -each.count())
          .thenComparing(SearchAnswer.SittingCount::localStart, Comparator.reverseOrder())
          .thenComparing(SearchAnswer.SittingCount::id);

  private static final Comparator<SearchAnswer.Count> SPEAKERS =
      Comparator.comparingInt((SearchAnswer.Count each) -> -each.count())
          .thenComparing(SearchAnswer.Count::value);

  /**
   * Those with most of what was found, of equals the latest; and the one that was asked for.
   *
   * @param owners how much there is of each sitting, recording and film
   */
  List<SearchAnswer.SittingCount> sittings(Map<String, Integer> owners) {
    Map<Named, Integer> counts = new HashMap<>();
    owners.forEach(
        (owner, count) -> {
          Optional<Named> sitting = recorded.find(owner);
          List<Named> all = sitting.map(List::of).orElseGet(() -> recorded.of(owner));
          all.forEach(each -> counts.merge(each, count, Integer::sum));
        });
    Optional<Named> chosen = filter.sitting().flatMap(recorded::find);
    List<SearchAnswer.SittingCount> found =
        counts.entrySet().stream()
            .map(each -> count(each.getKey(), each.getValue()))
            .sorted(SITTINGS)
            .limit(MOST_SITTINGS)
            .toList();
    List<SearchAnswer.SittingCount> all = new ArrayList<>(found);
    chosen
        .map(each -> count(each, counts.getOrDefault(each, 0)))
        .filter(each -> !found.contains(each))
        .ifPresent(all::add);
    return all;
  }

  private static SearchAnswer.SittingCount count(Named sitting, int count) {
    return new SearchAnswer.SittingCount(
        sitting.id().value(), sitting.title(), sitting.localStart(), count);
  }

  /**
   * Who says it in most recordings first; a name is written as it is most often.
   *
   * @param names in how many recordings each says it
   */
  List<SearchAnswer.Count> speakers(Map<String, Integer> names) {
    Map<String, SearchAnswer.Count> all = new LinkedHashMap<>();
    names.entrySet().stream()
        .map(each -> new SearchAnswer.Count(each.getKey(), each.getValue()))
        .sorted(SPEAKERS)
        .forEach(
            each ->
                all.merge(
                    SpeakerName.folded(each.value()),
                    each,
                    (one, other) ->
                        new SearchAnswer.Count(one.value(), one.count() + other.count())));
    List<SearchAnswer.Count> found = all.values().stream().sorted(SPEAKERS).toList();
    List<SearchAnswer.Count> shown = new ArrayList<>(found.stream().limit(MOST_SPEAKERS).toList());
    filter
        .speaker()
        .map(name -> all.get(SpeakerName.folded(name)))
        .filter(each -> !shown.contains(each))
        .ifPresent(shown::add);
    return shown;
  }

  /** Who was asked for, as the name is written in {@code found}. */
  Optional<String> speaker(List<SearchAnswer.Count> found) {
    return filter
        .speaker()
        .map(SpeakerName::folded)
        .flatMap(
            wanted ->
                found.stream()
                    .map(SearchAnswer.Count::value)
                    .filter(each -> SpeakerName.folded(each).equals(wanted))
                    .findFirst());
  }
}
