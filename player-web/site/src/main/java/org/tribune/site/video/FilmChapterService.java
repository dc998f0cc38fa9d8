package org.tribune.site.video;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoRuleException;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ConflictException;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.http.RequestField;

/**
 * The chapters of a report's film, for who may change the report: all of them are read and written
 * at once. Calls block, and throw what {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
final class FilmChapterService {
  private static final int MOST = 200;
  private static final double MICROS = 1_000_000;

  private final VideoService service;
  private final Catalogue catalogue;
  private final Replays replays;
  private final Supplier<Instant> now;

  FilmChapterService(
      VideoService service, Catalogue catalogue, Replays replays, Supplier<Instant> now) {
    this.service = service;
    this.catalogue = catalogue;
    this.replays = replays;
    this.now = now;
  }

  /** Which chapters a change was made on. */
  private record VersionRequest(@Lenient long version) {}

  /** All of them, as they are to be. */
  record ChaptersRequest(
      @RequestField(problem = "video.chapters-invalid") List<ChapterRequest> chapters) {
    ChaptersRequest {
      if (chapters.size() > MOST) {
        throw ProblemException.badRequest("video.chapters-invalid", MOST);
      }
    }
  }

  /**
   * One of them.
   *
   * @param at where it begins, in seconds of the whole film
   */
  record ChapterRequest(
      @RequestField(problem = "video.chapter-outside") Double at, @Lenient String title) {}

  /** All of them, in seconds of the whole film. */
  FilmChapters list(String video, VideoActor reader) {
    return FilmChapters.of(whole(service.require(video, reader)));
  }

  private RecordingIndex whole(Video video) {
    return video
        .film()
        .flatMap(replays::wholeIndex)
        .orElseThrow(
            () ->
                new VideoRuleException(
                    VideoRuleException.Reason.NOT_READY, "video.chapters-before-film"));
  }

  /** Writes all of them down in the place of those that are there. */
  FilmChapters replace(String id, RequestBody body, VideoActor by) {
    Video video = service.require(id, by);
    video.require(VideoAction.EDIT, by);
    RecordingIndex film = whole(video);
    Marking before =
        catalogue
            .markings()
            .find(film.recording().id())
            .orElseGet(() -> Marking.none(film.recording().id()));
    if (before.version() != body.read(VersionRequest.class).version()) {
      throw conflict(video);
    }
    List<Mark> marks = new ArrayList<>(before.marks());
    marks.removeIf(each -> each.kind() == MarkKind.CHAPTER);
    List<ChapterRequest> chapters = body.read(ChaptersRequest.class, MOST).chapters();
    marks.addAll(marks(chapters, film, before.version() + 1));
    Marking after = before.showing(marks).changed(now.get(), by.name());
    if (catalogue.markings().replace(after).isEmpty()) {
      throw conflict(video);
    }
    replays.changed(film.recording().id());
    return FilmChapters.of(whole(video));
  }

  private static List<Mark> marks(
      List<ChapterRequest> chapters, RecordingIndex film, long version) {
    Instant origin = film.recording().format().timeline().origin();
    List<Mark> marks = new ArrayList<>();
    for (ChapterRequest each : chapters) {
      MediaTime place = film.clock().toRecording(micros(each.at(), film), /* isEnd= */ false);
      marks.add(
          new Mark(
              new MarkId("film-" + version + "-" + marks.size()),
              MarkKind.CHAPTER,
              origin.plus(place.toDuration()),
              /* numbering= */ "",
              each.title(),
              /* sitting= */ Optional.empty(),
              /* item= */ Optional.empty(),
              /* revision= */ 1));
    }
    return marks;
  }

  private static long micros(double at, RecordingIndex film) {
    double micros = at * MICROS;
    if (!(micros >= 0 && micros < film.durationMicros())) {
      throw ProblemException.badRequest("video.chapter-outside");
    }
    return Math.round(micros);
  }

  /** Shows them as the catalogue has them, not as they were known here when it was asked. */
  private ConflictException conflict(Video video) {
    video.film().ifPresent(replays::changed);
    return new ConflictException(
        "The chapters of the film of report " + video.id() + " are of another version",
        Message.of("video.chapters-changed"),
        FilmChapters.of(whole(video)));
  }
}
