package org.tribune.site.caption;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.catalogue.caption.CaptionInputs;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.broadcast.ChannelResponseMapper;
import org.tribune.site.broadcast.LiveParts;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.NotFoundPage.Missing;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.sitting.SittingBroadcasts;

/** Captions of what is on air: read by everybody, written and corrected by people. */
public final class CaptionFeature implements Feature {
  private final Foundation foundation;
  private final LiveTranscripts transcripts;
  private final ChannelResponseMapper channels;
  private final CaptionWriting writing;
  private final CaptionCorrection correction;
  private final CaptionInputService inputs;
  private final LiveTextService texts;

  public CaptionFeature(
      Foundation foundation,
      LiveParts live,
      ChannelResponseMapper channels,
      SittingBroadcasts broadcasts) {
    this.foundation = foundation;
    this.transcripts = live.transcripts();
    this.channels = channels;
    CaptionInputs known = foundation.catalogue().captionInputs();
    this.writing =
        new CaptionWriting(
            foundation.config(),
            foundation.log(),
            foundation.ledger(),
            transcripts,
            known,
            foundation.clock());
    this.correction = new CaptionCorrection(foundation.log(), transcripts);
    this.inputs = new CaptionInputService(known, foundation.site().url(), foundation.clock());
    this.texts =
        new LiveTextService(
            transcripts, channels, live.chapters(), foundation.catalogue().sittings(), broadcasts);
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    CaptionStreams streams =
        new CaptionStreams(
            transcripts,
            channel -> channels.find(channel.value()).flatMap(channels::shown),
            foundation.eventStreams()::openPublic);
    streams.start(loop.vertx());
    new LiveCaptionRoutes(transcripts, channels, streams).mount(router);
    new CaptionDeskRoutes(
            writing, correction, inputs, channels, foundation.authorization(), foundation.trail())
        .mount(router);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    pages.whole(
        "/live/:channel/text",
        "live-text.html",
        Missing.CHANNEL,
        asked ->
            texts.page(
                asked.part("channel"),
                asked.query().contains("whole"),
                asked.query().contains("reload"),
                asked.frame()));
  }

  /** Adds what caption software asks for. */
  @Override
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    new CaptionSoftwareRoutes(writing, foundation.authorization()).mount(router);
  }
}
