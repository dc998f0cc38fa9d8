package org.tribune.site.page;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.network.ClientNetwork;
import org.tribune.site.page.NotFoundPage.Missing;

/** The addresses that people type: the features' pages, the console's, and their files. */
public final class Pages {
  private final SiteConfig site;
  private final ConsoleStart consoleStart;
  private final Function<HttpServerRequest, ClientNetwork> network;
  private final ReaderLanguage reader;
  private final PageSender sender;

  /**
   * The pages.
   *
   * @param consoleStart what the console's pages begin with
   * @param network gives where a request comes from
   * @param errors what people read where something is wrong
   */
  public Pages(
      SiteConfig site,
      ConsoleStart consoleStart,
      Function<HttpServerRequest, ClientNetwork> network,
      ErrorPages errors) {
    this.site = site;
    this.consoleStart = consoleStart;
    this.network = network;
    this.reader = new ReaderLanguage(site.languages());
    this.sender = new PageSender(new SecurityHeaders(site.frameAncestors()), errors);
  }

  /**
   * Adds the routes, which take whatever no route before them took.
   *
   * @param features add their pages
   */
  public void mount(Router router, Consumer<PageRoutes> features) {
    features.accept(new PageRoutes(router, sender, site, reader, network));
    router.get("/console").handler(this::console);
    router.get("/console/*").handler(this::console);
    router.get("/assets/:file").handler(sender::asset);
    router.get("/:file").handler(sender::file);
    router.route().handler(context -> sender.notFound(context, Missing.PAGE));
    router.route().failureHandler(PageSender::failed);
  }

  private void console(RoutingContext context) {
    HttpServerRequest request = context.request();
    sender.console(context, consoleStart.html(request, reader.of(request)));
  }
}
