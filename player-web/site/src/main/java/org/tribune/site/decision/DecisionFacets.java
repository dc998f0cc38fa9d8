package org.tribune.site.decision;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.site.http.ApiWords;

/**
 * Filters decisions, and counts what each filter would leave by all the others. Owned by the search
 * that makes it.
 *
 * @param query what is asked for
 * @param places the communes that each item names
 * @param members the names of those whose votes may be looked for
 */
record DecisionFacets(
    DecisionQuery query,
    Map<String, List<String>> places,
    Map<MemberId, String> members,
    Map<DecisionFacets.Filter, Map<String, Integer>> counts) {
  /** What decisions are filtered by. */
  enum Filter {
    BODY,
    YEAR,
    PLACE,
    MATTER,
    OUTCOME,
    MEMBER
  }

  static DecisionFacets of(
      DecisionQuery query, Map<String, List<String>> places, Map<MemberId, String> members) {
    Map<Filter, Map<String, Integer>> counts = new EnumMap<>(Filter.class);
    for (Filter each : Filter.values()) {
      counts.put(each, new HashMap<>());
    }
    return new DecisionFacets(query, places, members, counts);
  }

  private String wanted(Filter filter) {
    return switch (filter) {
      case BODY -> query.body();
      case YEAR -> query.year();
      case PLACE -> query.place();
      case MATTER -> query.matter();
      case OUTCOME -> query.outcome();
      case MEMBER -> query.member();
    };
  }

  private List<String> values(Filter filter, KnownDecision decision) {
    return switch (filter) {
      case BODY -> List.of(decision.body());
      case YEAR -> List.of("" + decision.year());
      case PLACE -> places.getOrDefault(decision.subject(), List.of());
      case MATTER -> decision.matter().isEmpty() ? List.of() : List.of(decision.matter());
      case OUTCOME -> decision.outcome().map(ApiWords::of).stream().toList();
      case MEMBER ->
          members.isEmpty()
              ? List.of()
              : decision.voters().stream()
                  .filter(members::containsKey)
                  .map(MemberId::value)
                  .toList();
    };
  }

  /** True if a decision passes all filters; it is counted. */
  boolean take(KnownDecision decision) {
    Map<Filter, List<String>> values = new EnumMap<>(Filter.class);
    List<Filter> failed =
        Arrays.stream(Filter.values())
            .filter(
                filter -> {
                  List<String> its = values(filter, decision);
                  values.put(filter, its);
                  return !wanted(filter).isEmpty() && !its.contains(wanted(filter));
                })
            .toList();
    if (failed.isEmpty()) {
      values.forEach(this::count);
    } else if (failed.size() == 1) {
      count(failed.getFirst(), values.getOrDefault(failed.getFirst(), List.of()));
    }
    return failed.isEmpty();
  }

  private void count(Filter filter, List<String> values) {
    Map<String, Integer> counted = counts.getOrDefault(filter, Map.of());
    values.forEach(each -> counted.merge(each, 1, Integer::sum));
  }

  /** What may be chosen. */
  DecisionAnswer.Choices choices() {
    return new DecisionAnswer.Choices(
        choices(Filter.BODY, each -> each, byCount()),
        choices(Filter.YEAR, each -> each, byValue().reversed()),
        choices(Filter.PLACE, each -> each, byValue()),
        choices(Filter.MATTER, DecisionWords::matter, byValue()),
        choices(Filter.OUTCOME, _ -> "", byCount()),
        choices(
            Filter.MEMBER,
            each -> members.getOrDefault(new MemberId(each), each),
            Comparator.comparing(DecisionAnswer.Choice::name)));
  }

  private static Comparator<DecisionAnswer.Choice> byCount() {
    return Comparator.comparingInt(DecisionAnswer.Choice::count)
        .reversed()
        .thenComparing(DecisionAnswer.Choice::value);
  }

  private static Comparator<DecisionAnswer.Choice> byValue() {
    return Comparator.comparing(DecisionAnswer.Choice::value);
  }

  private List<DecisionAnswer.Choice> choices(
      Filter filter, Function<String, String> name, Comparator<DecisionAnswer.Choice> order) {
    return counts.getOrDefault(filter, Map.of()).entrySet().stream()
        .map(
            each ->
                new DecisionAnswer.Choice(
                    each.getKey(), name.apply(each.getKey()), each.getValue()))
        .sorted(order)
        .collect(Collectors.toList());
  }
}
