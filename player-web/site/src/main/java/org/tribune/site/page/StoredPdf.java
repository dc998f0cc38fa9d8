package org.tribune.site.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.http.RequestedRange;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.delivery.sending.StoredRun;

/**
 * A PDF of the store that somebody asked for and may read, whole or a range of it.
 *
 * @param object that holds it
 * @param sha256 of its bytes, in hexadecimal digits
 * @param length in bytes
 * @param fileName under which it is saved
 */
public record StoredPdf(String object, String sha256, int length, String fileName) {
  /** Nothing of a document runs, and it loads nothing. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'; sandbox";

  /**
   * Answers with it.
   *
   * @param bodies of the store; absent where there is none
   */
  public void send(HttpServerRequest request, Optional<StoredBodies> bodies) {
    String tag = "\"" + sha256 + "\"";
    HttpServerResponse response = headers(request.response(), tag);
    String known = Optional.ofNullable(request.getHeader("If-None-Match")).orElse("");
    if (known.equals("*") || known.contains(tag)) {
      response.setStatusCode(304).end();
      return;
    }
    Optional<String> ifRange = Optional.ofNullable(request.getHeader("If-Range"));
    Optional<String> range =
        Optional.ofNullable(request.getHeader("Range"))
            .filter(wish -> ifRange.isEmpty() || ifRange.get().equals(tag));
    switch (RequestedRange.parse(range, length)) {
      case RequestedRange.Selection.All all ->
          send(request, bodies, new RequestedRange(0, length), /* status= */ 200);
      case RequestedRange.Selection.Some some ->
          send(request, bodies, some.range(), /* status= */ 206);
      case RequestedRange.Selection.Unsatisfiable none ->
          response.setStatusCode(416).putHeader("Content-Range", "bytes */" + length).end();
    }
  }

  /** Caches must ask each time: a document may be taken away, or be published no more. */
  private HttpServerResponse headers(HttpServerResponse response, String tag) {
    return response
        .putHeader("ETag", tag)
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("Cache-Control", "private, no-cache")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Content-Disposition", AttachmentName.inline(fileName));
  }

  private void send(
      HttpServerRequest request, Optional<StoredBodies> bodies, RequestedRange range, int status) {
    HttpServerResponse response = request.response();
    Runnable head =
        () -> {
          response
              .setStatusCode(status)
              .putHeader("Content-Type", "application/pdf")
              .putHeader("Content-Length", String.valueOf(range.length()));
          if (status == 206) {
            response.putHeader("Content-Range", range.toContentRange(length));
          }
        };
    if (request.method().equals(HttpMethod.HEAD)) {
      head.run();
      response.end();
      return;
    }
    StoredRun run = new StoredRun(object, length, (int) range.offset(), (int) range.length());
    bodies.ifPresentOrElse(
        each -> each.send(request, run, head, refusal -> away(response)), () -> away(response));
  }

  private static void away(HttpServerResponse response) {
    Problem.of(503, "Not available now", "document.unreadable-now")
        .send(response.putHeader("Cache-Control", "no-store"));
  }
}
