package org.tribune.site.portal;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tribune.core.config.SiteConfig;
import org.tribune.delivery.download.Download;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.origin.CacheLife;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.TaggedText;
import org.tribune.site.page.FeedAddresses;
import org.tribune.site.page.ReaderLanguage;
import org.tribune.site.page.SecurityHeaders;
import org.tribune.site.theme.Theme;

/** The site's map, its feeds and its embeds, for other programs than browsers. */
final class PortalRoutes {
  private static final String RSS = "application/rss+xml; charset=utf-8";

  /** From the first sitting that may be kept on; see SittingFacts. */
  private static final Pattern MONTH = Pattern.compile("(19|20|21)\\d\\d-(0[1-9]|1[0-2])");

  private final PortalService service;
  private final FeedService feeds;
  private final PortalCalendar calendar;
  private final String site;
  private final ReaderLanguage reader;
  private final SecurityHeaders headers;
  private final String widgetPolicy;

  /**
   * Routes.
   *
   * @param theme of the pages that the server writes wholly
   */
  PortalRoutes(
      PortalService service,
      FeedService feeds,
      PortalCalendar calendar,
      SiteConfig site,
      Theme theme) {
    this.service = service;
    this.feeds = feeds;
    this.calendar = calendar;
    this.site = site.url().toString();
    this.reader = new ReaderLanguage(site.languages());
    this.headers = new SecurityHeaders(site.frameAncestors());
    this.widgetPolicy = NextPage.policy(theme);
  }

  void mount(Router router) {
    router.get("/robots.txt").handler(this::robots);
    router.get("/sitemap.xml").handler(each -> answer(each, "application/xml", service::siteMap));
    feed(router, FeedAddresses.REPORTS_VIDEO, before -> feeds.reports(Download.Kind.VIDEO, before));
    feed(router, FeedAddresses.REPORTS_SOUND, before -> feeds.reports(Download.Kind.AUDIO, before));
    feed(
        router,
        FeedAddresses.SITTINGS_VIDEO,
        before -> feeds.sittings(Download.Kind.VIDEO, before));
    feed(
        router,
        FeedAddresses.SITTINGS_SOUND,
        before -> feeds.sittings(Download.Kind.AUDIO, before));
    chapters(router, "/feeds/reports/:slug/chapters.json", "slug", feeds::reportChapters);
    chapters(router, "/feeds/watch/:recording/chapters.json", "recording", feeds::replayChapters);
    router.get("/oembed").handler(this::embed);
    router.get("/embed/next").handler(this::next);
    router
        .get("/newsletter")
        .handler(each -> newsletter(each, "text/html; charset=utf-8", Newsletter::html));
    router
        .get("/newsletter.txt")
        .handler(each -> newsletter(each, "text/plain; charset=utf-8", Newsletter::text));
  }

  private static void feed(
      Router router, String address, Function<Optional<Instant>, String> text) {
    router
        .get(address)
        .handler(each -> answer(each, RSS, () -> text.apply(Parameters.before(each))));
  }

  private static void chapters(
      Router router, String address, String parameter, Function<String, Object> found) {
    router
        .get(address)
        .handler(
            each ->
                answer(
                    each,
                    "application/json+chapters",
                    () -> ApiJson.text(found.apply(each.pathParam(parameter)))));
  }

  private void next(RoutingContext context) {
    String language = reader.of(context.request());
    headers.forEmbed(context.response().putHeader("Vary", "Accept-Language"), widgetPolicy);
    answer(
        context,
        "text/html; charset=utf-8",
        CacheLife.WITHDRAWABLE,
        () -> calendar.nextPage(language));
  }

  private void newsletter(
      RoutingContext context, String type, Function<Newsletter, String> written) {
    String language = reader.of(context.request());
    Optional<YearMonth> month =
        Optional.ofNullable(context.queryParams().get("month"))
            .filter(text -> MONTH.matcher(text).matches())
            .map(YearMonth::parse);
    if (context.queryParams().contains("month") && month.isEmpty()) {
      Answers.problem(context, noMonth());
      return;
    }
    context
        .response()
        .putHeader("Vary", "Accept-Language")
        .putHeader("Content-Security-Policy", Newsletter.POLICY)
        .putHeader("X-Robots-Tag", "noindex");
    answer(
        context,
        type,
        CacheLife.WITHDRAWABLE,
        () -> written.apply(calendar.newsletter(month, language)));
  }

  private static Problem noMonth() {
    return Problem.of(400, "No such month", "feed.no-such-month");
  }

  private void robots(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Cache-Control", "public, max-age=3600")
        .end(
            "User-agent: *\nDisallow: /console/\nDisallow: /api/\nDisallow: /questions/\nDisallow: /alerts/\nSitemap: "
                + site
                + "/sitemap.xml\n");
  }

  private void embed(RoutingContext context) {
    String format = Optional.ofNullable(context.queryParams().get("format")).orElse("json");
    if (!context.queryParams().contains("url")) {
      Answers.badRequest(context, "feed.which-page");
      return;
    }
    if (!format.equals("json")) {
      Answers.problem(context, onlyJson());
      return;
    }
    answer(
        context,
        "application/json",
        () ->
            ApiJson.text(
                service.embed(
                    context.queryParams().get("url"),
                    size(context, "maxwidth"),
                    size(context, "maxheight"))));
  }

  /** As the standard wants it (oembed.com, 2.3.4). */
  private static Problem onlyJson() {
    return Problem.of(501, "JSON alone", "feed.json-only");
  }

  private static Optional<Integer> size(RoutingContext context, String name) {
    return Optional.ofNullable(context.queryParams().get(name))
        .filter(text -> text.matches("[1-9]\\d{0,4}"))
        .map(Integer::valueOf);
  }

  private static void answer(RoutingContext context, String type, Callable<String> text) {
    context.response().putHeader("Access-Control-Allow-Origin", "*");
    answer(context, type, CacheLife.WITHDRAWABLE, text);
  }

  private static void answer(
      RoutingContext context, String type, String caches, Callable<String> text) {
    BlockingAnswers.blocking(
        context, text, written -> TaggedText.send(context, type, caches, written));
  }
}
