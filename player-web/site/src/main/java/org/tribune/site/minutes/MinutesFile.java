package org.tribune.site.minutes;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.tribune.core.Bytes;
import org.tribune.site.page.AttachmentName;

/**
 * Minutes as a file.
 *
 * @param type its media type
 * @param name under which it is saved
 */
record MinutesFile(String type, String name, Bytes content) {
  /** Nothing of it runs, and it loads nothing. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  void send(RoutingContext context, String caches) {
    context
        .response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", AttachmentName.attachment(name))
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Cache-Control", caches)
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(Buffer.buffer(content.array()));
  }
}
