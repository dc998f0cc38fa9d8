package org.tribune.site.decision;

import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.NotFoundPage.Missing;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.search.Search;
import org.tribune.site.search.SearchFeature;

/** All that was ever decided, to be searched. */
public final class DecisionFeature implements Feature {
  private final Foundation foundation;
  private final DecisionService service;

  /**
   * The feature.
   *
   * @param index is told what is decided
   * @param search in {@code index}
   */
  public DecisionFeature(
      Foundation foundation, PublicDecisions decisions, Search index, SearchFeature search) {
    this.foundation = foundation;
    Catalogue catalogue = foundation.catalogue();
    MediaClock clock = foundation.clock();
    DecisionBook book = new DecisionBook(decisions, catalogue.sittings(), clock);
    index.follow(book);
    this.service =
        new DecisionService(
            new DecisionFinder(
                catalogue, book, search.items(), foundation.replays().marked(), clock),
            search.service(),
            foundation.site(),
            foundation.config().mail().isPresent(),
            clock);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    for (String address : List.of("/deliberations", "/deliberations/")) {
      pages.whole(
          address,
          "deliberations.html",
          Missing.PAGE,
          asked -> Optional.of(service.page(asked::parameter, asked.network(), asked.frame())));
    }
  }

  @Override
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    new DecisionRoutes(service, foundation.authorization(), foundation.site().languages())
        .mount(router);
  }
}
