package org.tribune.site.upload;

import java.time.Instant;
import java.util.List;

/** What the routes of uploads answer as JSON; the rest of tus is headers. */
final class UploadResponses {
  private UploadResponses() {}

  /** All of one person. */
  record Listing(List<OneUpload> uploads) {}

  /**
   * An upload.
   *
   * @param report the film that it becomes
   * @param length in bytes, as is {@code offset}, which are there already
   * @param expiresAt when it goes if nobody goes on with it
   * @param abandoned true if its sender gave it up
   */
  record OneUpload(
      String id,
      String url,
      String report,
      String name,
      long length,
      long offset,
      Instant createdAt,
      Instant expiresAt,
      boolean abandoned) {
    static OneUpload of(Uploads.Standing standing, String url) {
      Upload upload = standing.upload();
      return new OneUpload(
          upload.id(),
          url,
          upload.report().value(),
          upload.name(),
          upload.length(),
          standing.offset(),
          upload.createdAt(),
          upload.expiresAt(),
          upload.abandoned());
    }
  }
}
