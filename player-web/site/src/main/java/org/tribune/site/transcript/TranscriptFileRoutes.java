package org.tribune.site.transcript;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.delivery.client.Viewer;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;

/** What is said in recordings as files, for whoever may watch them. */
final class TranscriptFileRoutes {
  private final Vertx vertx;
  private final TranscriptFiles service;
  private final StaffAuthorization authorization;

  TranscriptFileRoutes(Vertx vertx, TranscriptFiles service, StaffAuthorization authorization) {
    this.vertx = vertx;
    this.service = service;
    this.authorization = authorization;
  }

  void mount(Router router) {
    router
        .get("/api/v1/recordings/:recording/transcript-files/:file")
        .handler(
            context ->
                Answers.once(
                    context,
                    authorization.viewer(context.request(), vertx),
                    viewer -> send(context, viewer),
                    context::fail));
  }

  private void send(RoutingContext context, Viewer viewer) {
    String recording = context.pathParam("recording");
    String name = context.pathParam("file");
    StaffAnswers.blocking(
        context,
        () -> service.file(recording, name, viewer),
        file ->
            context
                .response()
                .putHeader("Content-Type", file.type())
                .putHeader("Content-Disposition", file.disposition())
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(file.content().array())));
  }
}
