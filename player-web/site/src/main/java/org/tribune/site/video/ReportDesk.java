package org.tribune.site.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportAction;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportQuery;
import org.tribune.catalogue.video.ReportRefusedException;
import org.tribune.catalogue.video.ReportState;
import org.tribune.catalogue.video.ReportTexts;
import org.tribune.catalogue.video.Reports;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.DeskAnswers;
import org.tribune.site.http.ConflictException;
import org.tribune.site.http.JsonFields;
import org.tribune.site.http.RefusedException;
import org.tribune.site.recording.ShownCues;
import org.tribune.site.sitting.SittingOrders;
import org.tribune.site.video.ReportResponses.PublicList;
import org.tribune.site.video.ReportResponses.PublicReport;
import org.tribune.site.video.ReportResponses.StaffList;
import org.tribune.site.video.ReportResponses.StaffReport;

/**
 * Finds reports and carries out the staff's orders about them. Calls block, and throw what {@link
 * DeskAnswers#fail} answers. Safe for all threads.
 */
public final class ReportDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ReportDesk.class);

  private final Catalogue catalogue;
  private final Reports reports;
  private final PublishedReports published;
  private final ReportViews views;
  private final String language;
  private final Optional<ObjectStore> store;
  private final Consumer<BroadcastId> filmChanged;
  private final Consumer<BroadcastId> withdrawn;
  private final MediaClock clock;

  /**
   * A desk.
   *
   * @param language of a report that says nothing else
   * @param store of the files that films are made of
   * @param filmChanged told of a film that others may watch, or may not, from now on
   * @param withdrawn told of a film that was public and may not be any more, or less of it
   */
  public ReportDesk(
      Catalogue catalogue,
      ReportViews views,
      String language,
      Optional<ObjectStore> store,
      Consumer<BroadcastId> filmChanged,
      Consumer<BroadcastId> withdrawn,
      MediaClock clock) {
    this.catalogue = catalogue;
    this.reports = catalogue.reports();
    this.published = new PublishedReports(reports);
    this.views = views;
    this.language = language;
    this.store = store;
    this.filmChanged = filmChanged;
    this.withdrawn = withdrawn;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /**
   * Those that everybody may see, the newest first, with how many there are and of which years.
   *
   * @param before only those published before
   * @param page from 1 on, of {@code limit} each
   */
  PublicList publicList(PublicWish wish, Optional<Instant> before, int page, int limit) {
    List<Report> found =
        findPublic(wish).stream()
            .filter(each -> before.isEmpty() || published(each).isBefore(before.get()))
            .toList();
    return new PublicList(
        found.stream().skip((long) (page - 1) * limit).limit(limit).map(this::shown).toList(),
        found.size(),
        publicYears());
  }

  /** Those that everybody may see and that are wanted, the newest first. */
  public List<Report> findPublic(PublicWish wish) {
    return wish.of(published.now(), reports.categories(), reports.series());
  }

  /** The years that published reports are of, the newest first. */
  List<Integer> publicYears() {
    return PublicWish.years(published.now());
  }

  private static Instant published(Report report) {
    return report.dates().publishedAt().orElse(Instant.EPOCH);
  }

  /** A published report by its address; any other is not there. */
  PublicReport publicDetail(String slug) {
    return shown(requirePublic(slug));
  }

  /** The WebVTT text of a published report in a language. */
  public String captions(String slug, String language) {
    FilmSettings settings = requirePublic(slug).settings();
    return Optional.ofNullable(settings.shownCaptions().get(language))
        .map(text -> ShownCues.of(text, settings))
        .orElseThrow(
            () -> new RefusedException(Problem.of(404, "No such captions", "video.no-captions")));
  }

  private Report requirePublic(String slug) {
    return findPublic(slug).orElseThrow(() -> new RefusedException(noReport()));
  }

  /** A report of this address that everybody may see. */
  public Optional<Report> findPublic(String slug) {
    return PublicWish.slug(slug)
        .flatMap(reports::find)
        .filter(each -> each.state() == ReportState.PUBLISHED);
  }

  public static Problem noReport() {
    return Problem.of(404, "No such report", "video.none");
  }

  /** As the API shows it to everybody. */
  public PublicReport shown(Report report) {
    return views.publicView(report);
  }

  /** Those of a reporter, or all for who reviews; the last changed first. */
  StaffList list(
      Optional<ReportState> state, Optional<Instant> before, int limit, ReportActor reader) {
    ReportQuery query =
        new ReportQuery(
            state,
            reader.reviews() ? Optional.empty() : Optional.of(reader.account()),
            Optional.empty(),
            Optional.empty(),
            ReportQuery.Order.CHANGED,
            before,
            limit + 1);
    List<Report> found = reports.list(query);
    return new StaffList(
        found.stream().limit(limit).map(each -> views.summary(each, reader)).toList(),
        found.size() > limit);
  }

  /** One that {@code reader} may see. */
  Report require(String id, ReportActor reader) {
    return find(JsonFields.named(id, ReportId::new), reader)
        .orElseThrow(() -> new RefusedException(noReport()));
  }

  /** The same; empty if there is none. */
  public Optional<Report> find(ReportId id, ReportActor reader) {
    return reports.find(id).filter(each -> each.mayBeSeenBy(reader));
  }

  StaffReport view(Report report, ReportActor reader) {
    return views.detail(report, catalogue.preparations().of(report.id()), reader);
  }

  /** Begins a draft. */
  StaffReport create(ObjectNode order, ReportActor by) {
    ReportTexts texts = ReportOrders.texts(ReportTexts.titled("", language), order);
    requireShelves(ReportTexts.titled("", language), texts);
    while (true) {
      Report draft = Report.draft(ReportId.create(), texts, by, now());
      if (reports.create(draft)) {
        return view(draft, by);
      }
      // Its letters were drawn before: others are drawn.
    }
  }

  /** Changes its texts, and how its film is shown. */
  StaffReport change(String id, ObjectNode order, ReportActor by) {
    return write(
        id,
        order,
        by,
        before -> {
          Report after = ReportOrders.report(before, order, by, now());
          requireShelves(before.texts(), after.texts());
          if (order.has("trim")) {
            lengthOfFilm(before).ifPresent(after.settings()::requireWithin);
          }
          return after;
        });
  }

  private Optional<Duration> lengthOfFilm(Report report) {
    return report
        .film()
        .flatMap(catalogue::recording)
        .flatMap(film -> film.endedAt().map(end -> Duration.between(film.startedAt(), end)));
  }

  private void requireShelves(ReportTexts before, ReportTexts after) {
    if (!after.equals(shelved(before, after))) {
      throw RefusedException.badRequest("video.category-gone");
    }
  }

  /**
   * Texts with the category and series of {@code before} in the place of what can't be chosen. A
   * category that is hidden can be kept, not chosen.
   */
  ReportTexts shelved(ReportTexts before, ReportTexts after) {
    boolean hasCategory =
        after.category().isEmpty()
            || after.category().equals(before.category())
            || reports.categories().stream()
                .anyMatch(
                    each -> !each.hidden() && after.category().equals(Optional.of(each.slug())));
    boolean hasSeries =
        after.series().isEmpty()
            || after.series().equals(before.series())
            || reports.series().stream()
                .anyMatch(each -> after.series().equals(Optional.of(each.slug())));
    return after.shelved(
        hasCategory ? after.category() : before.category(),
        hasSeries ? after.series() : before.series());
  }

  /** Moves it on, or back. */
  StaffReport act(String id, ReportAction action, ObjectNode order, ReportActor by) {
    return write(
        id,
        order,
        by,
        before ->
            switch (action) {
              case SUBMIT -> before.submitted(by, now());
              case RECALL -> before.recalled(by, now());
              case RETURN -> before.returned(JsonFields.text(order, "note", ""), by, now());
              case SCHEDULE -> withFilm(before).scheduled(ReportOrders.time(order), by, now());
              case PUBLISH -> withFilm(before).published(by, now());
              case UNPUBLISH -> before.unpublished(by, now());
              case EDIT, FILM, DELETE ->
                  throw RefusedException.badRequest("video.action-elsewhere");
            });
  }

  /** A film that had its time was deleted, though the report still names it. */
  private Report withFilm(Report report) {
    boolean isGone =
        report
            .film()
            .filter(film -> catalogue.recording(film).filter(Recording::isStored).isEmpty())
            .isPresent();
    if (isGone) {
      throw new ReportRefusedException(
          ReportRefusedException.Reason.NOT_READY, "video.film-deleted");
    }
    return report;
  }

  /** Writes a change of the version that the order names down. */
  StaffReport write(String id, ObjectNode order, ReportActor by, UnaryOperator<Report> change) {
    Report before = require(id, by);
    if (before.version() != SittingOrders.version(order)) {
      throw conflict(before, by);
    }
    Report after = change.apply(before);
    if (after.equals(before)) {
      return view(before, by);
    }
    Report written = reports.replace(after).orElseThrow(() -> conflict(require(id, by), by));
    written.film().ifPresent(filmChanged);
    if (before.state() == ReportState.PUBLISHED) {
      written.film().ifPresent(withdrawn);
    }
    return view(written, by);
  }

  private ConflictException conflict(Report now, ReportActor reader) {
    return new ConflictException(
        "Report " + now.id() + " is of version " + now.version(),
        Message.of("video.changed-meanwhile"),
        view(now, reader));
  }

  /** Deletes it, with its film; its title for the trail. */
  String delete(String id, long version, ReportActor by) {
    Report before = require(id, by);
    before.require(ReportAction.DELETE, by);
    List<Preparation> preparations = catalogue.preparations().of(before.id());
    if (before.version() != version || !reports.forget(before.id(), version)) {
      throw conflict(require(id, by), by);
    }
    before.film().ifPresent(filmChanged);
    preparations.forEach(each -> erase(each.source().object()));
    return before.texts().title();
  }

  private void erase(String object) {
    try {
      store.ifPresent(objects -> objects.delete(object));
    } catch (StoreException e) {
      LOG.warn("{} belongs to no report any more, but is still there: {}", object, e.getMessage());
    }
  }
}
