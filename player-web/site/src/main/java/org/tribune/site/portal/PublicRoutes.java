package org.tribune.site.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.delivery.http.Problem;
import org.tribune.site.broadcast.ChannelStreams;
import org.tribune.site.broadcast.ChannelViews;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.EventStream;

/** What anybody may ask: the site and its channels. */
public final class PublicRoutes {

  private final SiteConfig site;
  private final Optional<String> provider;
  private final String version;
  private final ChannelViews views;
  private final ChannelStreams streams;

  public PublicRoutes(
      TribuneConfig config, String version, ChannelViews views, ChannelStreams streams) {
    this.site = config.site();
    this.provider = config.signIn().oidc().map(SignInConfig.Oidc::name);
    this.version = version;
    this.views = views;
    this.streams = streams;
  }

  public void mount(Router router) {
    router.get("/api/v1/site").handler(this::site);
    router.get("/api/v1/channels").handler(this::channels);
    router.get("/api/v1/channels/:channel").handler(this::channel);
    router.get("/api/v1/channels/:channel/events").handler(this::events);
  }

  private void site(RoutingContext context) {
    ObjectNode answer = ApiJson.object().put("name", site.name());
    answer.set("languages", ApiJson.of(site.languages()));
    answer
        .put("timezone", site.timezone().getId())
        .put("version", version)
        .put("contact", site.contact().map(Object::toString).orElse(null))
        .put("accessibility", ApiWords.of(site.accessibility()))
        .put("provider", provider.orElse(null));
    Answers.json(context, 200, answer);
  }

  private void channels(RoutingContext context) {
    ArrayNode answer = ApiJson.array();
    views.all().forEach(channel -> answer.add(view(channel)));
    Answers.json(context, 200, answer);
  }

  private void channel(RoutingContext context) {
    views
        .find(context.pathParam("channel"))
        .ifPresentOrElse(
            channel -> Answers.json(context, 200, view(channel)),
            () -> Answers.problem(context, Problem.noChannel(context.pathParam("channel"))));
  }

  private ObjectNode view(ChannelConfig channel) {
    return views.withViewers(views.publicView(channel), channel.id());
  }

  private void events(RoutingContext context) {
    views
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
