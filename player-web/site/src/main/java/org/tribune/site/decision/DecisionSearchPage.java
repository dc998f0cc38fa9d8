package org.tribune.site.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.page.Html;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.search.FoundText;
import org.tribune.site.search.index.Piece;
import org.tribune.site.sitting.SittingPage;

/**
 * The page on which decisions are looked for, as the server writes it: it needs no script.
 *
 * @param answer empty if nothing can be searched now
 * @param refusal why there is no answer
 * @param sendsMail whether alerts may be asked for by e-mail
 */
public record DecisionSearchPage(
    DecisionQuery query,
    Optional<DecisionAnswer> answer,
    Optional<String> refusal,
    boolean sendsMail,
    PageFrame frame) {
  /** Where it is. */
  public static final String ADDRESS = "/deliberations/";

  /** The choices of a filter that are shown at once: a list of hundreds helps nobody. */
  private static final int MOST_CHOICES = 300;

  /** The page. */
  public ServerRenderedPage page() {
    String title = frame.text("page.decision.title");
    PageFrame.Told told =
        PageFrame.Told.website(title, frame.text("page.decision.description"), ADDRESS);
    // There is no end of what can be looked for: search engines keep the page alone.
    String more =
        Html.of((out, none) -> JtefeedGenerated.render(out, none, this, !query.isOfAll()));
    return frame.whole(
        ADDRESS,
        query.words().isEmpty() ? title : frame.text("page.decision.title-for", query.words()),
        frame.head(told) + more,
        (out, none) -> JtedecisionsGenerated.render(out, none, this, title));
  }

  String feed() {
    return ADDRESS + "feed.xml" + query.at(1).parameters();
  }

  String address(int page) {
    return ADDRESS + query.at(page).parameters();
  }

  String everywhere() {
    return ADDRESS + query.everywhere().parameters();
  }

  /** True if there is nothing that could be found, by whatever words. */
  boolean isEmpty() {
    return query.isOfAll()
        && answer.filter(each -> each.isComplete() && each.total() == 0).isPresent();
  }

  /** True if something can be chosen. */
  boolean hasFilters() {
    return answer.filter(each -> !each.choices().isNothing()).isPresent() || isNarrowed();
  }

  /** True if something else than words narrows the search. */
  boolean isNarrowed() {
    return !query.everywhere().parameters().equals(query.at(1).parameters());
  }

  String count(int total) {
    return switch (total) {
      case 0 -> frame.text("page.decision.none");
      case 1 -> frame.text("page.decision.one");
      default -> frame.text("page.decision.many", total);
    };
  }

  int first() {
    return (query.page() - 1) * DecisionFinder.PAGE + 1;
  }

  /** A filter's choices with names; what was chosen is among them. */
  List<DecisionAnswer.Choice> choices(List<DecisionAnswer.Choice> all, String chosen) {
    List<DecisionAnswer.Choice> some = all.stream().limit(MOST_CHOICES).toList();
    boolean isThere =
        chosen.isEmpty() || some.stream().anyMatch(each -> each.value().equals(chosen));
    Stream<DecisionAnswer.Choice> one = isThere ? Stream.empty() : Stream.of(choice(all, chosen));
    return Stream.concat(some.stream(), one)
        .map(each -> new DecisionAnswer.Choice(each.value(), name(each), each.count()))
        .toList();
  }

  private static DecisionAnswer.Choice choice(List<DecisionAnswer.Choice> all, String chosen) {
    return all.stream()
        .filter(each -> each.value().equals(chosen))
        .findFirst()
        .orElseGet(() -> new DecisionAnswer.Choice(chosen, chosen, /* count= */ 0));
  }

  private String name(DecisionAnswer.Choice choice) {
    return choice.name().isEmpty() ? outcome(choice.value()) : choice.name();
  }

  private String outcome(String value) {
    return switch (value) {
      case "adopted" -> frame.text("page.sitting.adopted");
      case "rejected" -> frame.text("page.sitting.rejected");
      case "withdrawn" -> frame.text("page.sitting.withdrawn");
      case "postponed" -> frame.text("page.sitting.postponed");
      default -> value;
    };
  }

  /** The page of the member who is looked for, if there is one. */
  Optional<String> member() {
    return answer
        .filter(
            each ->
                each.choices().members().stream()
                    .anyMatch(one -> one.value().equals(query.member())))
        .map(_ -> "/members/" + query.member());
  }

  String title(DecisionAnswer.Found found) {
    String title = DecisionWords.title(found.decision().item());
    return title.isEmpty() ? frame.text("page.search.item-without-a-title") : title;
  }

  /** The title with what was looked for marked. */
  List<Piece> pieces(DecisionAnswer.Found found) {
    return found
        .text()
        .map(FoundText::title)
        .filter(each -> !each.isEmpty())
        .orElseGet(() -> List.of(new Piece(title(found), /* isFound= */ false)));
  }

  /** A passage in which the words stand. */
  static Optional<FoundText.Passage> passage(DecisionAnswer.Found found) {
    return found.text().flatMap(FoundText::passage);
  }

  /** What a passage is from, in words before it. */
  String source(DecisionAnswer.Found found, FoundText.Passage passage) {
    return switch (passage.kind()) {
      case DOCUMENT ->
          frame.text(
              "page.decision.in-document",
              found
                  .decision()
                  .sitting()
                  .document(new DocumentId(passage.id()))
                  .map(Document::title)
                  .orElse(""),
              passage.excerpt().page());
      case MINUTES -> frame.text("page.decision.in-minutes");
      default -> frame.text("page.decision.in-debate");
    };
  }

  String day(Sitting sitting) {
    return new SpokenTime(frame.language()).day(sitting.facts().day());
  }

  static String sitting(Sitting sitting) {
    return SittingPage.title(sitting.facts().body(), sitting.facts().title());
  }

  /** What became of it; empty if no vote of its own may be read. */
  Optional<String> sentence(DecisionAnswer.Found found) {
    return DecisionWords.sentence(found.decision(), frame.language());
  }

  /** How many motions about it were voted; empty if none. */
  Optional<String> motions(DecisionAnswer.Found found) {
    long count =
        found.decision().item().motions().stream()
            .map(Motion::vote)
            .filter(Optional::isPresent)
            .count();
    return count == 0 ? Optional.empty() : Optional.of(frame.text("page.decision.motions", count));
  }
}
