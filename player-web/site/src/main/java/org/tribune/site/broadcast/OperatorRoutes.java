package org.tribune.site.broadcast;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffGate;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.EventStream;

/** What the operator sees and does. */
public final class OperatorRoutes {
  private static final int LONGEST_TITLE = 200;

  private final ChannelViews views;
  private final ChannelStreams streams;
  private final BroadcastService desk;
  private final StaffGate gate;
  private final AuditTrail trail;

  public OperatorRoutes(
      ChannelViews views,
      ChannelStreams streams,
      BroadcastService desk,
      StaffGate gate,
      AuditTrail trail) {
    this.views = views;
    this.streams = streams;
    this.desk = desk;
    this.gate = gate;
    this.trail = trail;
  }

  public void mount(Router router) {
    router
        .post("/api/v1/channels/:channel/broadcasts")
        .handler(gate.allow(Role.CLERK))
        .handler(this::open);
    mount(router, "live", AuditAction.WENT_LIVE, desk::goLive);
    mount(router, "end", AuditAction.BROADCAST_ENDED, desk::end);
    mount(router, "suspend", AuditAction.BROADCAST_SUSPENDED, desk::suspend);
    mount(router, "floor", AuditAction.FLOOR_GIVEN, desk::giveFloor);
    mount(router, "close", AuditAction.SESSION_CLOSED, desk::closeSession);
    mount(router, "show-item", AuditAction.ITEM_SHOWN, id -> desk.showItem(id, true));
    mount(router, "hide-item", AuditAction.ITEM_HIDDEN, id -> desk.showItem(id, false));
    router
        .post("/api/v1/broadcasts/:broadcast/resume")
        .handler(gate.allow(Role.CLERK))
        .handler(this::resume);
    router.get("/api/v1/operator/channels").handler(gate.allow(Role.CLERK)).handler(this::channels);
    router.get("/api/v1/operator/events").handler(gate.allow(Role.CLERK)).handler(this::events);
  }

  /** An order to a broadcast that needs no more than its name. */
  private void mount(
      Router router,
      String order,
      AuditAction audited,
      Function<BroadcastId, BroadcastService.Outcome> action) {
    router
        .post("/api/v1/broadcasts/:broadcast/" + order)
        .handler(gate.allow(Role.CLERK))
        .handler(context -> change(context, audited, action));
  }

  private void channels(RoutingContext context) {
    Answers.json(context, 200, views.all().stream().map(views::operatorView).toList());
  }

  private void events(RoutingContext context) {
    if (streams.openOperator(context.request())) {
      gate.endWithSession(context, Role.CLERK);
    } else {
      EventStream.refuse(context);
    }
  }

  private void open(RoutingContext context) {
    Optional<ChannelConfig> channel = views.find(context.pathParam("channel"));
    ObjectNode body = ApiJson.parse(context.body().asString());
    String state = body.path("state").asText("");
    String title = body.path("title").asText("").strip();
    if (channel.isEmpty()) {
      Answers.problem(context, Problem.noChannel(context.pathParam("channel")));
    } else if (!state.equals("preview") && !state.equals("live")) {
      Answers.badRequest(context, "broadcast.state-invalid");
    } else if (title.length() > LONGEST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
      Answers.badRequest(context, "broadcast.title-invalid");
    } else {
      order(
          context,
          /* status= */ 201,
          state.equals("live") ? AuditAction.WENT_LIVE : AuditAction.PREVIEW_STARTED,
          () -> desk.open(channel.get().id(), title, state.equals("live")));
    }
  }

  private void change(
      RoutingContext context,
      AuditAction action,
      Function<BroadcastId, BroadcastService.Outcome> order) {
    try {
      BroadcastId id = new BroadcastId(context.pathParam("broadcast"));
      order(context, /* status= */ 200, action, () -> order.apply(id));
    } catch (IllegalArgumentException e) {
      Answers.problem(context, Problem.notFound());
    }
  }

  private void resume(RoutingContext context) {
    String from = ApiJson.parse(context.body().asString()).path("from").asText("");
    switch (from) {
      case "suspension", "publicFloor" ->
          change(
              context,
              AuditAction.BROADCAST_RESUMED,
              id -> desk.resume(id, BroadcastState.SUSPENDED));
      case "closedSession" ->
          change(
              context, AuditAction.SESSION_REOPENED, id -> desk.resume(id, BroadcastState.CLOSED));
      default -> Answers.badRequest(context, "broadcast.resume-from-invalid");
    }
  }

  private void order(
      RoutingContext context,
      int status,
      AuditAction action,
      Callable<BroadcastService.Outcome> work) {
    Staff staff = Staff.of(context);
    BlockingWork.of(context)
        .urgent(context, work)
        .onSuccess(outcome -> audit(context, trail, staff, action, outcome))
        .onSuccess(outcome -> answer(context, status, outcome))
        .onFailure(context::fail);
  }

  /** Beside the answer, so that a catalogue that is away keeps nobody waiting. */
  public static void audit(
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
