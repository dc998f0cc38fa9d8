package org.tribune.catalogue.minutes.draft;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;

/** How the people of a sitting are named. Immutable. */
final class SpeakerNames {
  private final Sitting sitting;
  private final MinutesWording words;

  SpeakerNames(Sitting sitting, MinutesWording words) {
    this.sitting = sitting;
    this.words = words;
  }

  /** The name; empty if nobody of this id is among the speakers any more. */
  Optional<String> name(SpeakerId who) {
    return sitting
        .speaker(who)
        .map(Speaker::name)
        .filter(each -> !each.isEmpty())
        .map(each -> NoBreakSpaces.in(each, words.language()));
  }

  /** The name, and what the person is. */
  Optional<String> person(SpeakerId who) {
    return name(who)
        .map(
            name -> {
              String role = sitting.speaker(who).map(Speaker::role).orElse("");
              return role.isEmpty()
                  ? name
                  : words.text("format.person", Map.of("name", name, "role", role));
            });
  }

  /** Function, group and commune, as far as they are known. */
  String about(SpeakerId who) {
    return sitting.speaker(who).stream()
        .flatMap(each -> Stream.of(each.role(), each.group(), each.commune()))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** Values of a model that speaks of somebody, beside others. */
  static Map<String, Object> values(String name, Map<String, ?> others) {
    Map<String, Object> values = new HashMap<>(others);
    values.put("name", name);
    values.put("gender", Gender.of(name));
    return values;
  }
}
