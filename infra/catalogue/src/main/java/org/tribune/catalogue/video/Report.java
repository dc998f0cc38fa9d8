package org.tribune.catalogue.video;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.video.ReportRefusedException.Reason;
import org.tribune.core.broadcast.BroadcastId;

/**
 * A film of the local WebTV, with all that is written of it: it is read and written as one.
 * Immutable; {@link Reports} keeps it. Whoever acts is asked for at each step, and what may not be
 * is refused.
 *
 * @param slug by which the public finds it, its own for ever; absent until it is published first
 * @param film the recording that is shown; absent until one is ready. It stays the one that it is
 *     while another is being prepared
 * @param version one more for each change; a change names the version that it was made on
 */
public record Report(
    ReportId id,
    Optional<Slug> slug,
    ReportState state,
    ReportTexts texts,
    ReportAuthor author,
    Optional<BroadcastId> film,
    FilmSettings settings,
    ReportDates dates,
    ReportLog log,
    long version) {

  /** What the slug of a title without letters begins with. */
  private static final String NO_WORDS = "film";

  /** A report that begins to be written. */
  public static Report draft(ReportId id, ReportTexts texts, ReportActor by, Instant now) {
    return new Report(
        id,
        /* slug= */ Optional.empty(),
        ReportState.DRAFT,
        texts,
        new ReportAuthor(by.account(), by.name()),
        /* film= */ Optional.empty(),
        FilmSettings.USUAL,
        new ReportDates(now, now, Optional.empty(), Optional.empty()),
        ReportLog.EMPTY,
        /* version= */ 0);
  }

  /** True for its author and for reviewers: nobody else of the staff sees what is not public. */
  public boolean mayBeSeenBy(ReportActor who) {
    return who.maySeeReportsOf(author.account());
  }

  /** True if {@code who} may do this to it now. */
  public boolean may(ReportAction action, ReportActor who) {
    return mayEver(action, who) && mayNow(action, who);
  }

  private boolean mayEver(ReportAction action, ReportActor who) {
    return switch (action) {
      case EDIT, FILM, SUBMIT -> mayBeSeenBy(who);
      case DELETE -> who.reviews() || (mayBeSeenBy(who) && slug.isEmpty());
      case RECALL -> who.reviews() || (mayBeSeenBy(who) && state != ReportState.SCHEDULED);
      case RETURN, SCHEDULE, PUBLISH, UNPUBLISH -> who.reviews();
    };
  }

  private boolean mayNow(ReportAction action, ReportActor who) {
    boolean isWithAuthor =
        switch (state) {
          case DRAFT, RETURNED, UNPUBLISHED -> true;
          case IN_REVIEW, SCHEDULED, PUBLISHED -> false;
        };
    boolean isReviewed = state == ReportState.IN_REVIEW || state == ReportState.SCHEDULED;
    return switch (action) {
      case EDIT, FILM -> isWithAuthor || who.reviews();
      case SUBMIT, DELETE -> isWithAuthor;
      case RECALL, RETURN -> isReviewed;
      // What was not shown yet, and by somebody else, is looked at first.
      case SCHEDULE, PUBLISH ->
          isReviewed
              || state == ReportState.UNPUBLISHED
              || (isWithAuthor && author.account().equals(who.account()));
      case UNPUBLISH -> state == ReportState.PUBLISHED;
    };
  }

  /**
   * Nothing if {@code who} may do this to it now.
   *
   * @throws ReportRefusedException if not
   */
  public void require(ReportAction action, ReportActor who) {
    if (!mayEver(action, who)) {
      throw new ReportRefusedException(Reason.NOT_YOURS, "video.for-clerks");
    }
    if (!mayNow(action, who)) {
      throw new ReportRefusedException(Reason.NOT_NOW, "video.not-in-this-state", state.words());
    }
  }

  /** With other texts. */
  public Report edited(ReportTexts next, ReportActor by, Instant now) {
    require(ReportAction.EDIT, by);
    if (!texts.title().isEmpty() && next.title().isEmpty() && state != ReportState.DRAFT) {
      throw noTitle();
    }
    return next.equals(texts)
        ? this
        : with(state, next, film, settings, dates.changed(now), log)
            .logged(texts.changedIn(next), by, now);
  }

  /** With its film shown otherwise. */
  public Report edited(FilmSettings next, ReportActor by, Instant now) {
    require(ReportAction.EDIT, by);
    return next.equals(settings)
        ? this
        : with(state, texts, film, next, dates.changed(now), log)
            .logged(settings.changedIn(next), by, now);
  }

  /**
   * With the texts and captions that it had: a change like any other, that undoes none. A category
   * or series that is no longer there is for the caller to refuse.
   */
  public Report restored(ReportRevision old, ReportActor by, Instant now) {
    Report texted = edited(old.texts(), by, now);
    Report after = texted.edited(settings.captioned(old.captions()), by, now);
    List<String> fields = new ArrayList<>(texts.changedIn(old.texts()));
    fields.addAll(settings.changedIn(after.settings));
    return after.equals(this)
        ? this
        : with(state, after.texts, film, after.settings, after.dates, log)
            .logged(ReportLog.restored(fields), by, now);
  }

  private Report logged(List<String> fields, ReportActor by, Instant now) {
    return with(
        state,
        texts,
        film,
        settings,
        dates,
        log.with(new ReportLog.Change(now, by.name(), fields)));
  }

  /** Before a reviewer. */
  public Report submitted(ReportActor by, Instant now) {
    require(ReportAction.SUBMIT, by);
    if (texts.title().isEmpty()) {
      throw noTitle();
    }
    return in(ReportState.IN_REVIEW, dates.changed(now), by, now);
  }

  /** One step back: from review with its author, from a set time in review. */
  public Report recalled(ReportActor by, Instant now) {
    require(ReportAction.RECALL, by);
    ReportState next = state == ReportState.SCHEDULED ? ReportState.IN_REVIEW : ReportState.DRAFT;
    return in(next, dates.changed(now).scheduled(Optional.empty()), by, now);
  }

  /** Back with its author, who reads why. */
  public Report returned(String note, ReportActor by, Instant now) {
    require(ReportAction.RETURN, by);
    return with(
        ReportState.RETURNED,
        texts,
        film,
        settings,
        dates.changed(now).scheduled(Optional.empty()),
        log.with(new ReportLog.Note(now, by.name(), note)).with(step(now, by)));
  }

  /** To be published at {@code at}, or soon after. */
  public Report scheduled(Instant at, ReportActor by, Instant now) {
    require(ReportAction.SCHEDULE, by);
    requireWhole();
    if (!at.isAfter(now)) {
      throw new ReportRefusedException(Reason.NOT_READY, "video.publication-in-the-past");
    }
    return in(ReportState.SCHEDULED, dates.changed(now).scheduled(Optional.of(at)), by, now);
  }

  /** For everybody to see, from now on. */
  public Report published(ReportActor by, Instant now) {
    require(ReportAction.PUBLISH, by);
    return published(now, step(now, by));
  }

  /** The same, by itself, since its time has come. */
  public Report publishedOnTime(Instant now) {
    if (!isDue(now)) {
      throw new IllegalStateException("Report " + id + " is not to be published at " + now);
    }
    return published(now, new ReportLog.Step(now, Optional.empty()));
  }

  private boolean isDue(Instant now) {
    return state == ReportState.SCHEDULED
        && dates.scheduledAt().filter(at -> !at.isAfter(now)).isPresent();
  }

  private Report published(Instant now, ReportLog.Step step) {
    requireWhole();
    return new Report(
        id,
        slug.or(() -> Optional.of(Slug.of(texts.title(), NO_WORDS))),
        ReportState.PUBLISHED,
        texts,
        author,
        film,
        settings,
        dates.changed(now).published(now),
        log.with(step),
        version);
  }

  private void requireWhole() {
    if (texts.title().isEmpty()) {
      throw noTitle();
    }
    if (film.isEmpty()) {
      throw new ReportRefusedException(Reason.NOT_READY, "video.film-not-ready");
    }
  }

  private static ReportRefusedException noTitle() {
    return new ReportRefusedException(Reason.NOT_READY, "video.no-title");
  }

  /** Withdrawn from the public. */
  public Report unpublished(ReportActor by, Instant now) {
    require(ReportAction.UNPUBLISH, by);
    return in(ReportState.UNPUBLISHED, dates.changed(now), by, now);
  }

  /**
   * With another film, which was prepared, shown from its beginning to its end: the log tells if
   * that was otherwise before; for {@link Preparations} alone.
   */
  public Report withFilm(BroadcastId ready, Instant now) {
    ReportLog told = settings.isWhole() ? log : log.trimDropped(now);
    FilmSettings next = film.isEmpty() ? settings.forTheFirstFilm() : settings.forAnotherFilm();
    return with(state, texts, Optional.of(ready), next, dates.changed(now), told);
  }

  /** With the captions that its author's film brought, where it has none of this film. */
  public Report captioned(Map<String, String> brought, Instant now) {
    FilmSettings next = settings.withBroughtCaptions(brought);
    if (next.equals(settings)) {
      return this;
    }
    ReportLog.Change change = new ReportLog.Change(now, author.name(), settings.changedIn(next));
    return with(state, texts, film, next, dates.changed(now), log.with(change));
  }

  /** Under another address; for {@link Reports} alone. */
  public Report under(Slug free) {
    return new Report(
        id, Optional.of(free), state, texts, author, film, settings, dates, log, version);
  }

  /** Under another version; for {@link Reports} alone. */
  public Report at(long newVersion) {
    return new Report(id, slug, state, texts, author, film, settings, dates, log, newVersion);
  }

  private Report in(ReportState next, ReportDates when, ReportActor by, Instant now) {
    return with(next, texts, film, settings, when, log.with(step(now, by)));
  }

  private static ReportLog.Step step(Instant now, ReportActor by) {
    return new ReportLog.Step(now, Optional.of(by.account()));
  }

  private Report with(
      ReportState nextState,
      ReportTexts nextTexts,
      Optional<BroadcastId> nextFilm,
      FilmSettings nextSettings,
      ReportDates nextDates,
      ReportLog nextLog) {
    return new Report(
        id,
        slug,
        nextState,
        nextTexts,
        author,
        nextFilm,
        nextSettings,
        nextDates,
        nextLog,
        version);
  }
}
