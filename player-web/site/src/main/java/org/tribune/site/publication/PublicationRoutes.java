package org.tribune.site.publication;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.deliberation.Matters;
import org.tribune.core.access.Role;
import org.tribune.core.config.SiteConfig;
import org.tribune.delivery.origin.CacheLife;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.AtomFeed;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.TaggedText;
import org.tribune.site.page.ReaderLanguage;

/** The register for everybody and for clerks, and its files. */
final class PublicationRoutes {
  private static final String REGISTER = "/api/v1/operator/publications";
  private static final String FILE = "/publications/:file";

  private final PublicationService service;
  private final StaffAuthorization authorization;
  private final SiteConfig site;
  private final ReaderLanguage reader;

  PublicationRoutes(PublicationService service, StaffAuthorization authorization, SiteConfig site) {
    this.service = service;
    this.authorization = authorization;
    this.site = site;
    this.reader = new ReaderLanguage(site.languages());
  }

  /** What programs read. */
  void mount(Router router) {
    router.get("/api/v1/publications").handler(context -> page(context, /* isForClerks= */ false));
    router
        .get("/api/v1/matters")
        .handler(
            context ->
                BlockingAnswers.json(
                    context, 200, () -> new MattersResponse(Matters.all().list())));
    Handler<RoutingContext> clerk = authorization.allow(Role.CLERK);
    router.get(REGISTER).handler(clerk).handler(context -> page(context, /* isForClerks= */ true));
  }

  /** The nomenclature of acts, in order. */
  record MattersResponse(List<Matters.Matter> matters) {}

  /** The feed and the files, outside of the API. */
  void mountOutside(Router router, Optional<StoredBodies> bodies) {
    router.get(PublicationFeed.ADDRESS).handler(this::feed);
    router.get(FILE).handler(context -> file(context, bodies));
    router.head(FILE).handler(context -> file(context, bodies));
  }

  private void page(RoutingContext context, boolean isForClerks) {
    Optional<Long> before = before(Parameters.find(context, "before"));
    BlockingAnswers.json(context, 200, () -> service.page(before, isForClerks));
  }

  /** Where a page of the register begins; what is no number is left out. */
  static Optional<Long> before(Optional<String> text) {
    return text.filter(each -> each.matches("[1-9]\\d{0,11}")).map(Long::parseLong);
  }

  private void feed(RoutingContext context) {
    String language = reader.of(context.request());
    context.response().putHeader("Vary", "Accept-Language");
    BlockingAnswers.blocking(
        context,
        () ->
            new PublicationFeed(
                    service.page(Optional.empty(), /* isForClerks= */ false), site, language)
                .write(),
        text -> TaggedText.send(context, AtomFeed.TYPE, CacheLife.WITHDRAWABLE, text));
  }

  private void file(RoutingContext context, Optional<StoredBodies> bodies) {
    // While it is unknown who asks, it is anybody.
    authorization
        .find(context.request(), context.vertx())
        .map(found -> found.filter(each -> each.may(Role.CLERK)).isPresent())
        .otherwise(false)
        .onSuccess(isClerk -> file(context, bodies, isClerk));
  }

  private void file(RoutingContext context, Optional<StoredBodies> bodies, boolean isClerk) {
    String name = context.pathParam("file");
    BlockingAnswers.blocking(
        context, () -> service.file(name, isClerk), file -> file.send(context.request(), bodies));
  }
}
