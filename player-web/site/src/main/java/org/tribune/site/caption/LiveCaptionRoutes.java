package org.tribune.site.caption;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.config.ChannelConfig;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.broadcast.ChannelResponseMapper;
import org.tribune.site.http.Answers;
import org.tribune.site.http.EventStream;

/** What is said on air, for everybody: the whole so far, and what comes. */
final class LiveCaptionRoutes {
  private static final String LAST_READ = "Last-Event-ID";
  private static final String SINCE = "since";

  private final LiveTranscripts transcripts;
  private final ChannelResponseMapper channels;
  private final CaptionStreams streams;

  /** Routes of one event loop. */
  LiveCaptionRoutes(
      LiveTranscripts transcripts, ChannelResponseMapper channels, CaptionStreams streams) {
    this.transcripts = transcripts;
    this.channels = channels;
    this.streams = streams;
  }

  void mount(Router router) {
    router.get("/api/v1/channels/:channel/captions").handler(this::captions);
    router.get("/api/v1/channels/:channel/captions/events").handler(this::events);
  }

  private Optional<ChannelConfig> channel(RoutingContext context) {
    Optional<ChannelConfig> found = channels.find(context.pathParam("channel"));
    if (found.isEmpty()) {
      Answers.problem(context, Problem.noChannel(context.pathParam("channel")));
    }
    return found;
  }

  private void captions(RoutingContext context) {
    Optional<TranscriptPlace> known = TranscriptPlace.of(context.request().getParam(SINCE));
    channel(context)
        .ifPresent(
            channel ->
                BlockingAnswers.blocking(
                    context,
                    () -> channels.shown(channel).map(shown -> read(shown, known)),
                    found ->
                        Answers.compressedJson(
                            context, found.orElse(LiveCaptionResponses.Transcript.NONE))));
  }

  private LiveCaptionResponses.Transcript read(Broadcast shown, Optional<TranscriptPlace> known) {
    transcripts.awaitRecalled(shown.id());
    return LiveCaptionResponses.Transcript.of(transcripts, shown, known);
  }

  /** A browser that comes back says by itself how far it has read, one that begins asks for it. */
  private void events(RoutingContext context) {
    Optional<TranscriptPlace> known =
        TranscriptPlace.of(context.request().getHeader(LAST_READ))
            .or(() -> TranscriptPlace.of(context.request().getParam(SINCE)));
    channel(context)
        .ifPresent(
            channel -> {
              if (!streams.open(channel.id(), known, context.request())) {
                EventStream.refuse(context);
              }
            });
  }
}
