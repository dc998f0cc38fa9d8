package org.tribune.sql;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.ReportId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.JsonCodec;

/** The table {@code preparation}. */
final class PreparationTable {
  private static final JsonCodec<Preparation> CODEC = new JsonCodec<>(Preparation.class);
  private static final String SELECT = "SELECT content FROM preparation";

  private PreparationTable() {}

  static boolean create(Handle handle, Preparation preparation) {
    return write(
        handle,
        preparation,
        "INSERT INTO preparation (id, report, state, asked_at, lease_until, content) VALUES"
            + " (:id, :report, :state, :askedAt, :leaseUntil, :content)"
            + " ON CONFLICT (id) DO NOTHING");
  }

  static void replace(Handle handle, Preparation preparation) {
    var _ =
        write(
            handle,
            preparation,
            "UPDATE preparation SET report = :report, state = :state, asked_at = :askedAt,"
                + " lease_until = :leaseUntil, content = :content WHERE id = :id");
  }

  /** True if a row was written. */
  private static boolean write(Handle handle, Preparation preparation, String sql) {
    return handle
            .createUpdate(sql)
            .bind("id", preparation.id().value())
            .bind("report", preparation.report().value())
            .bind("state", preparation.state().name())
            .bind("askedAt", Times.micros(preparation.askedAt()))
            .bind("leaseUntil", Times.micros(preparation.lease().map(Preparation.Lease::until)))
            .bind("content", new String(CODEC.encode(preparation), StandardCharsets.UTF_8))
            .execute()
        == 1;
  }

  /** The one of this id, which others can't change until the transaction ends. */
  static Optional<Preparation> lock(Handle handle, BroadcastId id) {
    handle.execute("UPDATE preparation SET state = state WHERE id = ?", id.value());
    return find(handle, id);
  }

  static Optional<Preparation> find(Handle handle, BroadcastId id) {
    return of(handle.createQuery(SELECT + " WHERE id = ?").bind(0, id.value())).stream()
        .findFirst();
  }

  static List<Preparation> of(Handle handle, ReportId report) {
    return of(
        handle
            .createQuery(SELECT + " WHERE report = ? ORDER BY asked_at DESC, id DESC")
            .bind(0, report.value()));
  }

  static List<Preparation> open(Handle handle) {
    return of(
        handle.createQuery(
            SELECT + " WHERE state IN ('WAITING', 'RUNNING') ORDER BY asked_at, id"));
  }

  static List<Preparation> failed(Handle handle, int limit) {
    return of(
        handle
            .createQuery(
                SELECT + " WHERE state = 'FAILED' ORDER BY asked_at DESC, id DESC LIMIT :limit")
            .bind("limit", limit));
  }

  static List<Preparation> all(Handle handle) {
    return of(handle.createQuery(SELECT + " ORDER BY asked_at DESC, id DESC"));
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

  private static List<Preparation> of(Query query) {
    return query
        .map((row, context) -> CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8)))
        .list();
  }
}
