package org.tribune.site.deliberation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.deliberation.Matters;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.minutes.draft.VoteSentence;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.publication.PublicationResponses;
import org.tribune.site.sitting.SittingPage;

/**
 * The page of a decision as the server writes it, which no script draws: what was decided and how,
 * where its debate and its vote can be watched, and what was published of it.
 *
 * @param entries of its deliberation in the register, the newest first
 * @param debate what the adopted minutes say of it
 */
record DecisionPage(
    PublicDecision decision,
    List<PublicationResponses.Entry> entries,
    List<Block> debate,
    VotePlaces places,
    MinutesWording wording,
    PageFrame frame) {
  ServerRenderedPage page() {
    PageFrame.Told told = PageFrame.Told.website(title(), result(), decision.address());
    return frame.whole(
        decision.address(),
        title(),
        frame.head(told),
        (out, none) -> JtedecisionGenerated.render(out, none, this));
  }

  Sitting sitting() {
    return decision.sitting();
  }

  String title() {
    return decision.item().title();
  }

  /** Its sitting with the day. */
  String sittingTitle() {
    return frame.text(
        "page.deliberations.of-sitting",
        SittingPage.title(sitting().facts().body(), sitting().facts().title()),
        new SpokenTime(frame.language()).day(sitting().facts().day()));
  }

  /** What was decided, and by whom if that was public. */
  String result() {
    return decision
        .vote()
        .map(vote -> new VoteSentence(sitting(), wording).of(vote))
        .orElseGet(() -> frame.text("deliberation-list.without-vote"));
  }

  /** What was decided on a motion. */
  String result(Motion motion) {
    return motion.vote().map(vote -> new VoteSentence(sitting(), wording).of(vote)).orElse("");
  }

  /** The matter with its code; empty if nobody has said it. */
  Optional<String> matter() {
    return decision
        .matter()
        .map(code -> Matters.all().name(code).map(name -> code + " " + name).orElse(code));
  }

  String moment(Instant at) {
    return new SpokenTime(frame.language()).moment(at, sitting().facts().zone());
  }

  /** The public documents of the item; what is published stands above them. */
  List<Document> documents() {
    return sitting().documents().stream()
        .filter(each -> each.item().equals(Optional.of(decision.item().id())))
        .filter(each -> entries.stream().noneMatch(one -> one.sha256().equals(each.sha256())))
        .toList();
  }

  /** The address of a document. */
  String address(Document document) {
    return "/documents/" + sitting().id() + "/" + document.id() + ".pdf";
  }

  /** The lines of a passage. */
  static List<String> lines(Block block) {
    return block.text().lines().filter(each -> !each.isBlank()).toList();
  }
}
