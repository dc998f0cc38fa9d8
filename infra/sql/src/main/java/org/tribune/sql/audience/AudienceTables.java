package org.tribune.sql.audience;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.tribune.catalogue.audience.AudienceSummary;
import org.tribune.catalogue.audience.AudienceTally;
import org.tribune.catalogue.audience.ConcurrentViewers;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedDay;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.column.Times;

/** The tables whose names begin with {@code audience_}. */
final class AudienceTables {
  /** No tally is tried again for longer. */
  private static final Duration WRITERS_KEPT = Duration.ofDays(2);

  private AudienceTables() {}

  /** True if this tally was not added yet; from now on it counts as added. */
  static boolean isNew(Handle handle, AudienceTally tally) {
    handle.execute(
        "DELETE FROM audience_writer WHERE at < ?", Times.micros(tally.at().minus(WRITERS_KEPT)));
    return handle
            .createUpdate(
                "INSERT INTO audience_writer (writer, number, at) VALUES (:writer, :number, :at)"
                    + " ON CONFLICT (writer) DO UPDATE SET number = excluded.number,"
                    + " at = excluded.at WHERE audience_writer.number < excluded.number")
            .bind("writer", tally.writer())
            .bind("number", tally.number())
            .bind("at", Times.micros(tally.at()))
            .execute()
        == 1;
  }

  static void addMinutes(Handle handle, List<WatchedMinute> minutes) {
    add(
        handle,
        "INSERT INTO audience_minute (recording, viewing, minute, watched) VALUES"
            + " (:recording, :viewing, :minute, :watched) ON CONFLICT (recording, viewing, minute)"
            + " DO UPDATE SET watched = audience_minute.watched + excluded.watched",
        minutes,
        (batch, each) ->
            batch
                .bind("recording", each.recording().value())
                .bind("viewing", each.viewing().name())
                .bind("minute", each.minute())
                .bind("watched", micros(each.watched())));
  }

  static void addDays(Handle handle, List<WatchedDay> days) {
    add(
        handle,
        "INSERT INTO audience_day (recording, viewing, day, watched) VALUES"
            + " (:recording, :viewing, :day, :watched) ON CONFLICT (recording, viewing, day)"
            + " DO UPDATE SET watched = audience_day.watched + excluded.watched",
        days,
        (batch, each) ->
            batch
                .bind("recording", each.recording().value())
                .bind("viewing", each.viewing().name())
                .bind("day", each.day().toEpochDay())
                .bind("watched", micros(each.watched())));
  }

  static void addConcurrentViewers(Handle handle, List<ConcurrentViewers> concurrentViewers) {
    add(
        handle,
        "INSERT INTO audience_attendance (recording, minute, viewers) VALUES"
            + " (:recording, :minute, :viewers) ON CONFLICT (recording, minute)"
            + " DO UPDATE SET viewers = audience_attendance.viewers + excluded.viewers",
        concurrentViewers,
        (batch, each) ->
            batch
                .bind("recording", each.recording().value())
                .bind("minute", Times.micros(each.minute()))
                .bind("viewers", each.viewers()));
  }

  private static <T> void add(
      Handle handle, String sql, List<T> rows, BiConsumer<PreparedBatch, T> bind) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      for (T each : rows) {
        bind.accept(batch, each);
        batch.add();
      }
      var _ = batch.execute();
    }
  }

  static List<WatchedMinute> minutes(Handle handle, BroadcastId recording) {
    return handle
        .createQuery(
            "SELECT viewing, minute, watched FROM audience_minute WHERE recording = ?"
                + " ORDER BY viewing, minute")
        .bind(0, recording.value())
        .map(
            (row, context) ->
                new WatchedMinute(
                    recording,
                    Viewing.valueOf(row.getString(1)),
                    row.getInt(2),
                    duration(row.getLong(3))))
        .list();
  }

  static List<WatchedDay> days(Handle handle, BroadcastId recording) {
    return days(
        handle
            .createQuery(
                "SELECT recording, viewing, day, watched FROM audience_day WHERE recording = ?"
                    + " ORDER BY viewing, day")
            .bind(0, recording.value()));
  }

  static List<WatchedDay> days(Handle handle, LocalDate from, LocalDate to) {
    return days(
        handle
            .createQuery(
                "SELECT recording, viewing, day, watched FROM audience_day"
                    + " WHERE day BETWEEN :from AND :to ORDER BY viewing, day, recording")
            .bind("from", from.toEpochDay())
            .bind("to", to.toEpochDay()));
  }

  private static List<WatchedDay> days(Query query) {
    return query
        .map(
            (row, context) ->
                new WatchedDay(
                    new BroadcastId(row.getString(1)),
                    Viewing.valueOf(row.getString(2)),
                    LocalDate.ofEpochDay(row.getLong(3)),
                    duration(row.getLong(4))))
        .list();
  }

  static List<ConcurrentViewers> concurrentViewers(Handle handle, BroadcastId recording) {
    return handle
        .createQuery(
            "SELECT minute, viewers FROM audience_attendance WHERE recording = ? ORDER BY minute")
        .bind(0, recording.value())
        .map(
            (row, context) ->
                new ConcurrentViewers(recording, Times.instant(row, 1), row.getInt(2)))
        .list();
  }

  static List<AudienceSummary> summaries(Handle handle, LocalDate from, LocalDate to) {
    return handle
        .createQuery(
            """
            SELECT days.recording, days.live, days.replay,
              COALESCE((SELECT MAX(viewers) FROM audience_attendance
                WHERE recording = days.recording), 0),
              COALESCE((SELECT MAX(watched) FROM
                (SELECT SUM(watched) AS watched FROM audience_minute
                  WHERE recording = days.recording GROUP BY minute) AS minutes), 0)
            FROM (SELECT recording,
                SUM(CASE WHEN viewing = 'LIVE' THEN watched ELSE 0 END) AS live,
                SUM(CASE WHEN viewing = 'REPLAY' THEN watched ELSE 0 END) AS replay
              FROM audience_day WHERE day BETWEEN :from AND :to GROUP BY recording) AS days
            ORDER BY days.recording
            """)
        .bind("from", from.toEpochDay())
        .bind("to", to.toEpochDay())
        .map(
            (row, context) ->
                new AudienceSummary(
                    new BroadcastId(row.getString(1)),
                    duration(row.getLong(2)),
                    duration(row.getLong(3)),
                    row.getInt(4),
                    duration(row.getLong(5))))
        .list();
  }

  private static long micros(Duration duration) {
    return MediaTime.of(duration).toMicros();
  }

  private static Duration duration(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }
}
