package org.tribune.site.upload;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.video.VideoRuleException;
import org.tribune.core.access.Role;
import org.tribune.core.store.StoreException;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.http.RestOfBody;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ApiJson;

/**
 * {@code /api/v1/uploads} by the tus protocol 1.0: core, creation, creation-with-upload,
 * expiration, checksum, termination. For one event loop. To be mounted before the usual body.
 */
final class TusRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(TusRoutes.class);
  private static final String ALL = "/api/v1/uploads";
  private static final String ONE = ALL + "/:upload";
  private static final String OVERRIDE = "X-HTTP-Method-Override";

  private final Vertx vertx;
  private final UploadService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  /** Routes of the loop that {@code vertx} runs the caller on. */
  TusRoutes(
      Vertx vertx, UploadService service, StaffAuthorization authorization, AuditTrail trail) {
    this.vertx = vertx;
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  /** Adds them to {@code router}. */
  void mount(Router router) {
    Handler<RoutingContext> staff = authorization.allow(Role.REPORTER, Role.CLERK);
    router.options(ALL).handler(this::options);
    router.options(ONE).handler(this::options);
    router.get(ALL).handler(staff).handler(this::list);
    router.post(ALL).handler(staff).handler(checked(this::create));
    router.head(ONE).handler(staff).handler(checked(this::look));
    router.patch(ONE).handler(staff).handler(checked(this::write));
    router.delete(ONE).handler(staff).handler(checked(this::delete));
    router.post(ONE).handler(staff).handler(checked(this::override));
    router.post(ONE + "/take-up").handler(staff).handler(checked(this::takeUp));
  }

  /** What is wrong with the headers alone is answered before anything is read. */
  private Handler<RoutingContext> checked(Handler<RoutingContext> work) {
    return context -> {
      context.request().pause();
      try {
        TusHeaders.requireVersion(context.request());
        work.handle(context);
      } catch (UploadException e) {
        fail(context, e);
      }
    };
  }

  private void options(RoutingContext context) {
    HttpServerResponse response = TusHeaders.open(context.response());
    TusHeaders.describe(response, service.uploads().largest());
    response.setStatusCode(204).end();
  }

  /** For clients that know neither PATCH nor DELETE. */
  private void override(RoutingContext context) {
    switch (Optional.ofNullable(context.request().getHeader(OVERRIDE)).orElse("")) {
      case "PATCH" -> write(context);
      case "DELETE" -> delete(context);
      case "HEAD" -> look(context);
      default -> throw UploadException.badRequest("upload.method-override", OVERRIDE);
    }
  }

  private void list(RoutingContext context) {
    UploadResponses.Listing own =
        new UploadResponses.Listing(
            service.uploads().of(Staff.of(context).account()).stream()
                .map(each -> UploadResponses.OneUpload.of(each, address(each.upload())))
                .toList());
    TusHeaders.open(context.response())
        .putHeader("Content-Type", "application/json")
        .end(ApiJson.text(own));
  }

  private static String address(Upload upload) {
    return ALL + "/" + upload.id();
  }

  private void create(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.getHeader("Upload-Defer-Length") != null) {
      throw UploadException.badRequest("upload.length-unknown");
    }
    long length = TusHeaders.number(request, TusHeaders.LENGTH);
    UploadMetadata metadata =
        UploadMetadata.parse(Optional.ofNullable(request.getHeader("Upload-Metadata")));
    Optional<Checksum> checksum = TusHeaders.checksum(request);
    boolean hasBytes = TusHeaders.BYTES.equals(request.getHeader("Content-Type"));
    if (hasBytes && TusHeaders.contentLength(request).orElse(0) > length) {
      throw UploadException.moreThanAnnounced();
    }
    Staff staff = Staff.of(context);
    once(
        context,
        () -> {
          Upload upload = service.create(staff, metadata, length);
          Optional<Chunk> chunk =
              hasBytes
                  ? service
                      .uploads()
                      .begin(
                          upload.id(),
                          staff.account(),
                          /* offset= */ 0,
                          TusHeaders.contentLength(request),
                          checksum)
                  : Optional.empty();
          return new Created(upload, chunk);
        },
        created -> created(context, created));
  }

  /** Does what blocks, and answers. */
  private <T> void once(RoutingContext context, Callable<T> work, Consumer<T> answer) {
    Answers.once(
        context,
        vertx.executeBlocking(work, /* ordered= */ false),
        answer,
        failure -> fail(context, failure));
  }

  private record Created(Upload upload, Optional<Chunk> chunk) {}

  private void created(RoutingContext context, Created created) {
    context.response().putHeader("Location", address(created.upload()));
    created
        .chunk()
        .ifPresentOrElse(
            chunk -> take(context, chunk, 201),
            () -> tell(context, new Uploads.Standing(created.upload(), 0), 201));
  }

  private void look(RoutingContext context) {
    Uploads.Standing standing = service.uploads().look(id(context), Staff.of(context).account());
    context.response().putHeader(TusHeaders.LENGTH, Long.toString(standing.upload().length()));
    tell(context, standing, 200);
  }

  private void write(RoutingContext context) {
    HttpServerRequest request = context.request();
    TusHeaders.requireBytes(request);
    long offset = TusHeaders.number(request, TusHeaders.OFFSET);
    Optional<Checksum> checksum = TusHeaders.checksum(request);
    Staff staff = Staff.of(context);
    once(
        context,
        () ->
            service
                .uploads()
                .begin(
                    id(context),
                    staff.account(),
                    offset,
                    TusHeaders.contentLength(request),
                    checksum),
        chunk ->
            chunk.ifPresentOrElse(
                found -> take(context, found, 204), () -> tellWhole(context, staff)));
  }

  /** All was there before: whoever lost the last answer asks once more. */
  private void tellWhole(RoutingContext context, Staff staff) {
    try {
      tell(context, service.uploads().look(id(context), staff.account()), 204);
    } catch (UploadException e) {
      fail(context, e);
    }
  }

  private void take(RoutingContext context, Chunk chunk, int status) {
    Staff staff = Staff.of(context);
    Consumer<Upload> whole =
        upload -> {
          trail.write(staff, AuditAction.FILM_SENT, upload.report().value(), upload.name());
          service.handOverSoon();
        };
    Consumer<UploadChunkWriter.Outcome> answer =
        outcome -> {
          switch (outcome) {
            case UploadChunkWriter.Outcome.Kept kept -> tell(context, kept.standing(), status);
            case UploadChunkWriter.Outcome.Refused refused -> fail(context, refused.why());
          }
        };
    new Incoming(vertx, context.request(), chunk, service.uploads(), whole, answer).begin();
  }

  private void delete(RoutingContext context) {
    Staff staff = Staff.of(context);
    once(
        context,
        () -> {
          service.uploads().delete(id(context), staff.account());
          return true;
        },
        _ -> {
          TusHeaders.open(context.response()).setStatusCode(204).end();
          RestOfBody.leave(vertx, context.request());
        });
  }

  private void takeUp(RoutingContext context) {
    Staff staff = Staff.of(context);
    once(
        context,
        () -> service.uploads().takeUp(id(context), staff.account()),
        standing -> tell(context, standing, 204));
  }

  private static String id(RoutingContext context) {
    return context.pathParam("upload");
  }

  private void tell(RoutingContext context, Uploads.Standing standing, int status) {
    HttpServerResponse response = TusHeaders.open(context.response());
    TusHeaders.tell(response, standing);
    response.setStatusCode(status).end();
    RestOfBody.leave(vertx, context.request());
  }

  private void fail(RoutingContext context, Throwable failure) {
    Optional<Problem> known = problem(context, failure);
    if (known.isEmpty()) {
      context.fail(failure);
      return;
    }
    HttpServerResponse response = TusHeaders.open(context.response());
    if (failure instanceof UploadException refused) {
      refused
          .retryAfter()
          .ifPresent(wait -> response.putHeader("Retry-After", "" + wait.toSeconds()));
    }
    if (known.get().status() == 412) {
      response.putHeader("Tus-Version", TusHeaders.VERSION);
    }
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response.setStatusCode(known.get().status()).end();
    } else {
      known.get().send(response);
    }
    RestOfBody.leave(vertx, context.request());
  }

  private static Optional<Problem> problem(RoutingContext context, Throwable failure) {
    return switch (failure) {
      case UploadException refused -> Optional.of(refused.problem());
      case VideoRuleException refused ->
          Optional.of(
              new Problem(
                  refused.reason() == VideoRuleException.Reason.NOT_YOURS ? 403 : 409,
                  "Not to be done",
                  refused.said()));
      case CatalogueException away -> Optional.of(away(context, away));
      case StoreException away -> Optional.of(away(context, away));
      case IOException away -> Optional.of(away(context, away));
      default -> Optional.empty();
    };
  }

  private static Problem away(RoutingContext context, Exception failure) {
    LOG.error("{} can't be answered: {}", context.normalizedPath(), failure.getMessage());
    return UploadException.notNow().problem();
  }
}
