package org.tribune.sql.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.column.Change;

/** The table {@code segment}. */
public final class SegmentTable {
  private static final String COLUMNS =
      "number, piece, revision, state, start_ticks, start_timescale, duration_ticks,"
          + " duration_timescale, length, sha256";
  private static final String ONE =
      " WHERE recording = :recording AND rendition = :rendition AND number = :number"
          + " AND piece = :piece";
  private static final Comparator<RecordedSegment> BY_KEY =
      Comparator.comparing(RecordedSegment::rendition)
          .thenComparingLong(RecordedSegment::number)
          .thenComparingInt(RecordedSegment::piece);

  private SegmentTable() {}

  /** Adds what is new, and replaces what is there unless that has a higher revision. */
  public static Change add(Handle handle, BroadcastId recording, List<RecordedSegment> segments) {
    TreeMap<RecordedSegment, RecordedSegment> distinct = new TreeMap<>(BY_KEY);
    for (RecordedSegment segment : segments) {
      RecordedSegment before = distinct.get(segment);
      if (before == null || before.revision() <= segment.revision()) {
        distinct.put(segment, segment);
      }
    }
    Change change = Change.NONE;
    List<RecordedSegment> known = new ArrayList<>();
    change = change.and(insert(handle, recording, distinct.values(), known));
    for (RecordedSegment segment : known) {
      RecordedSegment before = find(handle, recording, segment).orElseThrow();
      if (before.revision() <= segment.revision()) {
        change = change.and(replace(handle, recording, before, segment));
      }
    }
    return change;
  }

  /** Adds what is new, and replaces what is there. */
  public static Change put(Handle handle, BroadcastId recording, List<RecordedSegment> segments) {
    Change change = Change.NONE;
    for (RecordedSegment segment : segments) {
      Optional<RecordedSegment> before = find(handle, recording, segment);
      change =
          change.and(
              before.isPresent()
                  ? replace(handle, recording, before.get(), segment)
                  : insert(handle, recording, List.of(segment), new ArrayList<>()));
    }
    return change;
  }

  private static Change insert(
      Handle handle,
      BroadcastId recording,
      Collection<RecordedSegment> segments,
      List<RecordedSegment> known) {
    if (segments.isEmpty()) {
      return Change.NONE;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO segment (recording, rendition, number, piece, revision, state, start_ticks,
              start_timescale, duration_ticks, duration_timescale, length, sha256, samples)
            VALUES (:recording, :rendition, :number, :piece, :revision, :state, :startTicks,
              :startTimescale, :durationTicks, :durationTimescale, :length, :sha256, :samples)
            ON CONFLICT (recording, rendition, number, piece) DO NOTHING
            """);
    for (RecordedSegment segment : segments) {
      bindContent(bindKey(batch, recording, segment), segment).add();
    }
    int[] added = batch.execute();
    long bytes = 0;
    int i = 0;
    for (RecordedSegment segment : segments) {
      if (added[i++] == 0) {
        known.add(segment);
      } else {
        bytes += segment.length();
      }
    }
    return new Change(bytes, /* isOfOld= */ false);
  }

  private static Change replace(
      Handle handle, BroadcastId recording, RecordedSegment before, RecordedSegment after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    var update =
        handle.createUpdate(
            """
            UPDATE segment SET revision = :revision, state = :state, start_ticks = :startTicks,
              start_timescale = :startTimescale, duration_ticks = :durationTicks,
              duration_timescale = :durationTimescale, length = :length, sha256 = :sha256,
              samples = :samples
            """
                + ONE);
    bindContent(bindKey(update, recording, after), after).execute();
    return new Change((long) after.length() - before.length(), /* isOfOld= */ true);
  }

  private static <T extends SqlStatement<T>> T bindKey(
      T statement, BroadcastId recording, RecordedSegment segment) {
    return statement
        .bind("recording", recording.value())
        .bind("rendition", segment.rendition())
        .bind("number", segment.number())
        .bind("piece", segment.piece());
  }

  private static <T extends SqlStatement<T>> T bindContent(T statement, RecordedSegment segment) {
    return statement
        .bind("revision", segment.revision())
        .bind("state", segment.state().name())
        .bind("startTicks", segment.start().ticks())
        .bind("startTimescale", segment.start().timescale())
        .bind("durationTicks", segment.duration().ticks())
        .bind("durationTimescale", segment.duration().timescale())
        .bind("length", segment.length())
        .bind("sha256", segment.sha256().array())
        .bind("samples", segment.index().array());
  }

  private static Optional<RecordedSegment> find(
      Handle handle, BroadcastId recording, RecordedSegment key) {
    return bindKey(
            handle.createQuery("SELECT " + COLUMNS + ", samples FROM segment" + ONE),
            recording,
            key)
        .map((row, context) -> segment(row, key.rendition(), Bytes.wrap(row.getBytes(11))))
        .findFirst();
  }

  /** Changes the state of a revision; false if it is not there or has that state. */
  public static boolean mark(
      Handle handle, BroadcastId recording, RecordedSegment segment, SegmentState state) {
    return bindKey(
                handle.createUpdate(
                    "UPDATE segment SET state = :state"
                        + ONE
                        + " AND revision = :revision AND state <> :state"),
                recording,
                segment)
            .bind("revision", segment.revision())
            .bind("state", state.name())
            .execute()
        == 1;
  }

  public static ResultIterable<RecordedSegment> query(
      Handle handle, BroadcastId recording, String rendition) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM segment WHERE recording = ? AND rendition = ? ORDER BY number, piece")
        .bind(0, recording.value())
        .bind(1, rendition)
        .map((row, context) -> segment(row, rendition, Bytes.EMPTY));
  }

  public static ResultIterable<RecordedSegment> queryIndexed(
      Handle handle, BroadcastId recording, String rendition, long from, long behind) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + ", samples FROM segment WHERE recording = ? AND rendition = ?"
                + " AND number >= ? AND number < ? ORDER BY number, piece")
        .bind(0, recording.value())
        .bind(1, rendition)
        .bind(2, from)
        .bind(3, behind)
        .map((row, context) -> segment(row, rendition, Bytes.wrap(row.getBytes(11))));
  }

  private static RecordedSegment segment(ResultSet row, String rendition, Bytes samples)
      throws SQLException {
    return new RecordedSegment(
        rendition,
        row.getLong(1),
        row.getInt(2),
        row.getInt(3),
        SegmentState.valueOf(row.getString(4)),
        new MediaTime(row.getLong(5), row.getInt(6)),
        new MediaTime(row.getLong(7), row.getInt(8)),
        row.getInt(9),
        Bytes.wrap(row.getBytes(10)),
        samples);
  }
}
