package org.tribune.site.theme;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.config.Logo;
import org.tribune.core.config.SiteConfig;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.site.http.Answers;

/** Serves the sheet and the logo to the pages. */
final class ThemeRoutes {
  private static final int TAG_DIGITS = 32;

  /** A drawing that is opened by itself runs and loads nothing either. */
  private static final String LOGO_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

  private final Served sheet;
  private final Optional<Served> logo;
  private final Optional<Served> wide;
  private final Optional<Served> narrow;
  private final Theme theme;
  private final SiteConfig site;

  /** Once it was drawn. Guarded by itself. */
  private final List<Served> card = new ArrayList<>();

  /**
   * @param tag of its content, in quotes
   */
  private record Served(String type, Buffer content, String tag) {}

  /** Routes for the files of a theme. */
  ThemeRoutes(Theme theme, SiteConfig site) {
    this.sheet = served("text/css; charset=utf-8", Buffer.buffer(theme.css()));
    this.logo = theme.logo().map(ThemeRoutes::served);
    this.wide = theme.homePicture().map(each -> jpeg(each.wide()));
    this.narrow = theme.homePicture().map(each -> jpeg(each.narrow()));
    this.theme = theme;
    this.site = site;
  }

  private static Served jpeg(Bytes picture) {
    return served("image/jpeg", Buffer.buffer(picture.array()));
  }

  /** The first text of a process costs the fonts: nothing is drawn before somebody asks. */
  private Served card() {
    synchronized (card) {
      if (card.isEmpty()) {
        card.add(served("image/png", Buffer.buffer(theme.card(site))));
      }
      return card.getFirst();
    }
  }

  private static Served served(Logo logo) {
    return served(logo.type().media(), Buffer.buffer(logo.content()));
  }

  private static Served served(String type, Buffer content) {
    String tag = Sha256.hex(content.getBytes()).substring(0, TAG_DIGITS);
    return new Served(type, content, '"' + tag + '"');
  }

  /** Adds the routes to the router of one event loop. */
  void mount(Router router) {
    router.get(Theme.SHEET).handler(context -> send(context, sheet));
    router
        .get(Theme.CARD)
        .handler(
            context ->
                Answers.once(
                    context,
                    BlockingWork.of(context).call(context, this::card),
                    found -> send(context, found),
                    context::fail));
    router
        .get(Theme.LOGO)
        .handler(context -> logo.ifPresentOrElse(each -> sendLogo(context, each), context::next));
    mount(router, Theme.PICTURE, wide);
    mount(router, Theme.NARROW_PICTURE, narrow);
  }

  private static void mount(Router router, String address, Optional<Served> picture) {
    router
        .get(address)
        .handler(context -> picture.ifPresentOrElse(each -> send(context, each), context::next));
  }

  private static void sendLogo(RoutingContext context, Served logo) {
    context.response().putHeader("Content-Security-Policy", LOGO_POLICY);
    send(context, logo);
  }

  private static void send(RoutingContext context, Served served) {
    HttpServerResponse response =
        context
            .response()
            .putHeader("ETag", served.tag())
            .putHeader("Cache-Control", "public, max-age=300")
            .putHeader("X-Content-Type-Options", "nosniff");
    String known = Optional.ofNullable(context.request().getHeader("If-None-Match")).orElse("");
    if (known.equals("*") || known.contains(served.tag())) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", served.type()).end(served.content());
    }
  }
}
