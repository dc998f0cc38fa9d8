package org.tribune.site.decision;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.text.Messages;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.search.SearchService;

/** Looks for decisions for whoever asks: no more than is fair. Calls block. For all threads. */
final class DecisionService {
  private final DecisionFinder finder;
  private final SearchService limits;
  private final SiteConfig site;
  private final boolean sendsMail;
  private final MediaClock clock;

  /**
   * A service.
   *
   * @param limits that all searches share
   * @param sendsMail whether alerts may be asked for by e-mail
   */
  DecisionService(
      DecisionFinder finder,
      SearchService limits,
      SiteConfig site,
      boolean sendsMail,
      MediaClock clock) {
    this.finder = finder;
    this.limits = limits;
    this.site = site;
    this.sendsMail = sendsMail;
    this.clock = clock;
  }

  private DecisionAnswer fairly(ClientNetwork network, Supplier<Optional<DecisionAnswer>> search) {
    limits.enter(network);
    try {
      return search
          .get()
          .orElseThrow(
              () -> new ProblemException(Problem.of(503, "No search", "search.unavailable")));
    } finally {
      limits.leave();
    }
  }

  private static boolean isEnglish(String language) {
    return language.equals("en");
  }

  /** The page; it says why there is no answer. */
  ServerRenderedPage page(
      Function<String, Optional<String>> parameter, ClientNetwork network, PageFrame frame) {
    DecisionQuery query = DecisionQuery.of(parameter);
    Optional<DecisionAnswer> answer = Optional.empty();
    Optional<Problem> refused = Optional.empty();
    try {
      answer = Optional.of(fairly(network, () -> finder.find(query, isEnglish(frame.language()))));
    } catch (ProblemException e) {
      refused = Optional.of(e.problem());
    } catch (CatalogueException e) {
      refused = Optional.of(StaffAnswers.notNow());
    }
    return new DecisionSearchPage(
            query,
            answer,
            refused.map(each -> each.detail().in(Messages.in(frame.language()))),
            sendsMail,
            frame)
        .page();
  }

  /**
   * The feed.
   *
   * @throws ProblemException if it must wait
   */
  String feed(
      Function<String, Optional<String>> parameter, ClientNetwork network, String language) {
    DecisionQuery query = DecisionQuery.of(parameter).at(1);
    DecisionAnswer answer = fairly(network, () -> finder.newest(query, isEnglish(language)));
    return new DecisionFeed(query, answer, site, language, clock.now().toInstant()).write();
  }
}
