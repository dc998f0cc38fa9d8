package org.tribune.site.sitting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.site.http.ApiWords;

/** The items of an agenda, and what an agenda that is pasted would become, as they are answered. */
final class AgendaResponses {
  private AgendaResponses() {}

  /**
   * An item.
   *
   * @param level 0 at the margin
   * @param parent the item that it is a part of
   */
  record Item(
      String id,
      int level,
      Optional<String> parent,
      String numbering,
      String title,
      String kind,
      String rapporteur,
      Optional<Decision> vote) {
    /**
     * An item of an agenda.
     *
     * @param parents of all its items
     */
    static Item of(AgendaItem item, Map<ItemId, ItemId> parents) {
      return new Item(
          item.id().value(),
          item.level(),
          Optional.ofNullable(parents.get(item.id())).map(ItemId::value),
          item.numbering(),
          item.title(),
          ApiWords.of(item.kind()),
          item.rapporteur(),
          item.vote().map(Decision::of));
    }
  }

  /** What a vote came to. */
  record Decision(String outcome, boolean unanimous, Optional<Votes> tally) {
    static Decision of(Vote vote) {
      return new Decision(
          ApiWords.of(vote.outcome()), vote.isUnanimous(), vote.tally().map(Votes::of));
    }
  }

  /** How many voted how. */
  record Votes(int inFavour, int against, int abstentions, int notTakingPart) {
    static Votes of(Tally tally) {
      return new Votes(
          tally.inFavour(), tally.against(), tally.abstentions(), tally.notTakingPart());
    }
  }

  /**
   * An item as everybody sees it.
   *
   * @param watch where its debate can be watched again
   */
  record PublicItem(@JsonUnwrapped Item item, Optional<String> watch) {}

  /** An item as clerks see it. */
  record ClerkItem(@JsonUnwrapped Item item, String notes) {
    static ClerkItem of(AgendaItem item, Map<ItemId, ItemId> parents) {
      return new ClerkItem(Item.of(item, parents), item.notes());
    }
  }

  /**
   * What an agenda would become.
   *
   * @param removed items of before that are not in it
   */
  record Preview(List<ReadItem> items, List<ClerkItem> removed, List<IgnoredLine> ignored) {}

  /**
   * An item that was read.
   *
   * @param line where it begins, 1 for the first
   * @param change whether it is new, changed or the same
   * @param before what it was called, unless it is new
   */
  record ReadItem(
      @JsonUnwrapped ClerkItem item,
      int line,
      List<String> doubts,
      String change,
      Optional<Heading> before) {}

  /** What an item is called. */
  record Heading(String numbering, String title) {}

  /** A line that was left out. */
  record IgnoredLine(int line, String text) {}
}
