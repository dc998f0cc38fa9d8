package org.tribune.site.broadcast;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.ledger.BroadcastService;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.EventStream;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.http.RequestField;

/** What the operator sees and does. */
final class OperatorRoutes {
  private static final int LONGEST_TITLE = 200;

  private final ChannelResponseMapper mapper;
  private final ChannelStreams streams;
  private final BroadcastService broadcasts;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  OperatorRoutes(
      ChannelResponseMapper mapper,
      ChannelStreams streams,
      BroadcastService broadcasts,
      StaffAuthorization authorization,
      AuditTrail trail) {
    this.mapper = mapper;
    this.streams = streams;
    this.broadcasts = broadcasts;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    router
        .post("/api/v1/channels/:channel/broadcasts")
        .handler(authorization.allow(Role.CLERK))
        .handler(this::open);
    mount(router, "live", AuditAction.WENT_LIVE, broadcasts::goLive);
    mount(router, "end", AuditAction.BROADCAST_ENDED, broadcasts::end);
    mount(router, "suspend", AuditAction.BROADCAST_SUSPENDED, broadcasts::suspend);
    mount(router, "floor", AuditAction.FLOOR_GIVEN, broadcasts::giveFloor);
    mount(router, "close", AuditAction.SESSION_CLOSED, broadcasts::closeSession);
    mount(router, "show-item", AuditAction.ITEM_SHOWN, id -> broadcasts.showItem(id, true));
    mount(router, "hide-item", AuditAction.ITEM_HIDDEN, id -> broadcasts.showItem(id, false));
    router
        .post("/api/v1/broadcasts/:broadcast/resume")
        .handler(authorization.allow(Role.CLERK))
        .handler(this::resume);
    router
        .get("/api/v1/operator/channels")
        .handler(authorization.allow(Role.CLERK))
        .handler(this::channels);
    router
        .get("/api/v1/operator/events")
        .handler(authorization.allow(Role.CLERK))
        .handler(this::events);
  }

  /** An order to a broadcast that needs no more than its name. */
  private void mount(
      Router router,
      String order,
      AuditAction audited,
      Function<BroadcastId, BroadcastService.Outcome> action) {
    router
        .post("/api/v1/broadcasts/:broadcast/" + order)
        .handler(authorization.allow(Role.CLERK))
        .handler(context -> change(context, audited, action));
  }

  private void channels(RoutingContext context) {
    Answers.json(context, 200, mapper.all().stream().map(mapper::operatorView).toList());
  }

  private void events(RoutingContext context) {
    if (streams.openOperator(context.request())) {
      authorization.endWithSession(context, Role.CLERK);
    } else {
      EventStream.refuse(context);
    }
  }

  record OpenRequest(
      @RequestField(problem = "broadcast.state-invalid") BroadcastState state,
      @Lenient String title) {
    OpenRequest {
      if (state != BroadcastState.PREVIEW && state != BroadcastState.LIVE) {
        throw ProblemException.badRequest("broadcast.state-invalid");
      }
      title = title.strip();
      if (title.length() > LONGEST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
        throw ProblemException.badRequest("broadcast.title-invalid");
      }
    }
  }

  private void open(RoutingContext context) {
    Optional<ChannelConfig> channel = mapper.find(context.pathParam("channel"));
    if (channel.isEmpty()) {
      Answers.problem(context, Problem.noChannel(context.pathParam("channel")));
      return;
    }
    OpenRequest request = RequestBody.of(context).read(OpenRequest.class);
    boolean isLive = request.state() == BroadcastState.LIVE;
    order(
        context,
        /* status= */ 201,
        isLive ? AuditAction.WENT_LIVE : AuditAction.PREVIEW_STARTED,
        () -> broadcasts.open(channel.get().id(), request.title(), isLive));
  }

  private void change(
      RoutingContext context,
      AuditAction action,
      Function<BroadcastId, BroadcastService.Outcome> order) {
    try {
      BroadcastId id = new BroadcastId(context.pathParam("broadcast"));
      order(context, /* status= */ 200, action, () -> order.apply(id));
    } catch (ValidationException e) {
      Answers.problem(context, Problem.notFound());
    }
  }

  private record ResumeRequest(
      @RequestField(problem = "broadcast.resume-from-invalid") String from) {}

  private void resume(RoutingContext context) {
    switch (RequestBody.of(context).read(ResumeRequest.class).from()) {
      case "suspension", "publicFloor" ->
          change(
              context,
              AuditAction.BROADCAST_RESUMED,
              id -> broadcasts.resume(id, BroadcastState.SUSPENDED));
      case "closedSession" ->
          change(
              context,
              AuditAction.SESSION_REOPENED,
              id -> broadcasts.resume(id, BroadcastState.CLOSED));
      default -> Answers.badRequest(context, "broadcast.resume-from-invalid");
    }
  }

  private void order(
      RoutingContext context,
      int status,
      AuditAction action,
      Callable<BroadcastService.Outcome> work) {
    Staff staff = Staff.of(context);
    Answers.once(
        context,
        BlockingWork.of(context).urgent(context, work),
        outcome -> {
          audit(context, trail, staff, action, outcome);
          answer(context, status, outcome);
        },
        context::fail);
  }

  /** Beside the answer, so that a catalogue that is away keeps nobody waiting. */
  static void audit(
      RoutingContext context,
      AuditTrail trail,
      Staff staff,
      AuditAction action,
      BroadcastService.Outcome outcome) {
    if (outcome instanceof BroadcastService.Outcome.Done done) {
      Future<Boolean> _ =
          BlockingWork.of(context)
              .call(
                  context,
                  () -> {
                    trail.write(
                        staff,
                        action,
                        done.broadcast().channel().value(),
                        done.broadcast().title());
                    return true;
                  });
    }
  }

  private static void answer(RoutingContext context, int status, BroadcastService.Outcome outcome) {
    switch (outcome) {
      case BroadcastService.Outcome.Done done ->
          Answers.json(context, status, ChannelResponses.OperatorBroadcast.of(done.broadcast()));
      case BroadcastService.Outcome.Unknown unknown -> Answers.problem(context, Problem.notFound());
      case BroadcastService.Outcome.Conflict conflict ->
          Answers.problem(context, Problem.of(409, "Not in this state", "broadcast.other-state"));
      case BroadcastService.Outcome.Failed failed ->
          Answers.problem(
              context,
              Problem.of(503, "Not written", "broadcast.command-not-written", failed.reason()));
    }
  }
}
