package org.tribune.site.deliberation;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.core.access.Role;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.page.AttachmentName;

/** Certificates of publication, for clerks. */
final class CertificateRoutes {
  private final Certificates certificates;
  private final StaffAuthorization authorization;

  CertificateRoutes(Certificates certificates, StaffAuthorization authorization) {
    this.certificates = certificates;
    this.authorization = authorization;
  }

  void mount(Router router) {
    router
        .get("/api/v1/operator/publications/:number/certificate.pdf")
        .handler(authorization.allow(Role.CLERK))
        .handler(this::certificate);
  }

  private void certificate(RoutingContext context) {
    String number = context.pathParam("number");
    BlockingAnswers.blocking(
        context,
        () -> certificates.of(number),
        content ->
            context
                .response()
                .putHeader("Content-Type", "application/pdf")
                .putHeader(
                    "Content-Disposition",
                    AttachmentName.attachment("certificat-de-publication-" + number + ".pdf"))
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(content.array())));
  }
}
