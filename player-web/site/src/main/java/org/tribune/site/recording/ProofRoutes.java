package org.tribune.site.recording;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.core.access.Role;
import org.tribune.core.time.MediaClock;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthorization;

/** Proofs of closed sessions, for clerks. */
final class ProofRoutes {
  private static final String SESSIONS = "/api/v1/recordings/:recording/closed-sessions";

  private final StaffAuthorization authorization;
  private final ProofService service;
  private final MediaClock clock;

  ProofRoutes(StaffAuthorization authorization, ProofService service, MediaClock clock) {
    this.authorization = authorization;
    this.service = service;
    this.clock = clock;
  }

  void mount(Router router) {
    router
        .get(SESSIONS)
        .handler(authorization.allow(Role.CLERK))
        .handler(
            context ->
                StaffAnswers.json(
                    context, 200, () -> service.list(context.pathParam("recording"))));
    router
        .get(SESSIONS + "/:number/proof.pdf")
        .handler(authorization.allow(Role.CLERK))
        .handler(
            context ->
                send(
                    context,
                    "application/pdf",
                    ".pdf",
                    proof -> Buffer.buffer(proof.document().array())));
    router
        .get(SESSIONS + "/:number/findings.json")
        .handler(authorization.allow(Role.CLERK))
        .handler(
            context ->
                send(
                    context,
                    "application/json",
                    ".json",
                    proof -> Buffer.buffer(proof.findings())));
    router
        .post(SESSIONS + "/:number/settlement")
        .handler(authorization.allow(Role.CLERK))
        .handler(this::settle);
  }

  private void settle(RoutingContext context) {
    Staff staff = Staff.of(context);
    String recording = context.pathParam("recording");
    String number = context.pathParam("number");
    StaffAnswers.json(
        context, 200, () -> service.settle(recording, number, staff, clock.now().toInstant()));
  }

  private void send(
      RoutingContext context,
      String type,
      String extension,
      Function<ClosedSessionProof, Buffer> body) {
    String recording = context.pathParam("recording");
    String number = context.pathParam("number");
    StaffAnswers.blocking(
        context,
        () -> service.find(recording, number),
        proof ->
            context
                .response()
                .putHeader("Content-Type", type)
                .putHeader(
                    "Content-Disposition",
                    "attachment; filename=\"huis-clos-"
                        + proof.broadcast()
                        + "-"
                        + Integer.parseInt(number)
                        + extension
                        + "\"")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body.apply(proof)));
  }
}
