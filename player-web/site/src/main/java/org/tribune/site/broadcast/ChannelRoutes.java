package org.tribune.site.broadcast;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.core.config.ChannelConfig;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.Answers;
import org.tribune.site.http.EventStream;

/** What anybody may ask of the channels. */
final class ChannelRoutes {
  private final ChannelResponseMapper mapper;
  private final ChannelStreams streams;

  ChannelRoutes(ChannelResponseMapper mapper, ChannelStreams streams) {
    this.mapper = mapper;
    this.streams = streams;
  }

  void mount(Router router) {
    router.get("/api/v1/channels").handler(this::channels);
    router.get("/api/v1/channels/:channel").handler(this::channel);
    router.get("/api/v1/channels/:channel/events").handler(this::events);
  }

  private void channels(RoutingContext context) {
    Answers.json(context, 200, mapper.all().stream().map(this::view).toList());
  }

  private void channel(RoutingContext context) {
    mapper
        .find(context.pathParam("channel"))
        .ifPresentOrElse(
            channel -> Answers.json(context, 200, view(channel)),
            () -> Answers.problem(context, Problem.noChannel(context.pathParam("channel"))));
  }

  private ChannelResponses.Watched view(ChannelConfig channel) {
    return mapper.watched(mapper.publicView(channel), channel.id());
  }

  private void events(RoutingContext context) {
    mapper
        .find(context.pathParam("channel"))
        .ifPresentOrElse(
            channel -> {
              if (!streams.openPublic(channel.id(), context.request())) {
                EventStream.refuse(context);
              }
            },
            () -> Answers.problem(context, Problem.noChannel(context.pathParam("channel"))));
  }
}
