package org.tribune.sql.minutes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesRevision;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.log.JsonCodec;

/** The table {@code minutes_revision}. Whoever writes has written the row of the minutes before. */
final class MinutesRevisionTable {
  private static final JsonCodec<MinutesRevision.About> ABOUT =
      new JsonCodec<>(MinutesRevision.About.class);
  private static final JsonCodec<MinutesRevision> CODEC = new JsonCodec<>(MinutesRevision.class);

  private MinutesRevisionTable() {}

  /** Keeps what is new in {@code after}. */
  static void keep(Handle handle, List<Block> before, Minutes after) {
    Optional<MinutesRevision.About> newest = newest(handle, after.sitting());
    MinutesRevision.made(newest, before, after)
        .ifPresent(
            each -> {
              save(handle, after.sitting(), each);
              dropSurplus(handle, after.sitting());
            });
  }

  /** Keeps what was made of the sitting. */
  static void keepComposed(Handle handle, List<Block> composed, Minutes by) {
    long number = newest(handle, by.sitting()).map(MinutesRevision.About::number).orElse(0L) + 1;
    save(handle, by.sitting(), MinutesRevision.composed(number, composed, by));
  }

  static void save(Handle handle, SittingId sitting, MinutesRevision revision) {
    handle
        .createUpdate(
            "INSERT INTO minutes_revision (sitting, number, is_composed, about, content)"
                + " VALUES (:sitting, :number, :isComposed, :about, :content)"
                + " ON CONFLICT (sitting, number) DO UPDATE SET is_composed = :isComposed,"
                + " about = :about, content = :content")
        .bind("sitting", sitting.value())
        .bind("number", revision.about().number())
        .bind("isComposed", revision.about().isComposed() ? 1 : 0)
        .bind("about", text(ABOUT.encode(revision.about())))
        .bind("content", text(CODEC.encode(revision)))
        .execute();
  }

  private static void dropSurplus(Handle handle, SittingId sitting) {
    handle.execute(
        "DELETE FROM minutes_revision WHERE sitting = ? AND is_composed = 0 AND number <="
            + " (SELECT MAX(number) FROM minutes_revision WHERE sitting = ?) - ?",
        sitting.value(),
        sitting.value(),
        MinutesRevision.MOST);
  }

  private static Optional<MinutesRevision.About> newest(Handle handle, SittingId sitting) {
    return list(handle, sitting, /* most= */ 1).stream().findFirst();
  }

  /** The newest first. */
  static List<MinutesRevision.About> list(Handle handle, SittingId sitting, int most) {
    return handle
        .createQuery(
            "SELECT about FROM minutes_revision WHERE sitting = ? ORDER BY number DESC LIMIT ?")
        .bind(0, sitting.value())
        .bind(1, most)
        .map((row, context) -> ABOUT.decode(bytes(row.getString(1))))
        .list();
  }

  static Optional<MinutesRevision> find(Handle handle, SittingId sitting, long number) {
    return handle
        .createQuery("SELECT content FROM minutes_revision WHERE sitting = ? AND number = ?")
        .bind(0, sitting.value())
        .bind(1, number)
        .map((row, context) -> CODEC.decode(bytes(row.getString(1))))
        .findFirst();
  }

  static List<Block> composed(Handle handle, SittingId sitting) {
    return handle
        .createQuery(
            "SELECT content FROM minutes_revision WHERE sitting = ? AND is_composed = 1"
                + " ORDER BY number DESC LIMIT 1")
        .bind(0, sitting.value())
        .map((row, context) -> CODEC.decode(bytes(row.getString(1))).blocks())
        .findFirst()
        .orElse(List.of());
  }

  static void remove(Handle handle, SittingId sitting) {
    handle.execute("DELETE FROM minutes_revision WHERE sitting = ?", sitting.value());
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
