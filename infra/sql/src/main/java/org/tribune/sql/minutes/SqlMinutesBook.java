package org.tribune.sql.minutes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesBook;
import org.tribune.catalogue.minutes.MinutesRevision;
import org.tribune.catalogue.minutes.MinutesState;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.sql.database.Database;

/** Minutes in a SQL database. Safe for all threads. */
public final class SqlMinutesBook implements MinutesBook {
  private final Database database;

  public SqlMinutesBook(Database database) {
    this.database = database;
  }

  @Override
  public boolean create(Minutes draft) {
    return database.write(
        handle -> {
          boolean isNew = MinutesTable.create(handle, draft);
          if (isNew) {
            MinutesRevisionTable.keepComposed(handle, draft.blocks(), draft);
          }
          return isNew;
        });
  }

  @Override
  public Optional<Minutes> find(SittingId sitting) {
    return database.read(handle -> MinutesTable.find(handle, sitting));
  }

  @Override
  public Optional<Minutes> replace(Minutes changed) {
    return database.write(
        handle -> {
          List<Block> before = blocks(handle, changed.sitting());
          if (!MinutesTable.replace(handle, changed)) {
            return Optional.empty();
          }
          if (changed.state() == MinutesState.ADOPTED) {
            MinutesRevisionTable.remove(handle, changed.sitting());
          } else {
            MinutesRevisionTable.keep(handle, before, changed);
          }
          return MinutesTable.find(handle, changed.sitting());
        });
  }

  private static List<Block> blocks(Handle handle, SittingId sitting) {
    return MinutesTable.find(handle, sitting).map(Minutes::blocks).orElse(List.of());
  }

  @Override
  public Optional<Minutes> recompose(Minutes changed, List<Block> composed) {
    return database.write(
        handle -> {
          if (!MinutesTable.replace(handle, changed)) {
            return Optional.empty();
          }
          MinutesRevisionTable.keepComposed(handle, composed, changed);
          MinutesRevisionTable.keep(handle, composed, changed);
          return MinutesTable.find(handle, changed.sitting());
        });
  }

  @Override
  public List<Block> composed(SittingId sitting) {
    return database.read(handle -> MinutesRevisionTable.composed(handle, sitting));
  }

  @Override
  public List<MinutesRevision.About> revisions(SittingId sitting) {
    return database.read(handle -> MinutesRevisionTable.list(handle, sitting, Integer.MAX_VALUE));
  }

  @Override
  public Optional<MinutesRevision> revision(SittingId sitting, long number) {
    return database.read(handle -> MinutesRevisionTable.find(handle, sitting, number));
  }

  @Override
  public Map<SittingId, Instant> published() {
    return database.read(MinutesTable::published);
  }

  @Override
  public Optional<Instant> publishedAt(SittingId sitting) {
    return database.read(handle -> MinutesTable.publishedAt(handle, sitting));
  }

  @Override
  public void forget(SittingId sitting) {
    database.run(
        handle -> {
          MinutesTable.remove(handle, sitting);
          MinutesRevisionTable.remove(handle, sitting);
        });
  }

  @Override
  public void restore(Minutes minutes) {
    database.run(
        handle -> {
          boolean _ = MinutesTable.create(handle, minutes);
        });
  }

  @Override
  public void keep(SittingId sitting, MinutesRevision revision) {
    database.run(handle -> MinutesRevisionTable.save(handle, sitting, revision));
  }
}
