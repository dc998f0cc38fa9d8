package org.tribune.sql.recording;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.Passage;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.text.Message;

/** The tables {@code transcript_caption} and {@code transcript_hearing}. */
public final class TranscriptTable {
  private static final JsonCodec<SpokenWord[]> WORDS = new JsonCodec<>(SpokenWord[].class);
  private static final JsonCodec<Message> MESSAGE = new JsonCodec<>(Message.class);
  private static final long NANOS = 1_000;

  private TranscriptTable() {}

  /** How many were written; the recording's row is locked by the caller. */
  static int save(Handle handle, BroadcastId recording, Collection<LiveCaption> captions) {
    if (captions.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO transcript_caption (recording, id, revision, start_at, end_at, language,
              source, state, speaker, content, words)
            VALUES (:recording, :id, :revision, :start, :end, :language, :source, :state, :speaker,
              :content, :words)
            ON CONFLICT (recording, id) DO UPDATE SET revision = excluded.revision,
              start_at = excluded.start_at, end_at = excluded.end_at,
              language = excluded.language, source = excluded.source, state = excluded.state,
              speaker = excluded.speaker, content = excluded.content, words = excluded.words
            WHERE CASE
              WHEN (transcript_caption.state IN ('PARTIAL', 'HEARD', 'RETRACTED'))
                  = (excluded.state IN ('PARTIAL', 'HEARD', 'RETRACTED'))
                THEN transcript_caption.revision < excluded.revision
              ELSE excluded.state NOT IN ('PARTIAL', 'HEARD', 'RETRACTED') END
            """);
    for (LiveCaption each : captions) {
      batch
          .bind("recording", recording.value())
          .bind("id", each.id())
          .bind("revision", each.revision())
          .bind("start", micros(each.start()))
          .bind("end", micros(each.end()))
          .bind("language", each.language())
          .bind("source", each.source().name())
          .bind("state", each.state().name())
          .bind("speaker", each.speaker().orElse(null))
          .bind("content", each.text())
          .bind("words", written(each.words()))
          .add();
    }
    int written = 0;
    for (int each : batch.execute()) {
      written += each;
    }
    return written;
  }

  static List<LiveCaption> find(Handle handle, BroadcastId recording) {
    return find(handle, recording, "words");
  }

  static List<LiveCaption> said(Handle handle, BroadcastId recording) {
    return find(handle, recording, "NULL");
  }

  private static List<LiveCaption> find(Handle handle, BroadcastId recording, String words) {
    return handle
        .createQuery(
            "SELECT id, revision, start_at, end_at, language, content, speaker, source, state, "
                + words
                + " FROM transcript_caption WHERE recording = ? ORDER BY start_at, id")
        .bind(0, recording.value())
        .map((row, context) -> caption(row))
        .list();
  }

  static Map<BroadcastId, Long> versions(Handle handle) {
    return handle
        .createQuery(
            "SELECT id, version FROM recording WHERE EXISTS"
                + " (SELECT 1 FROM transcript_caption WHERE transcript_caption.recording = recording.id)")
        .map((row, context) -> Map.entry(new BroadcastId(row.getString(1)), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Takes out what is said in a passage; the recording's row is locked by the caller. */
  public static void cut(Handle handle, BroadcastId recording, Passage passage) {
    handle.execute(
        "DELETE FROM transcript_caption WHERE recording = ? AND start_at < ? AND end_at > ?",
        recording.value(),
        passage.to().toMicros(),
        passage.from().toMicros());
  }

  public static void remove(Handle handle, BroadcastId recording) {
    handle.execute("DELETE FROM transcript_caption WHERE recording = ?", recording.value());
    handle.execute("DELETE FROM transcript_hearing WHERE recording = ?", recording.value());
  }

  /** Writes nothing if the recording has been deleted. */
  static void saveHearing(Handle handle, SecondHearing hearing) {
    handle.execute(
        """
        INSERT INTO transcript_hearing (recording, heard_to, is_done, failure)
        SELECT id, ?, ?, ? FROM recording WHERE id = ?
        ON CONFLICT (recording) DO UPDATE SET heard_to = excluded.heard_to,
          is_done = excluded.is_done, failure = excluded.failure
        """,
        micros(hearing.heardTo()),
        hearing.isDone() ? 1 : 0,
        hearing
            .failure()
            .map(each -> new String(MESSAGE.encode(each), StandardCharsets.UTF_8))
            .orElse(null),
        hearing.recording().value());
  }

  static Optional<SecondHearing> hearing(Handle handle, BroadcastId recording) {
    return handle
        .createQuery(
            "SELECT heard_to, is_done, failure FROM transcript_hearing WHERE recording = ?")
        .bind(0, recording.value())
        .map(
            (row, context) ->
                new SecondHearing(
                    recording,
                    duration(row.getLong(1)),
                    row.getInt(2) != 0,
                    Optional.ofNullable(row.getString(3))
                        .map(words -> MESSAGE.decode(words.getBytes(StandardCharsets.UTF_8)))))
        .findOne();
  }

  /** Alone: how far it is may be written at the same time. */
  static boolean forgetFailure(Handle handle, BroadcastId recording) {
    return handle.execute(
            "UPDATE transcript_hearing SET failure = NULL"
                + " WHERE recording = ? AND is_done = 0 AND failure IS NOT NULL",
            recording.value())
        == 1;
  }

  static Set<BroadcastId> waiting(Handle handle) {
    return handle
        .createQuery(
            "SELECT recording FROM transcript_hearing WHERE is_done = 0 AND failure IS NULL")
        .map((row, context) -> new BroadcastId(row.getString(1)))
        .set();
  }

  private static LiveCaption caption(ResultSet row) throws SQLException {
    return new LiveCaption(
        row.getString(1),
        row.getInt(2),
        duration(row.getLong(3)),
        duration(row.getLong(4)),
        row.getString(5),
        row.getString(6),
        Optional.ofNullable(row.getString(7)),
        CaptionSource.valueOf(row.getString(8)),
        CaptionState.valueOf(row.getString(9)),
        words(row.getString(10)));
  }

  private static @Nullable String written(List<SpokenWord> words) {
    return words.isEmpty()
        ? null
        : new String(WORDS.encode(words.toArray(SpokenWord[]::new)), StandardCharsets.UTF_8);
  }

  private static List<SpokenWord> words(@Nullable String written) {
    return written == null
        ? List.of()
        : List.of(WORDS.decode(written.getBytes(StandardCharsets.UTF_8)));
  }

  private static long micros(Duration time) {
    return time.toNanos() / NANOS;
  }

  private static Duration duration(long micros) {
    return Duration.ofNanos(micros * NANOS);
  }
}
