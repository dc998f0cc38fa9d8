package org.tribune.site.broadcast;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.ledger.BroadcastService;
import org.tribune.core.ledger.BroadcastService.Outcome;
import org.tribune.core.text.Messages;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.page.ConsoleStart;
import org.tribune.site.page.Html;
import org.tribune.site.page.PlainPage;
import org.tribune.site.page.PlainPage.Words;

/**
 * The button that each page of the console begins with: a form, which closes the session on a
 * channel before any script or style has come. It asks nothing back: a session that was closed by
 * mistake is opened again, what went out by hesitation is not taken back.
 */
final class CloseNowRoutes implements ConsoleStart {
  static final String ADDRESS = "/console/close/";

  /** Pages for who is not signed in, and the one that the whole room reads. */
  private static final List<String> WITHOUT =
      List.of("/console/sign-in", "/console/setup", "/console/password");

  private static final String ROOM_SCREEN = "/screen";

  private final List<ChannelConfig> channels;
  private final BroadcastService broadcasts;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;
  private final PlainPage page;

  /**
   * Routes.
   *
   * @param languages of the site, the first one first
   */
  CloseNowRoutes(
      List<ChannelConfig> channels,
      BroadcastService broadcasts,
      StaffAuthorization authorization,
      AuditTrail trail,
      List<String> languages) {
    this.channels = channels;
    this.broadcasts = broadcasts;
    this.authorization = authorization;
    this.trail = trail;
    this.page = new PlainPage(languages);
  }

  void mount(Router router) {
    router
        .post(ADDRESS + ":channel")
        .handler(authorization.allowForm(Role.CLERK))
        .handler(this::close);
  }

  /** For whoever may be a clerk: the authorization is checked again when the button is pressed. */
  @Override
  public Optional<String> html(HttpServerRequest request, String language) {
    String path = request.path();
    boolean has =
        authorization.mayBe(request, Role.CLERK)
            && !path.endsWith(ROOM_SCREEN)
            && WITHOUT.stream().noneMatch(path::startsWith);
    return has ? Optional.of(form(Messages.in(language))) : Optional.empty();
  }

  private String form(Messages messages) {
    return Html.of((out, none) -> JtecloseNowGenerated.render(out, none, channels, messages));
  }

  private void close(RoutingContext context) {
    Staff staff = Staff.of(context);
    Optional<ChannelConfig> channel =
        channels.stream()
            .filter(each -> each.id().value().equals(context.pathParam("channel")))
            .findFirst();
    if (channel.isEmpty()) {
      Answers.problem(context, Problem.noChannel(context.pathParam("channel")));
      return;
    }
    Answers.once(
        context,
        BlockingWork.of(context)
            .urgent(context, () -> broadcasts.closeSessionOn(channel.get().id())),
        outcome -> {
          OperatorRoutes.audit(context, trail, staff, AuditAction.SESSION_CLOSED, outcome);
          answer(context, channel.get(), outcome);
        },
        context::fail);
  }

  private void answer(RoutingContext context, ChannelConfig channel, Outcome outcome) {
    int status =
        switch (outcome) {
          case Outcome.Done done -> 200;
          case Outcome.Unknown unknown -> 409;
          case Outcome.Conflict conflict -> 409;
          case Outcome.Failed failed -> 503;
        };
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .end(
            page.text(
                language -> words(Messages.in(language), channel.name(), status),
                "/console/",
                Optional.ofNullable(context.request().getHeader("Accept-Language"))));
  }

  private static Words words(Messages messages, String channel, int status) {
    String link = messages.text("page.broadcast.back-to-the-console");
    return switch (status) {
      case 200 ->
          new Words(
              messages.text("page.broadcast.closed"),
              messages.text("page.broadcast.closed-told", channel),
              link);
      case 409 ->
          new Words(
              messages.text("page.broadcast.nothing-on-air"),
              messages.text("page.broadcast.nothing-on-air-told", channel),
              link);
      default ->
          new Words(
              messages.text("page.broadcast.not-closed"),
              messages.text("page.broadcast.not-closed-told"),
              link);
    };
  }
}
