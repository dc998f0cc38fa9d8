package org.tribune.site.assembly;

import io.vertx.ext.web.Router;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;

/** The assemblies and their members, as clerks enter them. */
public final class AssemblyFeature implements Feature {
  private final Foundation foundation;
  private final AssemblyService service;

  public AssemblyFeature(Foundation foundation) {
    this.foundation = foundation;
    this.service = new AssemblyService(foundation.catalogue().assemblies(), foundation.clock());
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    new AssemblyRoutes(service, foundation.authorization(), foundation.trail()).mount(router);
  }
}
