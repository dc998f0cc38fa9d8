package org.tribune.site.sitting;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.core.access.Role;
import org.tribune.core.text.CleanText;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.http.RestOfBody;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.Parameters;
import org.tribune.site.sitting.convocation.SandboxedReading;

/**
 * Takes files to the disk as they come, never into memory. What is too large is refused before it
 * is read. To be mounted before the usual body.
 */
final class DocumentUploads {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentUploads.class);

  private static final int LONGEST_NAME = 100;

  private final Vertx vertx;
  private final DocumentService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;
  private final Path folder;
  private final long largest;

  /**
   * Uploads.
   *
   * @param folder for files under way; what is left in it may be deleted at any start
   * @param largest in bytes
   */
  DocumentUploads(
      Vertx vertx,
      DocumentService service,
      StaffAuthorization authorization,
      AuditTrail trail,
      Path folder,
      long largest) {
    this.trail = trail;
    this.vertx = vertx;
    this.service = service;
    this.authorization = authorization;
    this.folder = folder;
    this.largest = largest;
  }

  void mount(Router router) {
    router
        .post("/api/v1/sittings/:sitting/documents")
        .handler(authorization.allow(Role.CLERK))
        .handler(this::take);
  }

  /** Makes the folder, without what an earlier process left there. */
  static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var left = Files.list(folder)) {
        for (Path each : left.filter(Files::isRegularFile).toList()) {
          Files.deleteIfExists(each);
        }
      }
      SandboxedReading.forgetIn(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write to " + folder + ": check its permissions", e);
    }
  }

  private void take(RoutingContext context) {
    HttpServerRequest request = context.request();
    long announced = announced(request);
    if (announced > largest) {
      refuseTooLarge(context);
      return;
    }
    request.pause();
    String part = UUID.randomUUID() + ".part";
    Path file = folder.resolve(part);
    vertx
        .executeBlocking(
            () -> {
              DocumentService.Upload upload = upload(context);
              service.requireSitting(upload);
              Files.createDirectories(folder);
              return upload;
            },
            /* ordered= */ false)
        .compose(
            upload ->
                vertx
                    .fileSystem()
                    .open(file.toString(), new OpenOptions().setCreateNew(true))
                    .onSuccess(open -> new Incoming(context, upload, open, file).begin()))
        .onFailure(
            failure -> {
              BlockingAnswers.fail(context, failure);
              RestOfBody.leave(vertx, request);
            });
  }

  private static long announced(HttpServerRequest request) {
    String length = Optional.ofNullable(request.getHeader("Content-Length")).orElse("");
    return length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  private static DocumentService.Upload upload(RoutingContext context) {
    return new DocumentService.Upload(
        context.pathParam("sitting"),
        Parameters.find(context, "replaces").map(id -> Parameters.id(id, DocumentId::new)),
        Parameters.find(context, "item").map(id -> Parameters.id(id, ItemId::new)),
        Parameters.find(context, "kind").flatMap(word -> ApiWords.read(DocumentKind.class, word)),
        Parameters.find(context, "title").orElse(""),
        Parameters.find(context, "name").orElse("document.pdf"),
        !Parameters.find(context, "public").filter("false"::equals).isPresent(),
        Staff.of(context).displayName());
  }

  private void refuseTooLarge(RoutingContext context) {
    long megabytes = largest / 1_000_000;
    Answers.problem(context, Problem.of(413, "Too large", "document.too-large", megabytes));
    RestOfBody.leave(vertx, context.request());
  }

  /** One file under way; on its event loop. */
  private final class Incoming {
    private final RoutingContext context;
    private final DocumentService.Upload upload;
    private final AsyncFile open;
    private final Path file;
    private long received = 0;
    private boolean over = false;

    Incoming(RoutingContext context, DocumentService.Upload upload, AsyncFile open, Path file) {
      this.context = context;
      this.upload = upload;
      this.open = open;
      this.file = file;
    }

    public void begin() {
      HttpServerRequest request = context.request();
      if (!isAwaited()) {
        abandon();
        return;
      }
      request.handler(this::write);
      request.endHandler(end -> finish());
      request.exceptionHandler(gone -> abandon());
      open.exceptionHandler(
          failure -> {
            abandon();
            BlockingAnswers.fail(context, failure);
          });
      request.resume();
    }

    /** False once its sender has gone away; on any thread. */
    private boolean isAwaited() {
      return !context.response().closed();
    }

    private void write(Buffer buffer) {
      received += buffer.length();
      if (over) {
        return;
      }
      if (received > largest) {
        abandon();
        refuseTooLarge(context);
        return;
      }
      open.write(buffer);
      if (open.writeQueueFull()) {
        context.request().pause();
        open.drainHandler(drained -> context.request().resume());
      }
    }

    private void abandon() {
      if (!over) {
        over = true;
        open.close().onComplete(closed -> vertx.fileSystem().delete(file.toString()));
      }
    }

    private void finish() {
      if (over) {
        return;
      }
      over = true;
      open.close()
          .onSuccess(closed -> work(() -> service.add(upload, file, this::isAwaited)))
          .onFailure(failure -> BlockingAnswers.fail(context, failure));
    }

    /** Examining takes long, and waits for its turn: on a thread of its own. */
    private void work(Callable<ClerkSittingResponses.Added> work) {
      Context loop = vertx.getOrCreateContext();
      Staff staff = Staff.of(context);
      Thread.ofVirtual()
          .name("document-of-" + upload.sitting())
          .start(
              () -> {
                Handler<Void> answer = worked(work, staff);
                try {
                  loop.runOnContext(answer);
                } catch (RejectedExecutionException e) {
                  LOG.debug("The upload of a document is not answered any more: the server stops");
                }
              });
    }

    private Handler<Void> worked(Callable<ClerkSittingResponses.Added> work, Staff staff) {
      try {
        ClerkSittingResponses.Added answer = work.call();
        String name = CleanText.line(upload.name());
        trail.write(
            staff,
            AuditAction.DOCUMENT_ADDED,
            upload.sitting(),
            name.substring(0, Math.min(LONGEST_NAME, name.length())));
        return turn -> Answers.json(context, 201, answer);
      } catch (Exception e) {
        LOG.debug("The upload of a document failed", e);
        return turn -> {
          if (isAwaited()) {
            BlockingAnswers.fail(context, e);
          }
        };
      }
    }
  }
}
