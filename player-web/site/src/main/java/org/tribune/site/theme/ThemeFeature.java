package org.tribune.site.theme;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.core.config.SiteConfig;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.Foundation;

/** The town's own colours, logo and pictures. */
public final class ThemeFeature implements Feature {
  private final SiteConfig site;
  private final Theme theme;

  public ThemeFeature(Foundation foundation) {
    this.site = foundation.site();
    this.theme = new Theme(site.theme());
  }

  public Theme theme() {
    return theme;
  }

  @Override
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    new ThemeRoutes(theme, site).mount(router);
  }
}
