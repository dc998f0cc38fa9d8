package org.tribune.site.alert;

import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;

/**
 * The page of one subscription's link.
 *
 * @param refusal why nothing was done; empty unless something was refused
 */
record AlertPage(State state, AlertSubscription subscription, String refusal, PageFrame frame) {
  /** What is to be said. */
  enum State {
    ASKED,
    CONFIRMED,
    JUST_CONFIRMED,
    ENDED,
    REFUSED
  }

  static AlertPage of(AlertSubscription subscription, PageFrame frame) {
    State state = subscription.confirmedAt().isPresent() ? State.CONFIRMED : State.ASKED;
    return new AlertPage(state, subscription, /* refusal= */ "", frame);
  }

  ServerRenderedPage page() {
    String title =
        frame.text(
            switch (state) {
              case ASKED -> "page.alert.confirm-title";
              case CONFIRMED -> "page.alert.end-title";
              case JUST_CONFIRMED -> "page.alert.confirmed-title";
              case ENDED -> "page.alert.ended-title";
              case REFUSED -> "page.alert.title";
            });
    return frame.whole(
        "/alerts",
        title,
        /* head= */ "",
        (out, none) -> JtealertGenerated.render(out, none, this, title));
  }

  static ServerRenderedPage unknown(PageFrame frame) {
    String title = frame.text("page.alert.title");
    return frame.whole(
        "/alerts",
        title,
        /* head= */ "",
        (out, none) -> JteunknownGenerated.render(out, none, frame, title));
  }

  /** What is followed. */
  String subject() {
    return subscription.body().isEmpty()
        ? frame.text("page.alert.of-words", subscription.words())
        : frame.text("page.alert.of-words-in", subscription.words(), subscription.body());
  }

  /** After so many days an address that nobody confirmed is erased. */
  static long keptDays() {
    return AlertService.KEPT_UNCONFIRMED.toDays();
  }
}
