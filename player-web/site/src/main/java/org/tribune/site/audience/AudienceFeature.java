package org.tribune.site.audience;

import io.vertx.ext.web.Router;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.recording.RecordingResponseMapper;

/** How many watched what, for the staff. */
public final class AudienceFeature implements Feature {
  private final Foundation foundation;
  private final AudienceService service;

  public AudienceFeature(Foundation foundation, RecordingResponseMapper mapper) {
    this.foundation = foundation;
    this.service =
        new AudienceService(
            foundation.catalogue(), foundation.replays(), mapper, foundation.clock());
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    new AudienceRoutes(service, foundation.authorization()).mount(router);
  }
}
