package org.tribune.site.upload;

import io.vertx.ext.web.Router;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;

/** Films that the staff sends, in pieces that may be broken off and taken up again. */
public final class UploadFeature implements Feature {
  private final Foundation foundation;
  private final UploadService service;

  public UploadFeature(Foundation foundation) {
    this.foundation = foundation;
    this.service =
        new UploadService(
            foundation.config(), foundation.catalogue(), foundation.store(), foundation.clock());
  }

  /** Takes up what an earlier process left. */
  @Override
  public void start() {
    service.start();
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    new TusRoutes(loop.vertx(), service, foundation.authorization(), foundation.trail())
        .mount(router);
  }

  @Override
  public void close() {
    service.close();
  }
}
