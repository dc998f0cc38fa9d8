package org.tribune.site.alert;

import java.util.Optional;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.core.text.Messages;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.page.ServerRenderedPage;

/**
 * The pages of a subscription's links. To look at one changes nothing: machines that look through
 * e-mails open every link, and press no button. Calls block. Safe for all threads.
 */
final class AlertPages {
  /** What a button sends. */
  static final String CONFIRM = "confirm";

  static final String END = "end";
  static final String END_ALL = "end-all";

  private final AlertService service;

  AlertPages(AlertService service) {
    this.service = service;
  }

  void mount(PageRoutes pages) {
    pages.secret(
        "/alerts/:key",
        asked -> look(asked.part("key"), asked.frame()),
        asked -> AlertPage.unknown(asked.frame()));
    pages.secretClick(
        "/alerts/:key",
        asked -> change(asked.part("key"), asked.form().get("action").orElse(""), asked.frame()),
        asked -> AlertPage.unknown(asked.frame()));
  }

  /** The page of the subscription with this secret; empty if there is none. */
  Optional<ServerRenderedPage> look(String key, PageFrame frame) {
    return service.find(key).map(each -> AlertPage.of(each, frame).page());
  }

  /**
   * Does what a button asks for, or the one click of a mail program (RFC 8058), which ends all.
   *
   * @param action what was sent
   * @return the page; empty if there is no subscription with this secret
   */
  Optional<ServerRenderedPage> change(String key, String action, PageFrame frame) {
    return service.find(key).map(each -> changed(each, key, action, frame));
  }

  private ServerRenderedPage changed(
      AlertSubscription before, String key, String action, PageFrame frame) {
    try {
      switch (action) {
        case CONFIRM -> {
          service.confirm(before);
          return service
              .find(key)
              .map(each -> new AlertPage(AlertPage.State.JUST_CONFIRMED, each, "", frame).page())
              .orElseGet(() -> AlertPage.unknown(frame));
        }
        case END -> service.end(before);
        default -> service.endAll(before);
      }
      return new AlertPage(AlertPage.State.ENDED, before, "", frame).page();
    } catch (ProblemException e) {
      String said = e.problem().detail().in(Messages.in(frame.language()));
      return new AlertPage(AlertPage.State.REFUSED, before, said, frame).page();
    }
  }
}
