package org.tribune.site.opendata;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.http.ApiJson;

/** Writes the files of data. Calls block. Not safe for threads: {@link OpenData} guards it. */
final class OpenDataWriter {
  private final SittingIndex index;
  private final PublicDecisions decisions;
  private final URI site;
  private Optional<Year> last = Optional.empty();

  /** What the five files of a year are made of, one after the other. */
  private record Year(int year, long changes, VoteRecords records, AttendanceRecords attendances) {}

  OpenDataWriter(SittingIndex index, PublicDecisions decisions, URI site) {
    this.index = index;
    this.decisions = decisions;
    this.site = site;
  }

  /** A file as it is now; empty if it would have nothing in it and no other like it would, too. */
  Optional<PublishedFile> write(DataFile file) {
    return switch (file.dataset()) {
      case DELIBERATIONS -> Optional.of(deliberations(file));
      case SITTINGS -> Optional.of(sittings(file));
      case VOTES, BALLOTS -> votes(file, file.year().orElseThrow());
      case ATTENDANCE -> attendance(file, file.year().orElseThrow());
    };
  }

  private PublishedFile published(DataFile file, String text, int rows) {
    return PublishedFile.of(
        file.name(),
        Optional.of(file),
        file.format().contentType(),
        text,
        rows,
        index.changedAt(file.year()));
  }

  private PublishedFile deliberations(DataFile file) {
    List<String> rows = index.announced().flatMap(each -> each.rows().stream()).toList();
    return published(file, ScdlRow.head() + String.join("", rows), rows.size());
  }

  private PublishedFile sittings(DataFile file) {
    List<Popolo.Event> events = index.announced().flatMap(each -> each.event().stream()).toList();
    Map<String, String> names = index.names(Optional.empty());
    String text =
        switch (file.format()) {
          case CSV -> SittingEvents.csv(names, events);
          case JSON ->
              ApiJson.text(new Popolo.Sittings(schema(file), organizations(names), events));
        };
    return published(file, text, events.size());
  }

  private String schema(DataFile file) {
    return site + OpenDataRoutes.PATH + SchemaFiles.of(file);
  }

  private List<Popolo.Organization> organizations(Map<String, String> names) {
    return names.values().stream()
        .sorted()
        .map(each -> SittingEvents.organization(each, index.bodies()))
        .toList();
  }

  private Optional<PublishedFile> votes(DataFile file, int year) {
    VoteRecords records = read(year).records();
    VoteSheets sheets = new VoteSheets(records);
    int rows = file.dataset() == Dataset.BALLOTS ? sheets.casts() : records.motions().size();
    if (rows == 0) {
      return Optional.empty();
    }
    Map<String, String> names = index.names(Optional.of(year));
    String text =
        file.dataset() == Dataset.BALLOTS
            ? sheets.ballots()
            : switch (file.format()) {
              case CSV -> sheets.votes(names);
              case JSON ->
                  ApiJson.text(
                      new Popolo.Votes(
                          schema(file),
                          year,
                          organizations(names),
                          records.persons(),
                          records.motions(),
                          records.votes()));
            };
    return Optional.of(published(file, text, rows));
  }

  private Year read(int year) {
    long changes = index.changes(year);
    Optional<Year> known = last.filter(each -> each.year() == year && each.changes() == changes);
    if (known.isPresent()) {
      return known.get();
    }
    VoteRecords records = new VoteRecords(site, index.bodies());
    AttendanceRecords attendances = new AttendanceRecords(index.bodies());
    index.read(
        year,
        each -> {
          List<PublicDecision> its = decisions.of(each);
          its.forEach(records::add);
          Optional<Sitting> shown =
              its.isEmpty() ? decisions.shown(each) : Optional.of(its.getFirst().sitting());
          shown.ifPresent(attendances::add);
        });
    Year read = new Year(year, changes, records, attendances);
    last = Optional.of(read);
    return read;
  }

  /** Forgets what was kept for the next file: it is large. */
  void done() {
    last = Optional.empty();
  }

  private Optional<PublishedFile> attendance(DataFile file, int year) {
    AttendanceRecords attendances = read(year).attendances();
    if (attendances.rows() == 0) {
      return Optional.empty();
    }
    Map<String, String> names = index.names(Optional.of(year));
    String text =
        switch (file.format()) {
          case CSV -> attendances.csv(names);
          case JSON ->
              ApiJson.text(
                  new Popolo.AttendanceOf(
                      schema(file),
                      year,
                      organizations(names),
                      attendances.persons(),
                      attendances.memberships(),
                      attendances.events()));
        };
    return Optional.of(published(file, text, attendances.rows()));
  }
}
