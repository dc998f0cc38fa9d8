package org.tribune.sql.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.chapter.Markings;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.sql.database.Database;

/** The markings in a SQL database. Safe for all threads. */
public final class SqlMarkings implements Markings {
  private final Database database;

  public SqlMarkings(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Marking> find(BroadcastId broadcast) {
    return database.read(handle -> MarkingTable.find(handle, broadcast));
  }

  @Override
  public Map<BroadcastId, Long> versions() {
    return database.read(MarkingTable::versions);
  }

  @Override
  public Optional<Marking> replace(Marking changed) {
    return database.write(
        handle -> {
          if (!MarkingTable.replace(handle, changed)) {
            return Optional.empty();
          }
          RecordingTable.raiseVersion(handle, changed.broadcast());
          return MarkingTable.find(handle, changed.broadcast());
        });
  }

  @Override
  public List<Marking> list(Optional<BroadcastId> behind, int limit) {
    return database.read(handle -> MarkingTable.list(handle, behind, limit));
  }
}
