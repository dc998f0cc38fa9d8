package org.tribune.sql.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.recording.Asset;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.sql.column.Change;

/** The table {@code asset}. */
public final class AssetTable {
  private static final String SELECT = "SELECT name, file, type, length, sha256 FROM asset";

  private AssetTable() {}

  /** Adds what is new and replaces what is there: both count as a change of what was there. */
  public static Change put(Handle handle, BroadcastId recording, List<Asset> assets) {
    Change change = Change.NONE;
    for (Asset asset : assets) {
      Optional<Asset> before = find(handle, recording, asset.name());
      if (!before.equals(Optional.of(asset))) {
        save(handle, recording, asset);
        long old = before.map(Asset::length).orElse(0);
        change = change.and(new Change(asset.length() - old, /* isOfOld= */ true));
      }
    }
    return change;
  }

  /** Takes away what is there as it is given. */
  public static Change remove(Handle handle, BroadcastId recording, List<Asset> assets) {
    Change change = Change.NONE;
    for (Asset asset : assets) {
      int removed =
          handle
              .createUpdate("DELETE FROM asset WHERE recording = ? AND name = ? AND file = ?")
              .bind(0, recording.value())
              .bind(1, asset.name())
              .bind(2, asset.file())
              .execute();
      if (removed > 0) {
        change = change.and(new Change(-asset.length(), /* isOfOld= */ true));
      }
    }
    return change;
  }

  /** Takes all of a recording's away. */
  public static Change clear(Handle handle, BroadcastId recording) {
    long bytes = list(handle, recording).stream().mapToLong(Asset::length).sum();
    handle
        .createUpdate("DELETE FROM asset WHERE recording = ?")
        .bind(0, recording.value())
        .execute();
    return new Change(-bytes, /* isOfOld= */ true);
  }

  private static void save(Handle handle, BroadcastId recording, Asset asset) {
    handle
        .createUpdate(
            """
            INSERT INTO asset (recording, name, file, type, length, sha256)
            VALUES (:recording, :name, :file, :type, :length, :sha256)
            ON CONFLICT (recording, name) DO UPDATE SET file = excluded.file, type = excluded.type,
              length = excluded.length, sha256 = excluded.sha256
            """)
        .bind("recording", recording.value())
        .bind("name", asset.name())
        .bind("file", asset.file())
        .bind("type", asset.type())
        .bind("length", asset.length())
        .bind("sha256", asset.sha256().array())
        .execute();
  }

  private static Optional<Asset> find(Handle handle, BroadcastId recording, String name) {
    return handle
        .createQuery(SELECT + " WHERE recording = ? AND name = ?")
        .bind(0, recording.value())
        .bind(1, name)
        .map((row, context) -> asset(row))
        .findFirst();
  }

  public static List<Asset> list(Handle handle, BroadcastId recording) {
    return handle
        .createQuery(SELECT + " WHERE recording = ? ORDER BY name")
        .bind(0, recording.value())
        .map((row, context) -> asset(row))
        .list();
  }

  private static Asset asset(ResultSet row) throws SQLException {
    return new Asset(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        Bytes.wrap(row.getBytes(5)));
  }
}
