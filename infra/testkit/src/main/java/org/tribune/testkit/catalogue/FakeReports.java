package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportQuery;
import org.tribune.catalogue.video.ReportRevision;
import org.tribune.catalogue.video.ReportState;
import org.tribune.catalogue.video.Reports;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;

/** Reports in memory. Safe for all threads. */
final class FakeReports implements Reports {
  private final Map<ReportId, Report> reports = new TreeMap<>();
  private final Map<ReportId, NavigableMap<Long, ReportRevision>> revisions = new HashMap<>();
  private final Map<Slug, ReportId> slugs = new HashMap<>();
  private final Map<Slug, Category> categories = new TreeMap<>();
  private final Map<Slug, Series> series = new TreeMap<>();
  private final Runnable throwFailure;
  private final Films films;

  /** Changes the recording of a film, if there is one. */
  interface Films {
    void change(BroadcastId film, UnaryOperator<Recording> change);
  }

  FakeReports(Runnable throwFailure, Films films) {
    this.throwFailure = throwFailure;
    this.films = films;
    Category.USUAL.forEach(each -> categories.put(each.slug(), each));
  }

  @Override
  public synchronized boolean create(Report report) {
    throwFailure.run();
    if (reports.putIfAbsent(report.id(), report) != null) {
      return false;
    }
    report.slug().ifPresent(slug -> slugs.putIfAbsent(slug, report.id()));
    return true;
  }

  @Override
  public synchronized Optional<Report> find(ReportId id) {
    throwFailure.run();
    return Optional.ofNullable(reports.get(id));
  }

  @Override
  public synchronized Optional<Report> find(Slug slug) {
    return findBy(each -> each.slug().equals(Optional.of(slug)));
  }

  @Override
  public synchronized Optional<Report> ofFilm(BroadcastId film) {
    return findBy(each -> each.film().equals(Optional.of(film)));
  }

  private Optional<Report> findBy(Predicate<Report> wanted) {
    throwFailure.run();
    return reports.values().stream().filter(wanted).findFirst();
  }

  @Override
  public synchronized List<Report> list(ReportQuery query) {
    throwFailure.run();
    Function<Report, Optional<Instant>> time =
        each ->
            switch (query.order()) {
              case CHANGED -> Optional.of(each.dates().changedAt());
              case PUBLISHED -> each.dates().publishedAt();
            };
    return reports.values().stream()
        .filter(each -> time.apply(each).isPresent())
        .filter(each -> query.state().map(each.state()::equals).orElse(true))
        .filter(each -> query.author().map(each.author().account()::equals).orElse(true))
        .filter(each -> query.category().isEmpty() || query.category().equals(category(each)))
        .filter(each -> query.series().isEmpty() || query.series().equals(each.texts().series()))
        .filter(each -> query.before().map(time.apply(each).orElseThrow()::isBefore).orElse(true))
        .sorted(
            Comparator.<Report, Instant>comparing(each -> time.apply(each).orElseThrow())
                .thenComparing(Report::id)
                .reversed())
        .limit(query.limit())
        .toList();
  }

  private static Optional<Slug> category(Report report) {
    return report.texts().category();
  }

  @Override
  public synchronized List<Report> due(Instant now) {
    throwFailure.run();
    return reports.values().stream()
        .filter(each -> each.state() == ReportState.SCHEDULED)
        .filter(each -> !each.dates().scheduledAt().orElseThrow().isAfter(now))
        .sorted(
            Comparator.<Report, Instant>comparing(each -> each.dates().scheduledAt().orElseThrow())
                .thenComparing(Report::id))
        .toList();
  }

  @Override
  public synchronized Map<ReportId, Long> versions() {
    throwFailure.run();
    Map<ReportId, Long> versions = new HashMap<>();
    reports.forEach((id, report) -> versions.put(id, report.version()));
    return versions;
  }

  @Override
  public synchronized Optional<Report> replace(Report changed) {
    throwFailure.run();
    Report before = reports.get(changed.id());
    if (before == null || before.version() != changed.version()) {
      return Optional.empty();
    }
    List<ReportRevision.About> kept = revisions(changed.id());
    List<ReportRevision> made = ReportRevision.made(kept.stream().findFirst(), before, changed);
    made.forEach(each -> keep(changed.id(), each));
    NavigableMap<Long, ReportRevision> all = revisionsOf(changed.id());
    List<ReportRevision.Kept> sizes =
        all.descendingMap().values().stream()
            .map(each -> new ReportRevision.Kept(each.about().number(), each.characters()))
            .toList();
    if (!made.isEmpty()) {
      all.headMap(ReportRevision.oldestToKeep(sizes)).clear();
    }
    return Optional.of(write(changed));
  }

  private NavigableMap<Long, ReportRevision> revisionsOf(ReportId id) {
    return revisions.computeIfAbsent(id, each -> new TreeMap<>());
  }

  @Override
  public synchronized List<ReportRevision.About> revisions(ReportId id) {
    throwFailure.run();
    return revisionsOf(id).descendingMap().values().stream().map(ReportRevision::about).toList();
  }

  @Override
  public synchronized Optional<ReportRevision> revision(ReportId id, long number) {
    throwFailure.run();
    return Optional.ofNullable(revisionsOf(id).get(number));
  }

  @Override
  public synchronized void keep(ReportId id, ReportRevision revision) {
    throwFailure.run();
    revisionsOf(id).put(revision.about().number(), revision);
  }

  private Report write(Report changed) {
    Report after =
        changed.slug().map(slug -> changed.under(claim(slug, changed.id()))).orElse(changed);
    Report now = after.at(changed.version() + 1);
    reports.put(now.id(), now);
    RecordingState state =
        now.state() == ReportState.PUBLISHED ? RecordingState.COMPLETE : RecordingState.HIDDEN;
    now.film()
        .ifPresent(
            film ->
                films.change(
                    film,
                    each -> isFilm(each) ? each.in(state).titled(now.texts().title()) : each));
    return now;
  }

  private static boolean isFilm(Recording recording) {
    return recording.kind() == RecordingKind.REPORT && recording.isStored();
  }

  private Slug claim(Slug wanted, ReportId report) {
    Slug free = wanted;
    for (int number = 2; !slugs.computeIfAbsent(free, each -> report).equals(report); number++) {
      free = wanted.numbered(number);
    }
    return free;
  }

  /** As {@code Preparations.finish} does it. */
  synchronized void give(ReportId id, BroadcastId film, Instant now) {
    Report report = reports.get(id);
    if (report == null) {
      return;
    }
    Optional<BroadcastId> before = report.film().filter(each -> !each.equals(film));
    if (before.filter(each -> each.compareTo(film) > 0).isPresent()) {
      erase(film);
      return;
    }
    var _ = write(report.withFilm(film, now));
    before.ifPresent(this::erase);
  }

  private void erase(BroadcastId film) {
    films.change(film, each -> isFilm(each) ? each.in(RecordingState.DELETING) : each);
  }

  @Override
  public synchronized boolean forget(ReportId id, long version) {
    throwFailure.run();
    Report before = reports.get(id);
    if (before == null || before.version() != version) {
      return false;
    }
    reports.remove(id);
    revisions.remove(id);
    before.film().ifPresent(this::erase);
    return true;
  }

  @Override
  public synchronized List<Category> categories() {
    throwFailure.run();
    return categories.values().stream()
        .sorted(Comparator.comparingInt(Category::position).thenComparing(Category::slug))
        .toList();
  }

  @Override
  public synchronized void save(Category category) {
    throwFailure.run();
    categories.put(category.slug(), category);
  }

  @Override
  public synchronized boolean forgetCategory(Slug slug) {
    throwFailure.run();
    return findBy(each -> category(each).equals(Optional.of(slug))).isEmpty()
        && categories.remove(slug) != null;
  }

  @Override
  public synchronized List<Series> series() {
    throwFailure.run();
    return series.values().stream()
        .sorted(Comparator.comparing(Series::title).thenComparing(Series::slug))
        .toList();
  }

  @Override
  public synchronized void save(Series saved) {
    throwFailure.run();
    series.put(saved.slug(), saved);
  }

  @Override
  public synchronized boolean forgetSeries(Slug slug) {
    throwFailure.run();
    return findBy(each -> each.texts().series().equals(Optional.of(slug))).isEmpty()
        && series.remove(slug) != null;
  }
}
