package org.tribune.site.sitting;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.access.Role;
import org.tribune.core.config.SiteConfig;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.http.RequestedRange;
import org.tribune.delivery.origin.CacheLife;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.delivery.sending.StoredRun;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.Parameters;
import org.tribune.site.page.AttachmentName;
import org.tribune.site.page.ReaderLanguage;

/** What is read of sittings outside of the API: their documents, and the calendar. */
public final class SittingPages {
  private static final String DOCUMENT = "/documents/:sitting/:file";
  private static final String EXTENSION = ".pdf";

  /** Nothing of a document runs, and it loads nothing. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'; sandbox";

  private final SittingService service;
  private final StaffAuthorization authorization;
  private final SiteConfig site;
  private final Optional<StoredBodies> bodies;

  public SittingPages(
      SittingService service,
      StaffAuthorization authorization,
      SiteConfig site,
      Optional<StoredBodies> bodies) {
    this.service = service;
    this.authorization = authorization;
    this.site = site;
    this.bodies = bodies;
  }

  public void mount(Router router) {
    router.get("/calendar.ics").handler(this::calendar);
    router.get(DOCUMENT).handler(this::document);
    router.head(DOCUMENT).handler(this::document);
  }

  private void calendar(RoutingContext context) {
    BlockingAnswers.blocking(
        context,
        () ->
            CalendarFeed.write(
                site.name(),
                site.url(),
                new ReaderLanguage(site.languages()).languages().getFirst(),
                service.forCalendar()),
        text ->
            context
                .response()
                .putHeader("Content-Type", "text/calendar; charset=utf-8")
                .putHeader("Content-Disposition", "inline; filename=\"calendar.ics\"")
                .putHeader("Cache-Control", CacheLife.WITHDRAWABLE)
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(text));
  }

  private record Found(Sitting sitting, Document document) {}

  private void document(RoutingContext context) {
    // While it is unknown who asks, it is anybody.
    authorization
        .find(context.request(), context.vertx())
        .map(found -> found.filter(SittingPages::isClerk).isPresent())
        .otherwise(false)
        .onSuccess(isClerk -> document(context, isClerk));
  }

  private void document(RoutingContext context, boolean isClerk) {
    String id = context.pathParam("sitting");
    String file = context.pathParam("file");
    BlockingAnswers.blocking(
        context,
        () -> find(id, file, isClerk),
        found ->
            found.ifPresentOrElse(
                each -> send(context, each), () -> Answers.problem(context, missing())));
  }

  private static boolean isClerk(Staff staff) {
    return staff.may(Role.CLERK);
  }

  private Optional<Found> find(String id, String file, boolean isClerk) {
    if (!file.endsWith(EXTENSION)) {
      return Optional.empty();
    }
    Sitting sitting = service.require(id);
    DocumentId document =
        Parameters.id(file.substring(0, file.length() - EXTENSION.length()), DocumentId::new);
    return sitting
        .document(document)
        .filter(each -> isClerk || (sitting.status().isPublic() && each.isPublic()))
        .map(each -> new Found(sitting, each));
  }

  private static Problem missing() {
    return Problem.of(404, "No such document", "document.none");
  }

  private void send(RoutingContext context, Found found) {
    HttpServerRequest request = context.request();
    Document document = found.document();
    String tag = "\"" + document.sha256() + "\"";
    HttpServerResponse response = headers(context.response(), document, tag);
    String known = Optional.ofNullable(request.getHeader("If-None-Match")).orElse("");
    if (known.equals("*") || known.contains(tag)) {
      response.setStatusCode(304).end();
      return;
    }
    Optional<String> ifRange = Optional.ofNullable(request.getHeader("If-Range"));
    Optional<String> range =
        Optional.ofNullable(request.getHeader("Range"))
            .filter(wish -> ifRange.isEmpty() || ifRange.get().equals(tag));
    switch (RequestedRange.parse(range, document.length())) {
      case RequestedRange.Selection.All all ->
          send(request, found, new RequestedRange(0, document.length()), /* status= */ 200);
      case RequestedRange.Selection.Some some ->
          send(request, found, some.range(), /* status= */ 206);
      case RequestedRange.Selection.Unsatisfiable none ->
          response
              .setStatusCode(416)
              .putHeader("Content-Range", "bytes */" + document.length())
              .end();
    }
  }

  /** Caches must ask each time: a document may be taken away, or be published no more. */
  private static HttpServerResponse headers(
      HttpServerResponse response, Document document, String tag) {
    return response
        .putHeader("ETag", tag)
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("Cache-Control", "private, no-cache")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Content-Disposition", AttachmentName.inline(document.fileName()));
  }

  private void send(HttpServerRequest request, Found found, RequestedRange range, int status) {
    HttpServerResponse response = request.response();
    Document document = found.document();
    Runnable head =
        () -> {
          response
              .setStatusCode(status)
              .putHeader("Content-Type", "application/pdf")
              .putHeader("Content-Length", String.valueOf(range.length()));
          if (status == 206) {
            response.putHeader("Content-Range", range.toContentRange(document.length()));
          }
        };
    if (request.method().equals(HttpMethod.HEAD)) {
      head.run();
      response.end();
      return;
    }
    StoredRun run =
        new StoredRun(
            DocumentNames.file(found.sitting().id(), document),
            document.length(),
            (int) range.offset(),
            (int) range.length());
    bodies.ifPresentOrElse(
        each -> each.send(request, run, head, refusal -> away(response)), () -> away(response));
  }

  private static void away(HttpServerResponse response) {
    Problem.of(503, "Not available now", "document.unreadable-now")
        .send(response.putHeader("Cache-Control", "no-store"));
  }
}
