package org.tribune.sql.database;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.CatalogueException;

/** Where SQL is run. Safe for all threads. What goes wrong is a {@link CatalogueException}. */
public interface Database extends AutoCloseable {
  /** What {@code work} finds. It may be called again. */
  <T> T read(Function<Handle, T> work);

  /** Runs {@code work} as one transaction. It may be called again if another one was in its way. */
  <T> T write(Function<Handle, T> work);

  /** The same for work that finds nothing. */
  default void run(Consumer<Handle> work) {
    boolean _ =
        write(
            handle -> {
              work.accept(handle);
              return true;
            });
  }

  /** What the database finds wrong with itself. */
  List<String> findDamage();

  @Override
  void close();
}
