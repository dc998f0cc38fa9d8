package org.tribune.sql.recording;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Passage;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.JsonCodec;

/** The table {@code recording_captions}. */
public final class CaptionTable {
  private static final JsonCodec<RecordingCaptions> CODEC =
      new JsonCodec<>(RecordingCaptions.class);

  private CaptionTable() {}

  /** True if a row was written, or removed, since there are none left. */
  static boolean replace(Handle handle, RecordingCaptions captions) {
    if (captions.tracks().isEmpty()) {
      return handle.execute(
              "DELETE FROM recording_captions WHERE recording = ? AND version = ?",
              captions.recording().value(),
              captions.version())
          == 1;
    }
    String sql =
        captions.version() == 0
            ? "INSERT INTO recording_captions (recording, version, content)"
                + " VALUES (:recording, :version + 1, :content)"
                + " ON CONFLICT (recording) DO NOTHING"
            : "UPDATE recording_captions SET version = version + 1, content = :content"
                + " WHERE recording = :recording AND version = :version";
    return handle
            .createUpdate(sql)
            .bind("recording", captions.recording().value())
            .bind("version", captions.version())
            .bind("content", new String(CODEC.encode(captions), StandardCharsets.UTF_8))
            .execute()
        == 1;
  }

  /**
   * Takes out what is said in a passage, of what was there before too; the recording's row is
   * locked by the caller.
   */
  public static void cut(Handle handle, BroadcastId recording, Passage passage) {
    Predicate<Cue> hidden = HiddenPassages.saidIn(List.of(passage));
    CaptionRevisionTable.cut(handle, recording, hidden);
    find(handle, recording)
        .map(before -> before.without(hidden))
        .ifPresent(
            after -> {
              var _ = replace(handle, after);
            });
  }

  public static void remove(Handle handle, BroadcastId recording) {
    handle.execute("DELETE FROM recording_captions WHERE recording = ?", recording.value());
    CaptionRevisionTable.remove(handle, recording);
  }

  static Optional<RecordingCaptions> find(Handle handle, BroadcastId recording) {
    return handle
        .createQuery("SELECT content, version FROM recording_captions WHERE recording = ?")
        .bind(0, recording.value())
        .map(
            (row, context) ->
                CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8)).at(row.getLong(2)))
        .findFirst();
  }

  static Map<BroadcastId, Long> versions(Handle handle) {
    return handle
        .createQuery(
            "SELECT recording.id, recording.version FROM recording_captions"
                + " JOIN recording ON recording.id = recording_captions.recording")
        .map((row, context) -> Map.entry(new BroadcastId(row.getString(1)), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
