package org.tribune.site.portal;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.delivery.http.Problem;
import org.tribune.site.broadcast.ChannelResponseMapper;
import org.tribune.site.broadcast.ChannelResponses;
import org.tribune.site.broadcast.ChannelStreams;
import org.tribune.site.http.Answers;
import org.tribune.site.http.EventStream;

/** What anybody may ask: the site and its channels. */
public final class PublicRoutes {
  private final SiteResponse site;
  private final ChannelResponseMapper mapper;
  private final ChannelStreams streams;

  public PublicRoutes(
      TribuneConfig config, String version, ChannelResponseMapper mapper, ChannelStreams streams) {
    this.site =
        SiteResponse.of(
            config.site(), version, config.signIn().oidc().map(SignInConfig.Oidc::name));
    this.mapper = mapper;
    this.streams = streams;
  }

  public void mount(Router router) {
    router.get("/api/v1/site").handler(this::site);
    router.get("/api/v1/channels").handler(this::channels);
    router.get("/api/v1/channels/:channel").handler(this::channel);
    router.get("/api/v1/channels/:channel/events").handler(this::events);
  }

  private void site(RoutingContext context) {
    Answers.json(context, 200, site);
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
