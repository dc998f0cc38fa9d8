package org.tribune.site.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.search.FoundText;

/**
 * Decisions that were found.
 *
 * @param total on all pages
 * @param pages how many can be asked for
 * @param announced items of agendas that are still to be decided, if words were looked for
 * @param corrections what was taken for each word that is nowhere as it was typed
 * @param isComplete false while the index is filled after a start
 */
public record DecisionAnswer(
    int total,
    int pages,
    List<Found> found,
    List<Announced> announced,
    Map<String, String> corrections,
    Choices choices,
    boolean isComplete) {
  public DecisionAnswer {
    found = List.copyOf(found);
    announced = List.copyOf(announced);
    corrections = Map.copyOf(corrections);
  }

  /**
   * A decision.
   *
   * @param watch where its debate is watched
   * @param text where it has the words that were looked for; empty if there are none
   */
  public record Found(PublicDecision decision, Optional<String> watch, Optional<FoundText> text) {}

  /**
   * An item that will be debated.
   *
   * @param sitting with what everybody may know of it
   */
  public record Announced(Sitting sitting, AgendaItem item) {
    /** Where it is read. */
    public String address() {
      return "/sittings/" + sitting.id() + "#item-" + item.id();
    }
  }

  /**
   * A filter's value.
   *
   * @param name as it is shown; empty where the page has the words
   * @param count of decisions, by all other filters
   */
  public record Choice(String value, String name, int count) {}

  /** What can be chosen of each filter. */
  record Choices(
      List<Choice> bodies,
      List<Choice> years,
      List<Choice> places,
      List<Choice> matters,
      List<Choice> outcomes,
      List<Choice> members) {
    boolean isNothing() {
      return Stream.of(bodies, years, places, matters, outcomes, members).allMatch(List::isEmpty);
    }
  }
}
