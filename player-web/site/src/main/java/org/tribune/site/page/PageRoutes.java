package org.tribune.site.page;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.network.ClientNetwork;
import org.tribune.site.page.NotFoundPage.Missing;

/**
 * Where features add their pages to the router of one event loop, which the caller is on: each is
 * the file of a page, with what the server writes into it for readers without scripts, for search
 * engines, and for sites that show a link. What is given here is called on other threads, and may
 * block, but where it says otherwise.
 */
public final class PageRoutes {
  private final Router router;
  private final PageSender sender;
  private final SiteConfig site;
  private final ReaderLanguage reader;
  private final Function<HttpServerRequest, ClientNetwork> network;

  PageRoutes(
      Router router,
      PageSender sender,
      SiteConfig site,
      ReaderLanguage reader,
      Function<HttpServerRequest, ClientNetwork> network) {
    this.router = router;
    this.sender = sender;
    this.site = site;
    this.reader = reader;
    this.network = network;
  }

  /** Writes what was asked for; empty if there is no such thing. */
  @FunctionalInterface
  public interface Writer {
    Optional<ServerRenderedPage> write(PageRequest asked);
  }

  /** Adds a page that its script draws, with what is written into {@code file}. */
  public void drawn(String path, String file, Missing missing, Writer writer) {
    found(path, file, missing, asked -> PageAnswer.of(writer.write(asked)));
  }

  /** The same for one that may be elsewhere, or be there with nothing written into it. */
  public void found(
      String path, String file, Missing missing, Function<PageRequest, PageAnswer> finding) {
    add(path, new PageShell(file, /* isWhole= */ false), missing, finding);
  }

  /** Adds a page that is all written, whatever its script does besides. */
  public void whole(String path, String file, Missing missing, Writer writer) {
    add(
        path,
        new PageShell(file, /* isWhole= */ true),
        missing,
        asked -> PageAnswer.of(writer.write(asked)));
  }

  /** Adds a page of text alone. */
  public void text(String path, Writer writer) {
    whole(path, PageShell.TEXT.file(), Missing.PAGE, writer);
  }

  private void add(
      String path, PageShell shell, Missing missing, Function<PageRequest, PageAnswer> finding) {
    router
        .get(path)
        .handler(
            context -> {
              PageRequest asked = asked(context, SmallForm.NONE);
              sender.found(context, shell, () -> finding.apply(asked), missing);
            });
  }

  /**
   * Adds the page of a link whose key no server sees, before anybody is known to have it.
   *
   * @param page it never blocks
   */
  public void privateLink(String path, Function<PageFrame, ServerRenderedPage> page) {
    router
        .get(path)
        .handler(context -> sender.written(context, PageShell.PRIVATE, page.apply(frame(context))));
  }

  /**
   * Adds what only who has its link may read: nothing keeps it.
   *
   * @param writer gives nothing if nothing has the link's key
   * @param unknown says so; it never blocks
   */
  public void secret(
      String path, Writer writer, Function<PageRequest, ServerRenderedPage> unknown) {
    router.get(path).handler(context -> secret(context, SmallForm.NONE, writer, unknown));
  }

  /** Adds what is answered to the form of such a page; any other body is refused. */
  public void secretForm(
      String path, Writer writer, Function<PageRequest, ServerRenderedPage> unknown) {
    Handler<RoutingContext> read = form(writer, unknown);
    router
        .post(path)
        .handler(
            context -> {
              if (isForm(context.request())) {
                read.handle(context);
              } else {
                context.fail(415);
              }
            });
  }

  /** The same where mail programs send something else by one click (RFC 8058, 3.2). */
  public void secretClick(
      String path, Writer writer, Function<PageRequest, ServerRenderedPage> unknown) {
    router.post(path).handler(form(writer, unknown));
  }

  private Handler<RoutingContext> form(
      Writer writer, Function<PageRequest, ServerRenderedPage> unknown) {
    return context -> SmallForm.read(context, form -> secret(context, form, writer, unknown));
  }

  private static boolean isForm(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Content-Type"))
        .map(type -> type.strip().toLowerCase(Locale.ROOT))
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  private void secret(
      RoutingContext context,
      SmallForm form,
      Writer writer,
      Function<PageRequest, ServerRenderedPage> unknown) {
    PageRequest asked = asked(context, form);
    sender.secret(context, () -> writer.write(asked), () -> unknown.apply(asked));
  }

  private PageRequest asked(RoutingContext context, SmallForm form) {
    return new PageRequest(
        Map.copyOf(context.pathParams()),
        context.queryParams(),
        form,
        network.apply(context.request()),
        frame(context));
  }

  private PageFrame frame(RoutingContext context) {
    return new PageFrame(site, reader.of(context.request()));
  }
}
