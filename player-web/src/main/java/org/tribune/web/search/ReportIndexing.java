package org.tribune.web.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.report.Report;
import org.tribune.core.report.ReportId;
import org.tribune.core.report.ReportState;
import org.tribune.core.report.Reports;

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

  ReportIndexing(Reports reports, EntryIndex index) {
    this.reports = reports;
    this.index = index;
  }

  /** Those that may be taken over, for the first time. */
  Set<ReportId> all() {
    return reports.versions().keySet();
  }

  /**
   * Takes over what changed.
   *
   * @param isFilled false: only of reports that were looked at
   */
  void follow(boolean isFilled) throws IOException {
    Map<ReportId, Long> versions = reports.versions();
    ReportEntries now = new ReportEntries(reports.categories(), reports.series());
    boolean areNamedAnew = !now.equals(entries);
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
