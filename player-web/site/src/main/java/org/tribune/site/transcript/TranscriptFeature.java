package org.tribune.site.transcript;

import io.vertx.ext.web.Router;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.recording.RecordingService;

/** What was said in a recording, as files to keep. */
public final class TranscriptFeature implements Feature {
  private final Foundation foundation;
  private final TranscriptFiles files;

  public TranscriptFeature(Foundation foundation, RecordingService recordings) {
    this.foundation = foundation;
    this.files = new TranscriptFiles(recordings, foundation.replays(), foundation.site());
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    new TranscriptFileRoutes(loop.vertx(), files, foundation.authorization()).mount(router);
  }
}
