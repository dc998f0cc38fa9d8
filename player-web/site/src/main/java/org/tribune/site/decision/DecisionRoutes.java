package org.tribune.site.decision;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.origin.CacheLife;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.AtomFeed;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.TaggedText;
import org.tribune.site.page.ReaderLanguage;

/** The feed of decisions; their page is among the pages. */
final class DecisionRoutes {
  private final DecisionService service;
  private final StaffAuthorization authorization;
  private final ReaderLanguage reader;

  /**
   * Routes of one event loop.
   *
   * @param languages of the site, the first one first
   */
  DecisionRoutes(
      DecisionService service, StaffAuthorization authorization, List<String> languages) {
    this.service = service;
    this.authorization = authorization;
    this.reader = new ReaderLanguage(languages);
  }

  void mount(Router router) {
    router.get("/deliberations/feed.xml").handler(this::feed);
  }

  private void feed(RoutingContext context) {
    ClientNetwork network = authorization.network(context.request());
    String language = reader.of(context.request());
    context.response().putHeader("Vary", "Accept-Language");
    BlockingAnswers.blocking(
        context,
        () -> service.feed(name -> Parameters.find(context, name), network, language),
        text -> TaggedText.send(context, AtomFeed.TYPE, CacheLife.WITHDRAWABLE, text));
  }
}
