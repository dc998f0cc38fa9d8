package org.tribune.sql.audience;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.audience.AudienceSummary;
import org.tribune.catalogue.audience.AudienceTally;
import org.tribune.catalogue.audience.ConcurrentViewers;
import org.tribune.catalogue.audience.WatchedDay;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.sql.database.Database;
import org.tribune.sql.recording.RecordingTable;

/** The figures in a SQL database. Safe for all threads. */
public final class SqlAudience implements Audience {
  private final Database database;

  public SqlAudience(Database database) {
    this.database = database;
  }

  @Override
  public void add(AudienceTally tally) {
    database.run(
        handle -> {
          Set<BroadcastId> there = there(handle, tally);
          if (AudienceTables.isNew(handle, tally)) {
            AudienceTables.addMinutes(
                handle,
                tally.minutes().stream().filter(e -> there.contains(e.recording())).toList());
            AudienceTables.addDays(
                handle, tally.days().stream().filter(e -> there.contains(e.recording())).toList());
            AudienceTables.addConcurrentViewers(
                handle,
                tally.concurrentViewers().stream()
                    .filter(e -> there.contains(e.recording()))
                    .toList());
          }
        });
  }

  /** The recordings of a tally that are there, which nobody can forget until it is added. */
  private static Set<BroadcastId> there(Handle handle, AudienceTally tally) {
    // By id, so that no two wait for each other.
    Set<BroadcastId> named = new TreeSet<>();
    tally.minutes().forEach(each -> named.add(each.recording()));
    tally.days().forEach(each -> named.add(each.recording()));
    tally.concurrentViewers().forEach(each -> named.add(each.recording()));
    Set<BroadcastId> there = new HashSet<>();
    for (BroadcastId id : named) {
      if (RecordingTable.lockIfThere(handle, id)) {
        there.add(id);
      }
    }
    return there;
  }

  @Override
  public List<WatchedMinute> minutes(BroadcastId recording) {
    return database.read(handle -> AudienceTables.minutes(handle, recording));
  }

  @Override
  public List<WatchedDay> days(BroadcastId recording) {
    return database.read(handle -> AudienceTables.days(handle, recording));
  }

  @Override
  public List<WatchedDay> days(LocalDate from, LocalDate to) {
    return database.read(handle -> AudienceTables.days(handle, from, to));
  }

  @Override
  public List<ConcurrentViewers> concurrentViewers(BroadcastId recording) {
    return database.read(handle -> AudienceTables.concurrentViewers(handle, recording));
  }

  @Override
  public List<AudienceSummary> summaries(LocalDate from, LocalDate to) {
    return database.read(handle -> AudienceTables.summaries(handle, from, to));
  }
}
