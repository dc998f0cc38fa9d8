package org.tribune.site.sitting;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;

/**
 * Who spoke in the sittings before, and what else is typed again and again. There is no list of its
 * own to be kept up to date: the newest sitting in which a person was listed says what is true.
 */
final class SittingSuggestions {
  /** Some years of sittings. */
  private static final int SITTINGS = 200;

  private SittingSuggestions() {}

  /** What to suggest to a clerk. */
  static ClerkSittingResponses.Suggestions suggestions(Sittings sittings) {
    Map<String, Speaker> people = new LinkedHashMap<>();
    Set<String> groups = new LinkedHashSet<>();
    Set<String> bodies = new LinkedHashSet<>();
    Set<String> places = new LinkedHashSet<>();
    for (Sitting sitting : latest(sittings)) {
      bodies.add(sitting.facts().body());
      places.add(sitting.facts().place());
      for (Speaker speaker : sitting.speakers()) {
        people.putIfAbsent(speaker.name(), speaker);
        groups.add(speaker.group());
      }
    }
    return new ClerkSittingResponses.Suggestions(
        people.values().stream()
            .filter(each -> !each.name().isEmpty())
            .map(SittingResponses.Person::of)
            .toList(),
        said(groups),
        said(bodies),
        said(places));
  }

  private static List<String> said(Set<String> words) {
    return words.stream().filter(each -> !each.isEmpty()).toList();
  }

  private static List<Sitting> latest(Sittings sittings) {
    return sittings.list(
        new SittingQuery(Optional.empty(), Optional.empty(), /* latestFirst= */ true, SITTINGS));
  }

  /** The speakers of the last sitting of the same body before this one, under ids of their own. */
  static List<Speaker> before(Sittings sittings, SittingFacts facts) {
    return sittings.list(SittingQuery.before(facts.start(), SITTINGS)).stream()
        .filter(each -> each.facts().body().equals(facts.body()) && !each.speakers().isEmpty())
        .findFirst()
        .map(Sitting::speakers)
        .orElse(List.of())
        .stream()
        .map(
            each ->
                new Speaker(
                    SpeakerId.create(),
                    each.name(),
                    each.group(),
                    each.role(),
                    each.commune(),
                    each.member()))
        .toList();
  }
}
