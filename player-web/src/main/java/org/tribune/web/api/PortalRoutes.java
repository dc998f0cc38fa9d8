package org.tribune.web.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tribune.web.takeaway.Download;

/** The site's map, its feeds and its embeds, for other programs than browsers. */
final class PortalRoutes {
  static final String VIDEO = "/feeds/reports.rss";
  static final String SOUND = "/feeds/reports-audio.rss";
  private static final String RSS = "application/rss+xml; charset=utf-8";

  private final PortalDesk desk;
  private final String site;

  /**
   * Routes.
   *
   * @param site where the public reaches it, without a slash at its end
   */
  PortalRoutes(PortalDesk desk, String site) {
    this.desk = desk;
    this.site = site;
  }

  void mount(Router router) {
    router.get("/robots.txt").handler(this::robots);
    router.get("/sitemap.xml").handler(each -> answer(each, "application/xml", desk::siteMap));
    router.get(VIDEO).handler(each -> answer(each, RSS, () -> desk.podcast(Download.Kind.VIDEO)));
    router.get(SOUND).handler(each -> answer(each, RSS, () -> desk.podcast(Download.Kind.AUDIO)));
    router
        .get("/feeds/reports/:slug/chapters.json")
        .handler(
            each ->
                answer(
                    each,
                    "application/json+chapters",
                    () -> desk.chapters(each.pathParam("slug")).toString()));
    router.get("/oembed").handler(this::embed);
  }

  private void robots(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Cache-Control", "public, max-age=3600")
        .end(
            "User-agent: *\nDisallow: /console/\nDisallow: /api/\nDisallow: /questions/\nSitemap: "
                + site
                + "/sitemap.xml\n");
  }

  private void embed(RoutingContext context) {
    if (!context.queryParams().contains("url")
        || !Optional.ofNullable(context.queryParams().get("format"))
            .orElse("json")
            .equals("json")) {
      int status = context.queryParams().contains("url") ? 501 : 400;
      context.response().setStatusCode(status).end();
      return;
    }
    answer(
        context,
        "application/json",
        () ->
            desk.embed(
                    context.queryParams().get("url"),
                    size(context, "maxwidth"),
                    size(context, "maxheight"))
                .toString());
  }

  private static Optional<Integer> size(RoutingContext context, String name) {
    return Optional.ofNullable(context.queryParams().get(name))
        .filter(text -> text.matches("[1-9]\\d{0,4}"))
        .map(Integer::valueOf);
  }

  private static void answer(RoutingContext context, String type, Callable<String> text) {
    context
        .vertx()
        .executeBlocking(text, /* ordered= */ false)
        .onSuccess(
            written -> {
              context.response().putHeader("Access-Control-Allow-Origin", "*");
              TaggedText.send(context, type, "public, max-age=300", written);
            })
        .onFailure(failure -> SittingRoutes.fail(context, failure));
  }
}
