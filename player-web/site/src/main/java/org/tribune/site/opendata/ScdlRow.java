package org.tribune.site.opendata;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.http.Csv;

/**
 * A deliberation as the common core of local data has it (SCDL « Délibérations » 2.1.5): one that
 * was adopted, with its number and matter. The format has no column for what became of a draft, so
 * what was rejected, withdrawn or put off is in the file of votes alone. Nothing is made up for
 * what is missing: the row is left out, or its columns on the vote are empty, and the gaps say why.
 *
 * @param line as it is written; empty if it is left out
 * @param gaps what is missing
 */
record ScdlRow(Optional<String> line, List<ScdlGap> gaps) {
  private static final List<String> COLUMNS =
      List.of(
          "COLL_NOM",
          "COLL_SIRET",
          "DELIB_ID",
          "DELIB_DATE",
          "DELIB_MATIERE_CODE",
          "DELIB_MATIERE_NOM",
          "DELIB_OBJET",
          "BUDGET_ANNEE",
          "BUDGET_NOM",
          "PREF_ID",
          "PREF_DATE",
          "VOTE_EFFECTIF",
          "VOTE_REEL",
          "VOTE_POUR",
          "VOTE_CONTRE",
          "VOTE_ABSTENTION",
          "DELIB_URL");

  /** What nobody tells this program: the budget, and what the prefecture received when. */
  private static final List<String> UNKNOWN = List.of("", "", "", "");

  /** The first line of the file. */
  static String head() {
    return Csv.openLine(COLUMNS.stream());
  }

  /** True if a decision belongs into the file, as soon as all of it is known. */
  static boolean isDue(PublicDecision decision) {
    return decision
        .vote()
        .map(each -> each.outcome() == VoteOutcome.ADOPTED)
        .orElse(decision.deliberation().isPresent());
  }

  /**
   * The row of a decision.
   *
   * @param written its sitting as clerks have it: of a vote behind closed doors everybody reads the
   *     three numbers, and not whether they are all
   * @param site where the public reaches it
   */
  static ScdlRow of(PublicDecision decision, Sitting written, Bodies bodies, URI site) {
    List<ScdlGap> gaps = new ArrayList<>();
    Optional<Collectivity> collectivity = bodies.collectivity(decision.sitting().facts().body());
    if (collectivity.isEmpty()) {
      gaps.add(ScdlGap.NO_COLLECTIVITY);
    }
    if (decision.vote().isEmpty() && decision.publishedAt().isEmpty()) {
      gaps.add(ScdlGap.NO_RESULT);
    }
    if (decision.number().isEmpty()) {
      gaps.add(ScdlGap.NO_NUMBER);
    }
    if (decision.item().title().isEmpty()) {
      gaps.add(ScdlGap.NO_TITLE);
    }
    Optional<String> code = matter(decision, gaps);
    List<String> votes = votes(decision, written, bodies, gaps);
    if (collectivity.isEmpty() || gaps.stream().anyMatch(ScdlGap::isLeftOut)) {
      return new ScdlRow(Optional.empty(), gaps);
    }
    Stream<String> head =
        Stream.of(
            collectivity.get().name(),
            collectivity.get().siret(),
            decision.number().orElseThrow(),
            decision.sitting().facts().day().toString(),
            code.orElseThrow(),
            ScdlMatters.name(code.orElseThrow()).orElseThrow(),
            decision.item().title());
    Stream<String> rest = Stream.concat(UNKNOWN.stream(), votes.stream());
    Stream<String> cells =
        Stream.concat(Stream.concat(head, rest), Stream.of(document(decision, site)));
    return new ScdlRow(Optional.of(Csv.openLine(cells)), gaps);
  }

  private static Optional<String> matter(PublicDecision decision, List<ScdlGap> gaps) {
    if (decision.matter().isEmpty()) {
      // Nobody outside reads the matter of what has no number yet, and one thing is told at a time.
      if (decision.number().isPresent()) {
        gaps.add(ScdlGap.NO_MATTER);
      }
      return Optional.empty();
    }
    Optional<String> code = decision.matter().flatMap(ScdlMatters::code);
    if (code.isEmpty()) {
      gaps.add(ScdlGap.MATTER_TOO_BROAD);
    } else if (ScdlMatters.name(code.get()).isEmpty()) {
      gaps.add(ScdlGap.MATTER_UNKNOWN);
    }
    return code;
  }

  /** All of these columns, or none: VOTE_POUR, _CONTRE and _ABSTENTION make up VOTE_REEL. */
  private static List<String> votes(
      PublicDecision decision, Sitting written, Bodies bodies, List<ScdlGap> gaps) {
    List<String> none = List.of("", "", "", "", "");
    // Nothing is adopted by nobody: zeros are what stands where nobody typed a number.
    Optional<Tally> tally = decision.vote().flatMap(Vote::tally).filter(each -> voted(each) > 0);
    Optional<Integer> inOffice = bodies.inOffice(decision.sitting());
    if (tally.isEmpty()) {
      gaps.add(ScdlGap.NO_COUNT);
      return none;
    }
    if (hasBlanks(decision, written)) {
      gaps.add(ScdlGap.BLANK_BALLOTS);
      return none;
    }
    if (inOffice.isEmpty()) {
      gaps.add(ScdlGap.NO_MEMBERS);
      return none;
    }
    Tally votes = tally.get();
    int voted = voted(votes);
    if (voted > inOffice.get()) {
      gaps.add(ScdlGap.MORE_VOTES_THAN_MEMBERS);
      return none;
    }
    return Stream.of(inOffice.get(), voted, votes.inFavour(), votes.against(), votes.abstentions())
        .map(String::valueOf)
        .toList();
  }

  private static int voted(Tally tally) {
    return tally.inFavour() + tally.against() + tally.abstentions();
  }

  private static boolean hasBlanks(PublicDecision decision, Sitting written) {
    return written
        .item(decision.item().id())
        .flatMap(AgendaItem::vote)
        .flatMap(Vote::ballot)
        .filter(each -> each.blank() > 0)
        .isPresent();
  }

  private static String document(PublicDecision decision, URI site) {
    return decision
        .signed()
        .map(DocumentId::value)
        .map(each -> site + "/documents/" + decision.sitting().id() + "/" + each + ".pdf")
        .orElse("");
  }
}
