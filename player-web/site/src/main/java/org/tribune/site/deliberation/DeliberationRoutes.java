package org.tribune.site.deliberation;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.publication.Publication;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.RequestBody;

/** Publishes and withdraws, for clerks. To be mounted before the usual body. */
final class DeliberationRoutes {
  private static final String SITTING = "/api/v1/operator/sittings/:sitting/publications";
  private static final String WITHDRAWAL = "/api/v1/operator/publications/:number/withdrawal";
  private static final long SMALL_BODY = 4_000;

  private final DeliberationService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  DeliberationRoutes(
      DeliberationService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    Handler<RoutingContext> clerk = authorization.allow(Role.CLERK);
    router
        .get(SITTING)
        .handler(clerk)
        .handler(context -> BlockingAnswers.json(context, 200, () -> service.state(id(context))));
    LargeBodyRoutes.route(router, HttpMethod.POST, SITTING + "/list", clerk, SMALL_BODY)
        .handler(this::publishList);
    LargeBodyRoutes.route(router, HttpMethod.POST, SITTING + "/items/:item", clerk, SMALL_BODY)
        .handler(this::publish);
    LargeBodyRoutes.route(router, HttpMethod.POST, WITHDRAWAL, clerk, SMALL_BODY)
        .handler(this::withdraw);
  }

  private static String id(RoutingContext context) {
    return context.pathParam("sitting");
  }

  private void publishList(RoutingContext context) {
    Staff staff = Staff.of(context);
    BlockingAnswers.json(
        context,
        200,
        () -> {
          Optional<Publication> entry = service.publishList(id(context), staff.displayName());
          return published(staff, AuditAction.LIST_PUBLISHED, id(context), entry);
        });
  }

  private void publish(RoutingContext context) {
    RequestBody body = RequestBody.of(context);
    Staff staff = Staff.of(context);
    String item = context.pathParam("item");
    BlockingAnswers.json(
        context,
        200,
        () -> {
          Optional<Publication> entry =
              service.publish(
                  id(context),
                  item,
                  body.read(DeliberationRequests.PublishRequest.class),
                  staff.displayName());
          return published(staff, AuditAction.DELIBERATION_PUBLISHED, id(context), entry);
        });
  }

  private DeliberationResponses.Published published(
      Staff staff, AuditAction action, String sitting, Optional<Publication> entry) {
    entry.ifPresent(each -> trail.write(staff, action, sitting, detail(each)));
    return new DeliberationResponses.Published(entry.isPresent(), service.state(sitting));
  }

  private static String detail(Publication entry) {
    return entry.act().isEmpty()
        ? "no " + entry.number()
        : "no " + entry.number() + ": " + entry.act();
  }

  private void withdraw(RoutingContext context) {
    RequestBody body = RequestBody.of(context);
    Staff staff = Staff.of(context);
    String number = context.pathParam("number");
    BlockingAnswers.json(
        context,
        200,
        () -> {
          Publication entry =
              service.withdraw(
                  number,
                  body.read(DeliberationRequests.WithdrawalRequest.class),
                  staff.displayName());
          String sitting = entry.sitting().value();
          trail.write(staff, AuditAction.PUBLICATION_WITHDRAWN, sitting, detail(entry));
          return service.state(sitting);
        });
  }
}
