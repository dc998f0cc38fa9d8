package org.tribune.site.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportState;
import org.tribune.catalogue.video.Reports;

/**
 * Keeps the published reports in an index as the catalogue has them, by the version of each. Used
 * by one thread at a time.
 */
final class ReportIndexing {
  private final Reports reports;
  private final EntryIndex index;

  /** All reports that were looked at, those that are not public too. */
  private final Map<ReportId, Long> known = new HashMap<>();

  private ReportEntries entries = new ReportEntries(List.of(), List.of());
  private int names = 0;

  ReportIndexing(Reports reports, EntryIndex index) {
    this.reports = reports;
    this.index = index;
  }

  /** Goes on with what a process before had in the index. */
  void restore(SavedIndex saved) {
    saved.reports().forEach((id, version) -> known.put(new ReportId(id), version));
    names = saved.names();
  }

  /** The version of each that was looked at. */
  Map<String, Long> held() {
    Map<String, Long> held = new HashMap<>();
    known.forEach((id, version) -> held.put(id.value(), version));
    return held;
  }

  /** What categories and series are called in the index. */
  int names() {
    return names;
  }

  /** Those that may be taken over and are not there as they are now. */
  Set<ReportId> all() {
    Set<ReportId> all = new HashSet<>();
    reports
        .versions()
        .forEach(
            (id, version) -> {
              if (!version.equals(known.get(id))) {
                all.add(id);
              }
            });
    return all;
  }

  /**
   * Takes over what changed.
   *
   * @param isFilled false: only of reports that were looked at
   */
  void follow(boolean isFilled) throws IOException {
    Map<ReportId, Long> versions = reports.versions();
    ReportEntries now = new ReportEntries(reports.categories(), reports.series());
    boolean areNamedAnew = names != now.toString().hashCode();
    names = now.toString().hashCode();
    entries = now;
    Set<ReportId> all = new HashSet<>(known.keySet());
    if (isFilled) {
      all.addAll(versions.keySet());
    }
    for (ReportId each : all) {
      if (areNamedAnew || !Objects.equals(known.get(each), versions.get(each))) {
        take(each);
      }
    }
  }

  /** Takes over what a report is by now. */
  void take(ReportId id) throws IOException {
    Optional<Report> found = reports.find(id);
    index.replace(
        id.value(),
        found.filter(report -> report.state() == ReportState.PUBLISHED).map(entries::of).stream()
            .toList());
    found.ifPresentOrElse(report -> known.put(id, report.version()), () -> known.remove(id));
  }
}
