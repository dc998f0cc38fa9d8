package org.tribune.site.sitting;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.access.Role;
import org.tribune.core.config.SiteConfig;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.origin.CacheLife;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.Parameters;
import org.tribune.site.page.ReaderLanguage;
import org.tribune.site.page.StoredPdf;

/** What is read of sittings outside of the API: their documents, and the calendar. */
final class SittingPages {
  private static final String DOCUMENT = "/documents/:sitting/:file";
  private static final String EXTENSION = ".pdf";

  private final PublicSittings shown;
  private final SittingService service;
  private final StaffAuthorization authorization;
  private final SiteConfig site;
  private final Optional<StoredBodies> bodies;

  SittingPages(
      PublicSittings shown,
      SittingService service,
      StaffAuthorization authorization,
      SiteConfig site,
      Optional<StoredBodies> bodies) {
    this.shown = shown;
    this.service = service;
    this.authorization = authorization;
    this.site = site;
    this.bodies = bodies;
  }

  void mount(Router router) {
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
                shown.forCalendar()),
        text ->
            context
                .response()
                .putHeader("Content-Type", "text/calendar; charset=utf-8")
                .putHeader("Content-Disposition", "inline; filename=\"calendar.ics\"")
                .putHeader("Cache-Control", CacheLife.WITHDRAWABLE)
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(text));
  }

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
                each -> each.send(context.request(), bodies),
                () -> Answers.problem(context, missing())));
  }

  private static boolean isClerk(Staff staff) {
    return staff.may(Role.CLERK);
  }

  private Optional<StoredPdf> find(String id, String file, boolean isClerk) {
    if (!file.endsWith(EXTENSION)) {
      return Optional.empty();
    }
    Sitting sitting = service.require(id);
    DocumentId document =
        Parameters.id(file.substring(0, file.length() - EXTENSION.length()), DocumentId::new);
    return sitting
        .document(document)
        .filter(each -> isClerk || (sitting.status().isPublic() && each.isPublic()))
        .map(
            each ->
                new StoredPdf(
                    DocumentNames.file(sitting.id(), each),
                    each.sha256(),
                    each.length(),
                    each.fileName()));
  }

  private static Problem missing() {
    return Problem.of(404, "No such document", "document.none");
  }
}
