package org.tribune.site.search;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.NotFoundPage.Missing;
import org.tribune.site.page.PageRoutes;

/** Search in what was said, shown and decided. */
public final class SearchFeature implements Feature {
  private final Foundation foundation;
  private final SearchService service;
  private final ItemSearch items;

  /**
   * The feature.
   *
   * @param search started and closed by the caller
   */
  public SearchFeature(Foundation foundation, Search search) {
    this.foundation = foundation;
    this.service = new SearchService(search, foundation.clock());
    this.items = new ItemSearch(search);
  }

  public SearchService service() {
    return service;
  }

  /** The search for items of agendas. */
  public ItemSearch items() {
    return items;
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    new SearchRoutes(service, foundation.authorization()).mount(router);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    SearchPages written = new SearchPages(service);
    pages.drawn("/search", "search.html", Missing.PAGE, asked -> Optional.of(written.page(asked)));
  }
}
