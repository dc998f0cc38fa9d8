package org.tribune.site.account;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.account.SignedIn;
import org.tribune.core.access.Role;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.text.Message;
import org.tribune.core.text.Messages;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.bulkhead.BulkheadFullException;
import org.tribune.delivery.client.ClientAddress;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.http.Problem;

/**
 * Stands before the staff's routes: {@code router.get(…).handler(authorization.allow(Role.CLERK))}
 * lets clerks and administrators on to the next handler, which finds the person by {@link
 * Staff#of}. Safe for all threads.
 */
public final class StaffAuthorization {
  private static final Logger LOG = LoggerFactory.getLogger(StaffAuthorization.class);

  /** What the pages know a session by that is over: they ask to sign in, and then ask again. */
  public static final String SIGN_IN_NEEDED = "sign-in-needed";

  /** A database that does not answer must not keep a clerk from ending a broadcast. */
  private static final long PATIENCE_SECONDS = 4;

  private static final long LOOK_MILLIS = 3_500;

  private final Sessions sessions;
  private final SessionCookie cookie;
  private final DeviceCookie device;
  private final OwnPage ownPage;
  private final ClientAddress clients;
  private final BlockingWork work;

  /** An authorization whose keys {@code sessions} knows, or looks up as {@code work} lets it. */
  public StaffAuthorization(
      Sessions sessions,
      SessionCookie cookie,
      DeviceCookie device,
      OwnPage ownPage,
      ClientAddress clients,
      BlockingWork work) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.device = device;
    this.ownPage = ownPage;
    this.clients = clients;
    this.work = work;
  }

  /** Whom a request comes from, signed in or not. */
  public Visitor visitor(HttpServerRequest request) {
    return Visitor.of(request, clients.of(request), device.read(request));
  }

  /** The network that limits count. */
  public ClientNetwork network(HttpServerRequest request) {
    return clients.network(request);
  }

  /** Whose session the request carries, if that is known without asking; never blocks. */
  public Optional<Staff> peek(HttpServerRequest request) {
    return cookie
        .read(request)
        .flatMap(sessions::peek)
        .map(each -> Staff.of(each, visitor(request)));
  }

  /** Whose session the request carries, if it is open; fails while the catalogue is away. */
  public Future<Optional<Staff>> find(HttpServerRequest request, Vertx vertx) {
    return signedIn(request, vertx)
        .map(found -> found.map(each -> Staff.of(each, visitor(request))));
  }

  private Future<Optional<SignedIn>> signedIn(HttpServerRequest request, Vertx vertx) {
    Optional<String> secret = cookie.read(request);
    Optional<SignedIn> known = secret.flatMap(sessions::peek);
    if (secret.isEmpty() || known.isPresent()) {
      return Future.succeededFuture(known);
    }
    boolean wasKnown = sessions.wasOnceKnown(secret.get());
    return work.session(request, vertx, wasKnown, () -> sessions.load(secret.get()))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .recover(
            e -> {
              Optional<SignedIn> before = sessions.goOn(secret.get());
              return before.isPresent() ? Future.succeededFuture(before) : Future.failedFuture(e);
            });
  }

  /**
   * Who asks, if that is known without asking the catalogue; never blocks. Who comes from the page
   * of another site is anybody there.
   */
  public Optional<Viewer> peekViewer(HttpServerRequest request) {
    if (cookie.read(request).isEmpty() || ownPage.isForeign(request)) {
      return Optional.of(Viewer.anybody());
    }
    return peek(request).map(Viewer.Member::new);
  }

  /**
   * True if the request carries a session that was open a while ago: limits are not for the staff.
   * Never blocks.
   */
  public boolean isStaff(HttpServerRequest request) {
    return cookie.read(request).filter(sessions::isRemembered).isPresent();
  }

  /** Who asks; never fails. */
  public Future<Viewer> viewer(HttpServerRequest request, Vertx vertx) {
    if (ownPage.isForeign(request)) {
      return Future.succeededFuture(Viewer.anybody());
    }
    return find(request, vertx)
        .map(found -> found.<Viewer>map(Viewer.Member::new).orElse(Viewer.anybody()))
        .otherwise(
            away -> {
              LOG.debug(
                  "The session of a request for {} can't be looked up: {}",
                  request.path(),
                  away.getMessage());
              return new Viewer.Unknown();
            });
  }

  /** A handler that lets who has one of these roles pass, and administrators. */
  public Handler<RoutingContext> allow(Role first, Role... more) {
    Set<Role> allowed = EnumSet.of(first, more);
    return context -> check(context, allowed, ownPage::complaint);
  }

  /**
   * The same for a form of a page of ours, which can't set a header: the browser must say that the
   * form is of this site.
   */
  public Handler<RoutingContext> allowForm(Role only) {
    return context -> check(context, EnumSet.of(only), ownPage::formComplaint);
  }

  /**
   * False if the request comes from nobody, or from somebody who has not this role; never blocks.
   */
  public boolean mayBe(HttpServerRequest request, Role role) {
    return cookie.read(request).isPresent()
        && peek(request).map(each -> each.may(role)).orElse(true);
  }

  /** A handler that lets everybody pass who is signed in. */
  public Handler<RoutingContext> allowStaff() {
    return context -> check(context, EnumSet.allOf(Role.class), ownPage::complaint);
  }

  /** A handler that lets pass what a page of ours asks, whoever it is. */
  public Handler<RoutingContext> allowOwnPages() {
    return context ->
        ownPage
            .complaint(context.request())
            .ifPresentOrElse(problem -> refuse(context, problem), context::next);
  }

  /**
   * Ends the answer, a stream, soon after the session that it was opened with ends, or has none of
   * these roles any more: the page then asks its person to sign in.
   */
  public void endWithSession(RoutingContext context, Role first, Role... more) {
    Set<Role> allowed = EnumSet.of(first, more);
    Vertx vertx = context.vertx();
    long timer =
        vertx.setPeriodic(
            LOOK_MILLIS,
            each ->
                find(context.request(), vertx)
                    .onSuccess(
                        found -> {
                          if (found
                              .filter(staff -> allowed.stream().anyMatch(staff::may))
                              .isEmpty()) {
                            context.response().end();
                          }
                        }));
    context.addEndHandler(ended -> vertx.cancelTimer(timer));
  }

  private void check(
      RoutingContext context,
      Set<Role> allowed,
      Function<HttpServerRequest, Optional<Problem>> foreign) {
    HttpServerRequest request = context.request();
    boolean waits = cookie.read(request).isPresent() && !request.isEnded();
    if (waits) {
      request.pause();
    }
    signedIn(request, context.vertx())
        .onComplete(
            found -> {
              if (waits) {
                request.resume();
              }
              if (found.succeeded()) {
                decide(context, allowed, found.result(), foreign.apply(request));
              } else if (found.cause() instanceof BulkheadFullException) {
                refuse(context, busy());
              } else {
                LOG.error("A session can't be looked up: {}", found.cause().getMessage());
                refuse(context, notNow());
              }
            });
  }

  private void decide(
      RoutingContext context,
      Set<Role> allowed,
      Optional<SignedIn> found,
      Optional<Problem> foreign) {
    Optional<Staff> staff = found.map(each -> Staff.of(each, visitor(context.request())));
    if (staff.isEmpty()) {
      refuse(context, signInNeeded());
    } else if (allowed.stream().noneMatch(staff.get()::may)) {
      refuse(context, notYourRole(allowed));
    } else if (foreign.isPresent()) {
      refuse(context, foreign.get());
    } else {
      touch(context, found.get());
      staff.get().enter(context);
      BlockingWork.enterStaff(context);
      context.next();
    }
  }

  /** A page that looks for news by itself is no use of a session; who does something is. */
  private void touch(RoutingContext context, SignedIn signedIn) {
    boolean isUse =
        !context.request().method().equals(HttpMethod.GET)
            || context.normalizedPath().endsWith("/session");
    if (isUse && sessions.isTouchDue(signedIn)) {
      // Beside what is asked: nobody waits for it.
      BlockingWork.enterStaff(context);
      Future<Boolean> _ =
          work.call(
              context,
              () -> {
                sessions.touch(signedIn);
                return true;
              });
    }
  }

  private static Problem signInNeeded() {
    return Problem.of(401, "Sign-in needed", "access.sign-in-needed").withCode(SIGN_IN_NEEDED);
  }

  private static Problem notNow() {
    return Problem.of(503, "Not available now", "request.catalogue-unavailable");
  }

  private static Problem busy() {
    return Problem.of(503, "Busy", "request.too-many-at-once");
  }

  private static Problem notYourRole(Set<Role> allowed) {
    return Problem.of(
        403,
        "Not your role",
        "access.not-your-role",
        new Message(list(allowed, Messages.french()), list(allowed, Messages.english())));
  }

  private static String list(Set<Role> roles, Messages messages) {
    return roles.stream().map(role -> messages.text(name(role))).collect(Collectors.joining(", "));
  }

  private static String name(Role role) {
    return switch (role) {
      case ADMINISTRATOR -> "role.administrator";
      case CLERK -> "role.clerk";
      case MODERATOR -> "role.moderator";
      case REPORTER -> "role.reporter";
    };
  }

  private static void refuse(RoutingContext context, Problem problem) {
    if (problem.status() == 503) {
      context
          .response()
          .putHeader("Retry-After", "" + BulkheadFullException.RETRY_AFTER.toSeconds());
    }
    problem.send(
        context
            .response()
            .putHeader("Cache-Control", "no-store")
            .putHeader("X-Content-Type-Options", "nosniff"));
  }
}
