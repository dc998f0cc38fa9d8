package org.tribune.sql.recording;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.caption.CaptionRevision;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.JsonCodec;
import org.tribune.sql.column.Times;

/** The table {@code caption_revision}. Whoever writes has locked the recording's row. */
final class CaptionRevisionTable {
  private static final JsonCodec<CaptionTrack> CODEC = new JsonCodec<>(CaptionTrack.class);

  private CaptionRevisionTable() {}

  /** Keeps what is worth it of captions that give way. */
  static void keep(Handle handle, RecordingCaptions before, RecordingCaptions after) {
    for (CaptionTrack each : before.tracks()) {
      Optional<CaptionTrack> next = after.track(each.language());
      boolean isSame = next.filter(track -> track.cues().equals(each.cues())).isPresent();
      Optional<CaptionRevision> newest = newest(handle, before.recording(), each.language());
      if (!isSame && CaptionRevision.isWorthKeeping(newest, each, next)) {
        add(handle, before.recording(), each);
      }
    }
  }

  /** One more, after all others of its language. */
  static void add(Handle handle, BroadcastId recording, CaptionTrack track) {
    int number =
        newest(handle, recording, track.language()).map(CaptionRevision::number).orElse(0) + 1;
    handle
        .createUpdate(
            "INSERT INTO caption_revision"
                + " (recording, language, number, saved_at, saved_by, cues, content)"
                + " VALUES (:recording, :language, :number, :savedAt, :savedBy, :cues, :content)")
        .bind("recording", recording.value())
        .bind("language", track.language())
        .bind("number", number)
        .bind("savedAt", Times.micros(track.savedAt()))
        .bind("savedBy", track.savedBy())
        .bind("cues", track.cues().size())
        .bind("content", written(track))
        .execute();
    handle.execute(
        "DELETE FROM caption_revision WHERE recording = ? AND language = ? AND number <= ?",
        recording.value(),
        track.language(),
        number - CaptionRevision.MOST);
  }

  private static Optional<CaptionRevision> newest(
      Handle handle, BroadcastId recording, String language) {
    return list(handle, recording, language).stream().reduce((_, last) -> last);
  }

  static List<CaptionRevision> list(Handle handle, BroadcastId recording, String language) {
    return handle
        .createQuery(
            "SELECT number, saved_at, saved_by, cues FROM caption_revision"
                + " WHERE recording = ? AND language = ? ORDER BY number")
        .bind(0, recording.value())
        .bind(1, language)
        .map(
            (row, context) ->
                new CaptionRevision(
                    language,
                    row.getInt(1),
                    Times.instant(row.getLong(2)),
                    row.getString(3),
                    row.getInt(4)))
        .list();
  }

  static Optional<CaptionTrack> find(
      Handle handle, BroadcastId recording, String language, int number) {
    return handle
        .createQuery(
            "SELECT content FROM caption_revision"
                + " WHERE recording = ? AND language = ? AND number = ?")
        .bind(0, recording.value())
        .bind(1, language)
        .bind(2, number)
        .map((row, context) -> read(row.getString(1)))
        .findFirst();
  }

  static List<CaptionTrack> all(Handle handle, BroadcastId recording) {
    return handle
        .createQuery(
            "SELECT content FROM caption_revision WHERE recording = ? ORDER BY language, number")
        .bind(0, recording.value())
        .map((row, context) -> read(row.getString(1)))
        .list();
  }

  /** Takes cues out of all of them; what is left empty goes. */
  static void cut(Handle handle, BroadcastId recording, Predicate<Cue> hidden) {
    record Row(String language, int number, CaptionTrack track) {}
    List<Row> rows =
        handle
            .createQuery(
                "SELECT language, number, content FROM caption_revision WHERE recording = ?")
            .bind(0, recording.value())
            .map((row, context) -> new Row(row.getString(1), row.getInt(2), read(row.getString(3))))
            .list();
    for (Row row : rows) {
      CaptionTrack left = row.track().without(hidden);
      if (left.cues().size() < row.track().cues().size()) {
        replace(handle, recording, row.number(), left);
      }
    }
  }

  private static void replace(Handle handle, BroadcastId recording, int number, CaptionTrack left) {
    String key = " WHERE recording = :recording AND language = :language AND number = :number";
    String sql =
        left.cues().isEmpty()
            ? "DELETE FROM caption_revision" + key
            : "UPDATE caption_revision SET content = :content, cues = :cues" + key;
    handle
        .createUpdate(sql)
        .bind("recording", recording.value())
        .bind("language", left.language())
        .bind("number", number)
        .bind("content", written(left))
        .bind("cues", left.cues().size())
        .execute();
  }

  static void remove(Handle handle, BroadcastId recording) {
    handle.execute("DELETE FROM caption_revision WHERE recording = ?", recording.value());
  }

  private static String written(CaptionTrack track) {
    return new String(CODEC.encode(track), StandardCharsets.UTF_8);
  }

  private static CaptionTrack read(String content) {
    return CODEC.decode(content.getBytes(StandardCharsets.UTF_8));
  }
}
