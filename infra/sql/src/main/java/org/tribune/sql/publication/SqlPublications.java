package org.tribune.sql.publication;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.Publications;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.catalogue.publication.Withdrawal;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.sql.database.Database;

/** The register of publications in a SQL database. Safe for all threads. */
public final class SqlPublications implements Publications {
  private final Database database;

  public SqlPublications(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Publication> enter(Publication wished, Optional<Long> after) {
    return database.write(
        handle -> {
          if (!newest(handle, wished).equals(after)) {
            return Optional.empty();
          }
          Publication entry = wished.numbered(PublicationTable.last(handle) + 1);
          return PublicationTable.insert(handle, entry) ? Optional.of(entry) : Optional.empty();
        });
  }

  private static Optional<Long> newest(Handle handle, Publication wished) {
    return PublicationTable.of(handle, wished.sitting()).stream()
        .filter(wished::isOfSame)
        .map(Publication::number)
        .reduce((_, last) -> last);
  }

  @Override
  public Optional<Publication> find(long number) {
    return database.read(handle -> PublicationTable.find(handle, number));
  }

  @Override
  public List<Publication> list(Optional<Long> before, int limit) {
    return database.read(
        handle -> PublicationTable.before(handle, before.orElse(Long.MAX_VALUE), limit));
  }

  @Override
  public List<Publication> of(SittingId sitting) {
    return database.read(handle -> PublicationTable.of(handle, sitting));
  }

  @Override
  public Optional<Publication> withdraw(long number, Withdrawal how) {
    return database.write(
        handle -> {
          Optional<Publication> after =
              PublicationTable.find(handle, number)
                  .filter(Publication::isOnline)
                  .map(each -> each.withdrawn(how));
          after.ifPresent(each -> PublicationTable.replace(handle, each));
          return after;
        });
  }

  @Override
  public void saveSeen(long number, SeenOnline stretch) {
    database.run(handle -> SeenTable.save(handle, number, stretch));
  }

  @Override
  public List<SeenOnline> seen(long number) {
    return database.read(handle -> SeenTable.list(handle, number));
  }

  @Override
  public void restore(Publication entry) {
    database.run(
        handle -> {
          if (!PublicationTable.insert(handle, entry)) {
            PublicationTable.replace(handle, entry);
          }
        });
  }
}
