package org.tribune.site.upload;

import java.time.Duration;
import java.util.Optional;
import org.tribune.delivery.http.Problem;

/** Why an upload is not taken, or not now; the problem is the answer. */
final class UploadException extends RuntimeException {
  /** The checksum is that of other bytes (tus 1.0, Checksum). */
  private static final int CHECKSUM_MISMATCH = 460;

  private static final int LOCKED = 423;
  private static final long MEGABYTE = 1_000_000;
  private static final long GIGABYTE = 1_000_000_000;
  private static final Duration SOON = Duration.ofSeconds(2);

  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  UploadException(Problem problem) {
    this(problem, /* retryAfter= */ Optional.empty());
  }

  private UploadException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.title());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  Problem problem() {
    return problem;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  private static UploadException of(int status, String title, String message, Object... arguments) {
    return new UploadException(Problem.of(status, title, message, arguments));
  }

  static UploadException badRequest(String message, Object... arguments) {
    return of(400, "Bad request", message, arguments);
  }

  static UploadException unknown() {
    return of(404, "No such upload", "upload.none");
  }

  static UploadException expired() {
    return of(410, "Expired", "upload.expired");
  }

  static UploadException abandoned() {
    return of(410, "Cancelled", "upload.cancelled");
  }

  static UploadException tooLarge(long largest) {
    String size = largest >= GIGABYTE ? largest / GIGABYTE + " G" : largest / MEGABYTE + " M";
    return of(413, "Too large", "upload.too-large", size);
  }

  static UploadException moreThanAnnounced() {
    return of(413, "More than announced", "upload.more-than-announced");
  }

  static UploadException noSpace() {
    return of(507, "No space", "upload.no-space");
  }

  static UploadException tooManyOfYours(int most) {
    return of(429, "Too many uploads", "upload.too-many-of-yours", most);
  }

  static UploadException tooMany() {
    return of(503, "Too many uploads", "upload.too-many");
  }

  static UploadException busy() {
    return new UploadException(
        Problem.of(LOCKED, "Being written", "upload.being-written"), Optional.of(SOON));
  }

  static UploadException wrongOffset(long offset) {
    return of(409, "Wrong offset", "upload.wrong-offset", offset);
  }

  static UploadException wrongChecksum() {
    return of(CHECKSUM_MISMATCH, "Checksum mismatch", "upload.wrong-checksum");
  }

  static UploadException noFilm(NoFilm what) {
    return new UploadException(new Problem(415, "Not a film", what.said()));
  }

  static UploadException notNow() {
    return of(503, "Not available now", "upload.not-now");
  }
}
