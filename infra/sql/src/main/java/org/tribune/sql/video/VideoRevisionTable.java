package org.tribune.sql.video;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoRevision;
import org.tribune.core.log.JsonCodec;

/** The table {@code report_revision}. */
final class VideoRevisionTable {
  private static final JsonCodec<VideoRevision.About> ABOUT =
      new JsonCodec<>(VideoRevision.About.class);
  private static final JsonCodec<VideoRevision> CODEC = new JsonCodec<>(VideoRevision.class);
  private static final String NEWEST_FIRST =
      " FROM report_revision WHERE report = ? ORDER BY number DESC";

  private VideoRevisionTable() {}

  /** Keeps what {@code before} was; its row is locked. */
  static void keep(Handle handle, Video before, Video after) {
    Optional<VideoRevision.About> newest =
        list(handle, before.id(), /* most= */ 1).stream().findFirst();
    List<VideoRevision> made = VideoRevision.made(newest, before, after);
    made.forEach(each -> save(handle, before.id(), each));
    if (!made.isEmpty()) {
      dropSurplus(handle, before.id());
    }
  }

  static void save(Handle handle, VideoId video, VideoRevision revision) {
    handle
        .createUpdate(
            "INSERT INTO report_revision (report, number, characters, about, content)"
                + " VALUES (:report, :number, :characters, :about, :content)"
                + " ON CONFLICT (report, number) DO UPDATE"
                + " SET characters = :characters, about = :about, content = :content")
        .bind("report", video.value())
        .bind("number", revision.about().number())
        .bind("characters", revision.characters())
        .bind("about", text(ABOUT.encode(revision.about())))
        .bind("content", text(CODEC.encode(revision)))
        .execute();
  }

  private static void dropSurplus(Handle handle, VideoId video) {
    List<VideoRevision.Kept> kept =
        handle
            .createQuery("SELECT number, characters" + NEWEST_FIRST)
            .bind(0, video.value())
            .map((row, context) -> new VideoRevision.Kept(row.getLong(1), row.getLong(2)))
            .list();
    handle.execute(
        "DELETE FROM report_revision WHERE report = ? AND number < ?",
        video.value(),
        VideoRevision.oldestToKeep(kept));
  }

  /** The newest first. */
  static List<VideoRevision.About> list(Handle handle, VideoId video, int most) {
    return handle
        .createQuery("SELECT about" + NEWEST_FIRST + " LIMIT ?")
        .bind(0, video.value())
        .bind(1, most)
        .map((row, context) -> ABOUT.decode(bytes(row.getString(1))))
        .list();
  }

  static Optional<VideoRevision> find(Handle handle, VideoId video, long number) {
    return handle
        .createQuery("SELECT content FROM report_revision WHERE report = ? AND number = ?")
        .bind(0, video.value())
        .bind(1, number)
        .map((row, context) -> CODEC.decode(bytes(row.getString(1))))
        .findFirst();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
