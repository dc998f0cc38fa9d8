package org.tribune.site.transfer;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.access.Role;
import org.tribune.delivery.download.ArchiveOffer;
import org.tribune.delivery.download.DownloadProblem;
import org.tribune.delivery.download.FileName;
import org.tribune.delivery.download.OfferAnswers;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.ProblemException;

/** A sitting for the archive service, for clerks: what it would be, and the package itself. */
final class TransferRoutes {
  private static final String TRANSFER = "/api/v1/operator/sittings/:sitting/archive";

  private final Optional<Handover> handover;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  /** What makes packages, and what sends them. */
  record Handover(TransferService service, OfferAnswers answers) {}

  /**
   * Routes.
   *
   * @param handover absent if the site keeps nothing that could be handed over
   */
  TransferRoutes(Optional<Handover> handover, StaffAuthorization authorization, AuditTrail trail) {
    this.handover = handover;
    this.authorization = authorization;
    this.trail = trail;
  }

  /** Where the package of a sitting is to be had. */
  static String address(String sitting) {
    return TRANSFER.replace(":sitting", sitting) + ".zip";
  }

  void mount(Router router) {
    Handler<RoutingContext> clerk = authorization.allow(Role.CLERK);
    router
        .get(TRANSFER)
        .handler(clerk)
        .handler(
            context ->
                BlockingAnswers.json(context, 200, () -> require().service().check(id(context))));
    router.get(TRANSFER + ".zip").handler(clerk).handler(this::send);
  }

  private Handover require() {
    return handover.orElseThrow(() -> new ProblemException(Problem.ofStatus(503)));
  }

  private void send(RoutingContext context) {
    String id = id(context);
    Staff staff = Staff.of(context);
    boolean mayLack = "true".equals(context.request().getParam("incomplete"));
    TransferService service = require().service();
    require().answers().answer(context, id, _ -> {}, () -> find(service, id, mayLack, staff));
  }

  private OfferAnswers.Found find(
      TransferService service, String id, boolean mayLack, Staff staff) {
    try {
      TransferPackage made = service.make(id, mayLack);
      ArchiveOffer archive =
          new ArchiveOffer(
              service.sending(), new FileName(name(made.contents().sitting())), made.zip());
      return new OfferAnswers.Found(
          new TransferOffer(archive, () -> handedOver(staff, made)),
          made::watch,
          "private, no-cache");
    } catch (ProblemException e) {
      throw new DownloadProblem(e.problem());
    }
  }

  /** What is fetched in pieces is told once: all but its first byte would be all of it. */
  private void handedOver(Staff staff, TransferPackage made) {
    trail.writeNowAndThen(
        staff, AuditAction.SITTING_ARCHIVED, made.contents().sitting().id().value(), made.detail());
  }

  /** Its day first, so that they are listed by time. */
  static String name(Sitting sitting) {
    return "versement-" + FileNames.plain(sitting.id().value()) + ".zip";
  }

  private static String id(RoutingContext context) {
    return context.pathParam("sitting");
  }
}
