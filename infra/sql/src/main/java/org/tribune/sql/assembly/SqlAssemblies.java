package org.tribune.sql.assembly;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.assembly.Assemblies;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;
import org.tribune.sql.database.Database;

/** The assemblies in a SQL database. Safe for all threads. */
public final class SqlAssemblies implements Assemblies {
  private final Database database;

  public SqlAssemblies(Database database) {
    this.database = database;
  }

  @Override
  public boolean create(Assembly assembly) {
    return database.write(handle -> AssemblyTable.create(handle, assembly));
  }

  @Override
  public Optional<Assembly> find(AssemblyId id) {
    return database.read(handle -> AssemblyTable.find(handle, id));
  }

  @Override
  public Optional<Assembly> findByBody(String name) {
    return database.read(handle -> AssemblyTable.findByName(handle, name));
  }

  @Override
  public List<Assembly> list() {
    return database.read(AssemblyTable::list);
  }

  @Override
  public Optional<Assembly> replace(Assembly changed) {
    return database.write(
        handle ->
            AssemblyTable.replace(handle, changed)
                ? AssemblyTable.find(handle, changed.id())
                : Optional.empty());
  }

  @Override
  public boolean forget(AssemblyId id, long version) {
    return database.write(handle -> AssemblyTable.remove(handle, id, version));
  }
}
