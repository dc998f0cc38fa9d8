package org.tribune.site.broadcast;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.http.RequestField;

/** The clerk's orders to withhold a passage of a broadcast, and to lift that. */
final class WithholdingRoutes {
  private final WithholdingService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  WithholdingRoutes(
      WithholdingService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    router
        .post("/api/v1/broadcasts/:broadcast/withhold")
        .handler(authorization.allow(Role.CLERK))
        .handler(
            context ->
                rule(
                    context,
                    AuditAction.PASSAGE_WITHHELD,
                    (id, body) -> service.withhold(id, body.read(WithholdRequest.class))));
    router
        .post("/api/v1/broadcasts/:broadcast/lift")
        .handler(authorization.allow(Role.CLERK))
        .handler(
            context ->
                rule(
                    context,
                    AuditAction.WITHHOLDING_LIFTED,
                    (id, body) -> service.lift(id, body.read(LiftRequest.class).withholding())));
  }

  /** What a request asks for. */
  @FunctionalInterface
  private interface Order {
    WithholdingService.Ruling carryOut(BroadcastId id, RequestBody body);
  }

  private record LiftRequest(
      @RequestField(problem = "withholding.number-invalid") Integer withholding) {}

  private void rule(RoutingContext context, AuditAction action, Order order) {
    Staff staff = Staff.of(context);
    RequestBody body = RequestBody.of(context);
    BlockingAnswers.urgent(
        context,
        () -> order.carryOut(id(context), body),
        ruling -> {
          Answers.json(context, 200, ChannelResponses.OperatorBroadcast.of(ruling.broadcast()));
          audit(context, staff, action, ruling);
        });
  }

  private static BroadcastId id(RoutingContext context) {
    try {
      return new BroadcastId(context.pathParam("broadcast"));
    } catch (ValidationException e) {
      throw new ProblemException(Problem.notFound());
    }
  }

  /** After the answer, so that a catalogue that is away keeps nobody waiting. */
  private void audit(
      RoutingContext context, Staff staff, AuditAction action, WithholdingService.Ruling ruling) {
    String title = ruling.broadcast().title();
    String passage = ruling.withholding().from() + "–" + ruling.withholding().to();
    BlockingAnswers.blocking(
        context,
        () -> {
          trail.write(
              staff,
              action,
              ruling.broadcast().channel().value(),
              title.isEmpty() ? passage : title + " " + passage);
          return true;
        },
        written -> {});
  }
}
