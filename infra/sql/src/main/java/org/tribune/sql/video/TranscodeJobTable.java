package org.tribune.sql.video;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.JsonCodec;
import org.tribune.sql.column.Times;

/** The table {@code preparation}. */
final class TranscodeJobTable {
  private static final JsonCodec<TranscodeJob> CODEC = new JsonCodec<>(TranscodeJob.class);
  private static final String SELECT = "SELECT content FROM preparation";

  private TranscodeJobTable() {}

  static boolean create(Handle handle, TranscodeJob job) {
    return write(
        handle,
        job,
        "INSERT INTO preparation (id, report, state, asked_at, lease_until, content) VALUES"
            + " (:id, :report, :state, :askedAt, :leaseUntil, :content)"
            + " ON CONFLICT (id) DO NOTHING");
  }

  static void replace(Handle handle, TranscodeJob job) {
    var _ =
        write(
            handle,
            job,
            "UPDATE preparation SET report = :report, state = :state, asked_at = :askedAt,"
                + " lease_until = :leaseUntil, content = :content WHERE id = :id");
  }

  /** True if a row was written. */
  private static boolean write(Handle handle, TranscodeJob job, String sql) {
    return handle
            .createUpdate(sql)
            .bind("id", job.id().value())
            .bind("report", job.report().value())
            .bind("state", job.state().name())
            .bind("askedAt", Times.micros(job.askedAt()))
            .bind("leaseUntil", Times.micros(job.lease().map(TranscodeJob.Lease::until)))
            .bind("content", new String(CODEC.encode(job), StandardCharsets.UTF_8))
            .execute()
        == 1;
  }

  /** The one of this id, which others can't change until the transaction ends. */
  static Optional<TranscodeJob> lock(Handle handle, BroadcastId id) {
    handle.execute("UPDATE preparation SET state = state WHERE id = ?", id.value());
    return find(handle, id);
  }

  static Optional<TranscodeJob> find(Handle handle, BroadcastId id) {
    return of(handle.createQuery(SELECT + " WHERE id = ?").bind(0, id.value())).stream()
        .findFirst();
  }

  static List<TranscodeJob> of(Handle handle, VideoId video) {
    return of(
        handle
            .createQuery(SELECT + " WHERE report = ? ORDER BY asked_at DESC, id DESC")
            .bind(0, video.value()));
  }

  static List<TranscodeJob> open(Handle handle) {
    return of(
        handle.createQuery(
            SELECT + " WHERE state IN ('WAITING', 'RUNNING') ORDER BY asked_at, id"));
  }

  static List<TranscodeJob> failed(Handle handle, int limit) {
    return of(
        handle
            .createQuery(
                SELECT + " WHERE state = 'FAILED' ORDER BY asked_at DESC, id DESC LIMIT :limit")
            .bind("limit", limit));
  }

  static List<TranscodeJob> all(Handle handle) {
    return of(handle.createQuery(SELECT + " ORDER BY asked_at DESC, id DESC"));
  }

  /** From the index alone. */
  static List<BroadcastId> done(Handle handle) {
    return handle
        .createQuery("SELECT id FROM preparation WHERE state = 'DONE' ORDER BY asked_at, id")
        .map((row, context) -> new BroadcastId(row.getString(1)))
        .list();
  }

  /** The ids of the oldest that a worker may take. */
  static List<BroadcastId> claimable(Handle handle, Instant now) {
    return handle
        .createQuery(
            "SELECT id FROM preparation WHERE state = 'WAITING'"
                + " OR (state = 'RUNNING' AND lease_until <= :now) ORDER BY asked_at, id LIMIT 50")
        .bind("now", Times.micros(now))
        .map((row, context) -> new BroadcastId(row.getString(1)))
        .list();
  }

  private static List<TranscodeJob> of(Query query) {
    return query
        .map((row, context) -> CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8)))
        .list();
  }
}
