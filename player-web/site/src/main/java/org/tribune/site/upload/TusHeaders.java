package org.tribune.site.upload;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.delivery.http.Problem;

/** The headers of tus 1.0 (https://tus.io/protocols/resumable-upload). */
final class TusHeaders {
  static final String VERSION = "1.0.0";
  static final String RESUMABLE = "Tus-Resumable";
  static final String OFFSET = "Upload-Offset";
  static final String LENGTH = "Upload-Length";
  static final String BYTES = "application/offset+octet-stream";
  private static final String EXTENSIONS =
      "creation,creation-with-upload,expiration,checksum,termination";

  /** IMF-fixdate (RFC 9110, 5.6.7). */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private TusHeaders() {}

  /** What each answer has. */
  static HttpServerResponse open(HttpServerResponse response) {
    return response
        .putHeader(RESUMABLE, VERSION)
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  /** What this server can do. */
  static void describe(HttpServerResponse response, long largest) {
    response
        .putHeader("Tus-Version", VERSION)
        .putHeader("Tus-Extension", EXTENSIONS)
        .putHeader("Tus-Max-Size", Long.toString(largest))
        .putHeader("Tus-Checksum-Algorithm", Checksum.algorithms());
  }

  /** How far an upload is, and when it goes. */
  static void tell(HttpServerResponse response, Uploads.Standing standing) {
    response
        .putHeader(OFFSET, Long.toString(standing.offset()))
        .putHeader("Upload-Expires", date(standing.upload().expiresAt()));
  }

  static String date(Instant instant) {
    return DATE.format(instant);
  }

  /**
   * Nothing if the request speaks this version.
   *
   * @throws UploadException if not
   */
  static void requireVersion(HttpServerRequest request) {
    if (!VERSION.equals(request.getHeader(RESUMABLE))) {
      throw new UploadException(Problem.of(412, "Unknown version of tus", "upload.protocol"));
    }
  }

  /**
   * Nothing if the body is bytes of an upload.
   *
   * @throws UploadException if not
   */
  static void requireBytes(HttpServerRequest request) {
    if (!BYTES.equals(request.getHeader("Content-Type"))) {
      throw new UploadException(
          Problem.of(415, "Not bytes of an upload", "upload.content-type", BYTES));
    }
  }

  /**
   * A header that is a number of bytes.
   *
   * @throws UploadException if it is none
   */
  static long number(HttpServerRequest request, String name) {
    return find(request, name)
        .orElseThrow(() -> UploadException.badRequest("upload.not-a-number-of-bytes", name));
  }

  /** How many bytes the body has, if it says so. */
  static OptionalLong contentLength(HttpServerRequest request) {
    return find(request, "Content-Length").map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static Optional<Long> find(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name))
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::parseLong);
  }

  /** The checksum that the body must have, if there is one. */
  static Optional<Checksum> checksum(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Upload-Checksum")).map(Checksum::parse);
  }
}
