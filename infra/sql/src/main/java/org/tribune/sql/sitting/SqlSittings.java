package org.tribune.sql.sitting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.sql.database.Database;

/** The sittings in a SQL database. Safe for all threads. */
public final class SqlSittings implements Sittings {
  private final Database database;

  public SqlSittings(Database database) {
    this.database = database;
  }

  @Override
  public boolean create(Sitting sitting) {
    return database.write(handle -> SittingTable.create(handle, sitting));
  }

  @Override
  public Optional<Sitting> find(SittingId id) {
    return database.read(handle -> SittingTable.find(handle, id));
  }

  @Override
  public List<Sitting> find(Collection<SittingId> ids) {
    return ids.isEmpty() ? List.of() : database.read(handle -> SittingTable.find(handle, ids));
  }

  @Override
  public List<Sitting> list(SittingQuery query) {
    return database.read(handle -> SittingTable.list(handle, query));
  }

  @Override
  public Map<SittingId, Long> versions() {
    return database.read(SittingTable::versions);
  }

  @Override
  public Optional<Sitting> replace(Sitting changed) {
    return database.write(
        handle ->
            SittingTable.replace(handle, changed)
                ? SittingTable.find(handle, changed.id())
                : Optional.empty());
  }

  @Override
  public boolean forget(SittingId id, long version) {
    return database.write(handle -> SittingTable.remove(handle, id, version));
  }
}
