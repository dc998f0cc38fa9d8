package org.tribune.site.audit;

import io.vertx.ext.web.Router;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;

/** The audit trail for administrators, and the check of its chain. */
public final class AuditFeature implements Feature {
  private final AuditRoutes routes;

  public AuditFeature(Foundation foundation) {
    this.routes =
        new AuditRoutes(
            foundation.authorization(),
            new AuditService(foundation.catalogue(), foundation.config().channels()),
            new AuditChainService(foundation.catalogue().accounts()));
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    routes.mount(router);
  }
}
