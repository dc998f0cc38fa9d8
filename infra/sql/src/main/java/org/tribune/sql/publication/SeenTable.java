package org.tribune.sql.publication;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.core.log.JsonCodec;
import org.tribune.sql.column.Times;

/** The table {@code publication_seen}. */
final class SeenTable {
  private static final JsonCodec<SeenOnline> CODEC = new JsonCodec<>(SeenOnline.class);

  private SeenTable() {}

  static void save(Handle handle, long publication, SeenOnline stretch) {
    handle
        .createUpdate(
            "INSERT INTO publication_seen (publication, since, content)"
                + " VALUES (:publication, :since, :content)"
                + " ON CONFLICT (publication, since) DO UPDATE SET content = :content")
        .bind("publication", publication)
        .bind("since", Times.micros(stretch.since()))
        .bind("content", new String(CODEC.encode(stretch), StandardCharsets.UTF_8))
        .execute();
  }

  static List<SeenOnline> list(Handle handle, long publication) {
    return handle
        .createQuery("SELECT content FROM publication_seen WHERE publication = ? ORDER BY since")
        .bind(0, publication)
        .map((row, context) -> CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8)))
        .list();
  }
}
