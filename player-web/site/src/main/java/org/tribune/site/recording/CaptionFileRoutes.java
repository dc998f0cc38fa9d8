package org.tribune.site.recording;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.catalogue.caption.file.CaptionFile;
import org.tribune.core.access.Role;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.ApiWords;

/**
 * Reads files of captions for the staff's pages: whatever format they are of, WebVTT is what can be
 * looked at, edited and saved. Nothing is kept. To be mounted before the usual body.
 */
final class CaptionFileRoutes {
  /** Twelve hours of speech in the wordiest format. */
  private static final long LARGEST_BODY = 8_000_000;

  private final StaffAuthorization authorization;

  CaptionFileRoutes(StaffAuthorization authorization) {
    this.authorization = authorization;
  }

  void mount(Router router) {
    LargeBodyRoutes.route(
            router,
            HttpMethod.POST,
            "/api/v1/operator/caption-files",
            authorization.allow(Role.REPORTER, Role.CLERK),
            LARGEST_BODY)
        .handler(CaptionFileRoutes::read);
  }

  /**
   * A file, read.
   *
   * @param format that it is of
   * @param text the same as WebVTT
   */
  record Read(String format, int cues, String text) {
    static Read of(CaptionFile file) {
      return new Read(ApiWords.of(file.format()), file.cues().size(), WebVtt.write(file.cues()));
    }
  }

  private static void read(RoutingContext context) {
    byte[] file =
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    BlockingAnswers.json(context, 200, () -> Read.of(CaptionFile.read(file)));
  }
}
