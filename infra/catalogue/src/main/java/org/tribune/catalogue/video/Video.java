package org.tribune.catalogue.video;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.video.VideoRuleException.Reason;
import org.tribune.core.broadcast.BroadcastId;

/**
 * A film of the local WebTV, with all that is written of it: it is read and written as one.
 * Immutable; {@link Videos} keeps it. Whoever acts is asked for at each step, and what may not be
 * is refused.
 *
 * @param slug by which the public finds it, its own for ever; absent until it is published first
 * @param film the recording that is shown; absent until one is ready. It stays the one that it is
 *     while another is being prepared
 * @param version one more for each change; a change names the version that it was made on
 */
public record Video(
    VideoId id,
    Optional<Slug> slug,
    VideoState state,
    VideoTexts texts,
    VideoAuthor author,
    Optional<BroadcastId> film,
    FilmSettings settings,
    VideoDates dates,
    VideoLog log,
    long version) {

  /** What the slug of a title without letters begins with. */
  private static final String NO_WORDS = "film";

  /** A report that begins to be written. */
  public static Video draft(VideoId id, VideoTexts texts, VideoActor by, Instant now) {
    return new Video(
        id,
        /* slug= */ Optional.empty(),
        VideoState.DRAFT,
        texts,
        new VideoAuthor(by.account(), by.name()),
        /* film= */ Optional.empty(),
        FilmSettings.USUAL,
        new VideoDates(now, now, Optional.empty(), Optional.empty()),
        VideoLog.EMPTY,
        /* version= */ 0);
  }

  /** True for its author and for reviewers: nobody else of the staff sees what is not public. */
  public boolean mayBeSeenBy(VideoActor who) {
    return who.maySeeReportsOf(author.account());
  }

  /**
   * True if a draft of its film's transcript would help: it is spoken in this language, as in RFC
   * 5646, wherever that is spoken, has no captions of its own in it, and is not withdrawn.
   */
  public boolean wantsDraft(String heard) {
    return state != VideoState.UNPUBLISHED
        && isSame(texts.language(), heard)
        && settings.shownCaptions().keySet().stream().noneMatch(each -> isSame(each, heard));
  }

  private static boolean isSame(String one, String other) {
    return Locale.forLanguageTag(one)
        .getLanguage()
        .equals(Locale.forLanguageTag(other).getLanguage());
  }

  /** True if {@code who} may do this to it now. */
  public boolean may(VideoAction action, VideoActor who) {
    return mayEver(action, who) && mayNow(action, who);
  }

  private boolean mayEver(VideoAction action, VideoActor who) {
    return switch (action) {
      case EDIT, FILM, SUBMIT -> mayBeSeenBy(who);
      case DELETE -> who.reviews() || (mayBeSeenBy(who) && slug.isEmpty());
      case RECALL -> who.reviews() || (mayBeSeenBy(who) && state != VideoState.SCHEDULED);
      case RETURN, SCHEDULE, PUBLISH, UNPUBLISH -> who.reviews();
    };
  }

  private boolean mayNow(VideoAction action, VideoActor who) {
    boolean isWithAuthor =
        switch (state) {
          case DRAFT, RETURNED, UNPUBLISHED -> true;
          case IN_REVIEW, SCHEDULED, PUBLISHED -> false;
        };
    boolean isReviewed = state == VideoState.IN_REVIEW || state == VideoState.SCHEDULED;
    return switch (action) {
      case EDIT, FILM -> isWithAuthor || who.reviews();
      case SUBMIT, DELETE -> isWithAuthor;
      case RECALL, RETURN -> isReviewed;
      // What was not shown yet, and by somebody else, is looked at first.
      case SCHEDULE, PUBLISH ->
          isReviewed
              || state == VideoState.UNPUBLISHED
              || (isWithAuthor && author.account().equals(who.account()));
      case UNPUBLISH -> state == VideoState.PUBLISHED;
    };
  }

  /**
   * Nothing if {@code who} may do this to it now.
   *
   * @throws VideoRuleException if not
   */
  public void require(VideoAction action, VideoActor who) {
    if (!mayEver(action, who)) {
      throw new VideoRuleException(Reason.NOT_YOURS, "video.for-clerks");
    }
    if (!mayNow(action, who)) {
      throw new VideoRuleException(Reason.NOT_NOW, "video.not-in-this-state", state.words());
    }
  }

  /** With other texts. */
  public Video edited(VideoTexts next, VideoActor by, Instant now) {
    require(VideoAction.EDIT, by);
    if (!texts.title().isEmpty() && next.title().isEmpty() && state != VideoState.DRAFT) {
      throw noTitle();
    }
    return next.equals(texts)
        ? this
        : with(state, next, film, settings, dates.changed(now), log)
            .logged(texts.changedIn(next), by, now);
  }

  /** With its film shown otherwise. */
  public Video edited(FilmSettings next, VideoActor by, Instant now) {
    require(VideoAction.EDIT, by);
    return next.equals(settings)
        ? this
        : with(state, texts, film, next, dates.changed(now), log)
            .logged(settings.changedIn(next), by, now);
  }

  /**
   * With the texts and captions that it had: a change like any other, that undoes none. A category
   * or series that is no longer there is for the caller to refuse.
   */
  public Video restored(VideoRevision old, VideoActor by, Instant now) {
    Video texted = edited(old.texts(), by, now);
    Video after = texted.edited(settings.captioned(old.captions()), by, now);
    List<String> fields = new ArrayList<>(texts.changedIn(old.texts()));
    fields.addAll(settings.changedIn(after.settings));
    return after.equals(this)
        ? this
        : with(state, after.texts, film, after.settings, after.dates, log)
            .logged(VideoLog.restored(fields), by, now);
  }

  private Video logged(List<String> fields, VideoActor by, Instant now) {
    return with(
        state, texts, film, settings, dates, log.with(new VideoLog.Change(now, by.name(), fields)));
  }

  /** Before a reviewer. */
  public Video submitted(VideoActor by, Instant now) {
    require(VideoAction.SUBMIT, by);
    if (texts.title().isEmpty()) {
      throw noTitle();
    }
    return in(VideoState.IN_REVIEW, dates.changed(now), by, now);
  }

  /** One step back: from review with its author, from a set time in review. */
  public Video recalled(VideoActor by, Instant now) {
    require(VideoAction.RECALL, by);
    VideoState next = state == VideoState.SCHEDULED ? VideoState.IN_REVIEW : VideoState.DRAFT;
    return in(next, dates.changed(now).scheduled(Optional.empty()), by, now);
  }

  /** Back with its author, who reads why. */
  public Video returned(String note, VideoActor by, Instant now) {
    require(VideoAction.RETURN, by);
    return with(
        VideoState.RETURNED,
        texts,
        film,
        settings,
        dates.changed(now).scheduled(Optional.empty()),
        log.with(new VideoLog.Note(now, by.name(), note)).with(step(now, by)));
  }

  /** To be published at {@code at}, or soon after. */
  public Video scheduled(Instant at, VideoActor by, Instant now) {
    require(VideoAction.SCHEDULE, by);
    requireWhole();
    if (!at.isAfter(now)) {
      throw new VideoRuleException(Reason.NOT_READY, "video.publication-in-the-past");
    }
    return in(VideoState.SCHEDULED, dates.changed(now).scheduled(Optional.of(at)), by, now);
  }

  /** For everybody to see, from now on. */
  public Video published(VideoActor by, Instant now) {
    require(VideoAction.PUBLISH, by);
    return published(now, step(now, by));
  }

  /** The same, by itself, since its time has come. */
  public Video publishedOnTime(Instant now) {
    if (!isDue(now)) {
      throw new IllegalStateException("Report " + id + " is not to be published at " + now);
    }
    return published(now, new VideoLog.Step(now, Optional.empty()));
  }

  private boolean isDue(Instant now) {
    return state == VideoState.SCHEDULED
        && dates.scheduledAt().filter(at -> !at.isAfter(now)).isPresent();
  }

  private Video published(Instant now, VideoLog.Step step) {
    requireWhole();
    return new Video(
        id,
        slug.or(() -> Optional.of(Slug.of(texts.title(), NO_WORDS))),
        VideoState.PUBLISHED,
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
      throw new VideoRuleException(Reason.NOT_READY, "video.film-not-ready");
    }
  }

  private static VideoRuleException noTitle() {
    return new VideoRuleException(Reason.NOT_READY, "video.no-title");
  }

  /** Withdrawn from the public. */
  public Video unpublished(VideoActor by, Instant now) {
    require(VideoAction.UNPUBLISH, by);
    return in(VideoState.UNPUBLISHED, dates.changed(now), by, now);
  }

  /**
   * With another film, which was prepared, shown from its beginning to its end: the log says if
   * that was otherwise before; for {@link TranscodeJobs} alone.
   */
  public Video withFilm(BroadcastId ready, Instant now) {
    VideoLog told = settings.isWhole() ? log : log.trimDropped(now);
    FilmSettings next = film.isEmpty() ? settings.forTheFirstFilm() : settings.forAnotherFilm();
    return with(state, texts, Optional.of(ready), next, dates.changed(now), told);
  }

  /** With the captions that its author's film brought, where it has none of this film. */
  public Video captioned(Map<String, String> brought, Instant now) {
    FilmSettings next = settings.withBroughtCaptions(brought);
    if (next.equals(settings)) {
      return this;
    }
    VideoLog.Change change = new VideoLog.Change(now, author.name(), settings.changedIn(next));
    return with(state, texts, film, next, dates.changed(now), log.with(change));
  }

  /** Under another address; for {@link Videos} alone. */
  public Video under(Slug free) {
    return new Video(
        id, Optional.of(free), state, texts, author, film, settings, dates, log, version);
  }

  /** Under another version; for {@link Videos} alone. */
  public Video at(long newVersion) {
    return new Video(id, slug, state, texts, author, film, settings, dates, log, newVersion);
  }

  private Video in(VideoState next, VideoDates when, VideoActor by, Instant now) {
    return with(next, texts, film, settings, when, log.with(step(now, by)));
  }

  private static VideoLog.Step step(Instant now, VideoActor by) {
    return new VideoLog.Step(now, Optional.of(by.account()));
  }

  private Video with(
      VideoState nextState,
      VideoTexts nextTexts,
      Optional<BroadcastId> nextFilm,
      FilmSettings nextSettings,
      VideoDates nextDates,
      VideoLog nextLog) {
    return new Video(
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
