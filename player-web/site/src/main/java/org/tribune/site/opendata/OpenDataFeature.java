package org.tribune.site.opendata;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.PageRoutes;

/** What is public of sittings, members and decisions, as open data. */
public final class OpenDataFeature implements Feature {
  private final Foundation foundation;
  private final OpenData data;

  public OpenDataFeature(Foundation foundation, PublicDecisions decisions) {
    this.foundation = foundation;
    Catalogue catalogue = foundation.catalogue();
    this.data =
        new OpenData(
            catalogue.sittings(),
            catalogue.assemblies(),
            decisions,
            foundation.site(),
            foundation.clock());
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    routes().mount(router);
  }

  @Override
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    routes().mountOutside(router);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    pages.text("/" + OpenDataPage.NAME, asked -> Optional.of(data.page(asked.frame())));
  }

  private OpenDataRoutes routes() {
    return new OpenDataRoutes(data, foundation.authorization());
  }
}
