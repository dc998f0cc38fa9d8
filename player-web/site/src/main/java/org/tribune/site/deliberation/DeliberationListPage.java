package org.tribune.site.deliberation;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.publication.PublicationResponses;
import org.tribune.site.sitting.SittingPage;

/**
 * The page of what a sitting decided as the server writes it: no script draws it.
 *
 * @param decisions in the order of the agenda
 * @param list the entry of the list that is online
 * @param differs true if the decisions are not as the list has them
 */
record DeliberationListPage(
    List<PublicDecision> decisions,
    Optional<PublicationResponses.Entry> list,
    boolean differs,
    VotePlaces places,
    MinutesWording wording,
    PageFrame frame) {
  ServerRenderedPage page() {
    PageFrame.Told told = PageFrame.Told.website(title(), notice(), address());
    return frame.whole(
        address(),
        title(),
        frame.head(told),
        (out, none) -> JtelistGenerated.render(out, none, this));
  }

  Sitting sitting() {
    return decisions.getFirst().sitting();
  }

  private String address() {
    return "/sittings/" + sitting().id() + "/deliberations";
  }

  String title() {
    return frame.text(
        "deliberation-list.title", sittingTitle(), spoken().day(sitting().facts().day()));
  }

  String sittingTitle() {
    return SittingPage.title(sitting().facts().body(), sitting().facts().title());
  }

  private SpokenTime spoken() {
    return new SpokenTime(frame.language());
  }

  /** Since when the list is online; or that there is none yet. */
  String notice() {
    return list.map(
            each ->
                frame.text(
                    "page.deliberations.online-since",
                    spoken().moment(each.publishedAt(), sitting().facts().zone()),
                    each.number()))
        .orElseGet(() -> frame.text("page.deliberations.not-listed"));
  }

  /** What was decided, in a sentence. */
  String result(PublicDecision decision) {
    return decision
        .vote()
        .map(vote -> DeliberationList.result(decision.sitting(), vote, wording))
        .orElseGet(() -> frame.text("deliberation-list.without-vote"));
  }

  /** The agenda's number and words of an item. */
  static String name(PublicDecision decision) {
    return (decision.item().numbering() + " " + decision.item().title()).strip();
  }
}
