package org.tribune.site.video;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoQuery;
import org.tribune.catalogue.video.VideoRuleException;
import org.tribune.catalogue.video.VideoState;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ConflictException;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.recording.ShownCues;
import org.tribune.site.video.VideoRequests.FilmRequest;
import org.tribune.site.video.VideoRequests.ReturnRequest;
import org.tribune.site.video.VideoRequests.ScheduleRequest;
import org.tribune.site.video.VideoRequests.TextsRequest;
import org.tribune.site.video.VideoResponses.PublicList;
import org.tribune.site.video.VideoResponses.PublicReport;
import org.tribune.site.video.VideoResponses.StaffList;
import org.tribune.site.video.VideoResponses.StaffReport;

/**
 * Finds reports and carries out the staff's orders about them. Calls block, and throw what {@link
 * BlockingAnswers#fail} answers. Safe for all threads.
 */
public final class VideoService {
  private static final Logger LOG = LoggerFactory.getLogger(VideoService.class);

  private final Catalogue catalogue;
  private final Videos videos;
  private final PublishedVideos published;
  private final VideoResponseMapper mapper;
  private final String language;
  private final Optional<ObjectStore> store;
  private final Consumer<BroadcastId> filmChanged;
  private final Consumer<BroadcastId> withdrawn;
  private final MediaClock clock;

  /**
   * A service.
   *
   * @param language of a report that says nothing else
   * @param store of the files that films are made of
   * @param filmChanged called with a film that others may watch, or may not, from now on
   * @param withdrawn called with a film that was public and may not be any more, or less of it
   */
  public VideoService(
      Catalogue catalogue,
      VideoResponseMapper mapper,
      String language,
      Optional<ObjectStore> store,
      Consumer<BroadcastId> filmChanged,
      Consumer<BroadcastId> withdrawn,
      MediaClock clock) {
    this.catalogue = catalogue;
    this.videos = catalogue.videos();
    this.published = new PublishedVideos(videos);
    this.mapper = mapper;
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
  PublicList publicList(VideoFilter filter, Optional<Instant> before, int page, int limit) {
    List<Video> found =
        findPublic(filter).stream()
            .filter(each -> before.isEmpty() || published(each).isBefore(before.get()))
            .toList();
    return new PublicList(
        found.stream().skip((long) (page - 1) * limit).limit(limit).map(this::shown).toList(),
        found.size(),
        publicYears());
  }

  /** Those that everybody may see and that are wanted, the newest first. */
  public List<Video> findPublic(VideoFilter filter) {
    return filter.of(published.now(), videos.categories(), videos.series());
  }

  /** The years that published reports are of, the newest first. */
  List<Integer> publicYears() {
    return VideoFilter.years(published.now());
  }

  private static Instant published(Video video) {
    return video.dates().publishedAt().orElse(Instant.EPOCH);
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
            () -> new ProblemException(Problem.of(404, "No such captions", "video.no-captions")));
  }

  private Video requirePublic(String slug) {
    return findPublic(slug).orElseThrow(() -> new ProblemException(noReport()));
  }

  /** A report of this address that everybody may see. */
  public Optional<Video> findPublic(String slug) {
    return VideoFilter.slug(slug)
        .flatMap(videos::find)
        .filter(each -> each.state() == VideoState.PUBLISHED);
  }

  public static Problem noReport() {
    return Problem.of(404, "No such report", "video.none");
  }

  /** As the API shows it to everybody. */
  public PublicReport shown(Video video) {
    return mapper.publicView(video);
  }

  /** Those of a reporter, or all for who reviews; the last changed first. */
  StaffList list(
      Optional<VideoState> state, Optional<Instant> before, int limit, VideoActor reader) {
    VideoQuery query =
        new VideoQuery(
            state,
            reader.reviews() ? Optional.empty() : Optional.of(reader.account()),
            Optional.empty(),
            Optional.empty(),
            VideoQuery.Order.CHANGED,
            before,
            limit + 1);
    List<Video> found = videos.list(query);
    return new StaffList(
        found.stream().limit(limit).map(each -> mapper.summary(each, reader)).toList(),
        found.size() > limit);
  }

  /** One that {@code reader} may see. */
  Video require(String id, VideoActor reader) {
    return find(Parameters.id(id, VideoId::new), reader)
        .orElseThrow(() -> new ProblemException(noReport()));
  }

  /** The same; empty if there is none. */
  public Optional<Video> find(VideoId id, VideoActor reader) {
    return videos.find(id).filter(each -> each.mayBeSeenBy(reader));
  }

  StaffReport view(Video video, VideoActor reader) {
    return mapper.detail(video, catalogue.transcodeJobs().of(video.id()), reader);
  }

  /** Begins a draft. */
  StaffReport create(RequestBody body, VideoActor by) {
    VideoTexts empty = VideoTexts.titled("", language);
    VideoTexts texts = body.read(TextsRequest.class).apply(empty);
    requireShelves(empty, texts);
    while (true) {
      Video draft = Video.draft(VideoId.create(), texts, by, now());
      if (videos.create(draft)) {
        return view(draft, by);
      }
      // Its letters were drawn before: others are drawn.
    }
  }

  /** Changes its texts, and how its film is shown. */
  StaffReport change(String id, RequestBody body, VideoActor by) {
    return write(
        id,
        body::version,
        by,
        before -> {
          VideoTexts texts = body.read(TextsRequest.class).apply(before.texts());
          Video written = before.edited(texts, by, now());
          FilmRequest film = body.read(FilmRequest.class);
          Video after = written.edited(film.apply(before.settings()), by, now());
          requireShelves(before.texts(), after.texts());
          if (film.trim().isPresent()) {
            lengthOfFilm(before).ifPresent(after.settings()::requireWithin);
          }
          return after;
        });
  }

  private Optional<Duration> lengthOfFilm(Video video) {
    return video
        .film()
        .flatMap(catalogue::recording)
        .flatMap(film -> film.endedAt().map(end -> Duration.between(film.startedAt(), end)));
  }

  private void requireShelves(VideoTexts before, VideoTexts after) {
    if (!after.equals(shelved(before, after))) {
      throw ProblemException.badRequest("video.category-gone");
    }
  }

  /**
   * Texts with the category and series of {@code before} in the place of what can't be chosen. A
   * category that is hidden can be kept, not chosen.
   */
  VideoTexts shelved(VideoTexts before, VideoTexts after) {
    boolean hasCategory =
        after.category().isEmpty()
            || after.category().equals(before.category())
            || videos.categories().stream()
                .anyMatch(
                    each -> !each.hidden() && after.category().equals(Optional.of(each.slug())));
    boolean hasSeries =
        after.series().isEmpty()
            || after.series().equals(before.series())
            || videos.series().stream()
                .anyMatch(each -> after.series().equals(Optional.of(each.slug())));
    return after.shelved(
        hasCategory ? after.category() : before.category(),
        hasSeries ? after.series() : before.series());
  }

  /** Moves it on, or back. */
  StaffReport act(String id, VideoAction action, RequestBody body, VideoActor by) {
    return write(
        id,
        body::version,
        by,
        before ->
            switch (action) {
              case SUBMIT -> before.submitted(by, now());
              case RECALL -> before.recalled(by, now());
              case RETURN ->
                  before.returned(body.read(ReturnRequest.class).note().orElse(""), by, now());
              case SCHEDULE ->
                  withFilm(before).scheduled(body.read(ScheduleRequest.class).at(), by, now());
              case PUBLISH -> withFilm(before).published(by, now());
              case UNPUBLISH -> before.unpublished(by, now());
              case EDIT, FILM, DELETE ->
                  throw ProblemException.badRequest("video.action-elsewhere");
            });
  }

  /** A film that had its time was deleted, though the report still names it. */
  private Video withFilm(Video video) {
    boolean isGone =
        video
            .film()
            .filter(film -> catalogue.recording(film).filter(Recording::isStored).isEmpty())
            .isPresent();
    if (isGone) {
      throw new VideoRuleException(VideoRuleException.Reason.NOT_READY, "video.film-deleted");
    }
    return video;
  }

  /**
   * Writes a change down.
   *
   * @param version that it was made on; asked for once it is known that there is such a report
   */
  StaffReport write(String id, LongSupplier version, VideoActor by, UnaryOperator<Video> change) {
    Video before = require(id, by);
    if (before.version() != version.getAsLong()) {
      throw conflict(before, by);
    }
    Video after = change.apply(before);
    if (after.equals(before)) {
      return view(before, by);
    }
    Video written = videos.replace(after).orElseThrow(() -> conflict(require(id, by), by));
    written.film().ifPresent(filmChanged);
    if (before.state() == VideoState.PUBLISHED) {
      written.film().ifPresent(withdrawn);
    }
    return view(written, by);
  }

  private ConflictException conflict(Video now, VideoActor reader) {
    return new ConflictException(
        "Report " + now.id() + " is of version " + now.version(),
        Message.of("video.changed-meanwhile"),
        view(now, reader));
  }

  /** Deletes it, with its film; its title for the trail. */
  String delete(String id, long version, VideoActor by) {
    Video before = require(id, by);
    before.require(VideoAction.DELETE, by);
    List<TranscodeJob> jobs = catalogue.transcodeJobs().of(before.id());
    if (before.version() != version || !videos.forget(before.id(), version)) {
      throw conflict(require(id, by), by);
    }
    before.film().ifPresent(filmChanged);
    jobs.forEach(each -> erase(each.source().object()));
    return before.texts().title();
  }

  private void erase(String object) {
    try {
      store.ifPresent(objects -> objects.delete(object));
    } catch (StoreException e) {
      LOG.warn(
          "{} belongs to no report any more, but could not be deleted: {}", object, e.getMessage());
    }
  }
}
