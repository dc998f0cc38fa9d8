package org.tribune.site.decision;

import java.util.Optional;
import org.tribune.catalogue.deliberation.Matters;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.minutes.draft.VoteSentence;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.site.deliberation.PublicDecision;

/** How decisions are told in a line. */
public final class DecisionWords {
  private DecisionWords() {}

  /** A matter's code with its name. */
  static String matter(String code) {
    return Matters.all().name(code).map(name -> code + " " + name).orElse(code);
  }

  /** The agenda's number and words of an item. */
  public static String title(AgendaItem item) {
    return (item.numbering() + " " + item.title()).strip();
  }

  /**
   * The vote in a sentence, by its numbers: whose they are is told on the decision's own page.
   *
   * @param language {@code fr} or {@code en}
   * @return empty if no vote of the item itself may be read
   */
  public static Optional<String> sentence(PublicDecision decision, String language) {
    return decision
        .vote()
        .map(vote -> new Vote(vote.outcome(), vote.isUnanimous(), vote.tally()))
        .map(vote -> new VoteSentence(decision.sitting(), MinutesWording.of(language)).of(vote));
  }
}
