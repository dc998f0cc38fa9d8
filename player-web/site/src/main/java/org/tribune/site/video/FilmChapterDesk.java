package org.tribune.site.video;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportAction;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.catalogue.video.ReportRefusedException;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.DeskAnswers;
import org.tribune.site.http.ConflictException;
import org.tribune.site.http.RefusedException;

/**
 * The chapters of a report's film, for who may change the report: all of them are read and written
 * at once. Calls block, and throw what {@link DeskAnswers#fail} answers. Safe for all threads.
 */
public final class FilmChapterDesk {
  private static final int MOST = 200;
  private static final double MICROS = 1_000_000;

  private final ReportDesk desk;
  private final Catalogue catalogue;
  private final Replays replays;
  private final Supplier<Instant> now;

  public FilmChapterDesk(
      ReportDesk desk, Catalogue catalogue, Replays replays, Supplier<Instant> now) {
    this.desk = desk;
    this.catalogue = catalogue;
    this.replays = replays;
    this.now = now;
  }

  /** All of them, in seconds of the whole film. */
  FilmChapters list(String report, ReportActor reader) {
    return FilmChapters.of(whole(desk.require(report, reader)));
  }

  private RecordingIndex whole(Report report) {
    return report
        .film()
        .flatMap(replays::wholeIndex)
        .orElseThrow(
            () ->
                new ReportRefusedException(
                    ReportRefusedException.Reason.NOT_READY, "video.chapters-before-film"));
  }

  /** Writes all of them down in the place of those that are there. */
  FilmChapters replace(String id, ObjectNode order, ReportActor by) {
    Report report = desk.require(id, by);
    report.require(ReportAction.EDIT, by);
    RecordingIndex film = whole(report);
    Marking before =
        catalogue
            .markings()
            .find(film.recording().id())
            .orElseGet(() -> Marking.none(film.recording().id()));
    if (before.version() != order.path("version").asLong(-1)) {
      throw conflict(report);
    }
    List<Mark> marks = new ArrayList<>(before.marks());
    marks.removeIf(each -> each.kind() == MarkKind.CHAPTER);
    marks.addAll(chapters(order.path("chapters"), film, before.version() + 1));
    Marking after = before.showing(marks).changed(now.get(), by.name());
    if (catalogue.markings().replace(after).isEmpty()) {
      throw conflict(report);
    }
    replays.changed(film.recording().id());
    return FilmChapters.of(whole(report));
  }

  private static List<Mark> chapters(JsonNode list, RecordingIndex film, long version) {
    if (!list.isArray() || list.size() > MOST) {
      throw RefusedException.badRequest("video.chapters-invalid", MOST);
    }
    Instant origin = film.recording().format().timeline().origin();
    List<Mark> marks = new ArrayList<>();
    for (JsonNode each : list) {
      MediaTime place = film.clock().toRecording(micros(each.path("at"), film), /* isEnd= */ false);
      marks.add(
          new Mark(
              new MarkId("film-" + version + "-" + marks.size()),
              MarkKind.CHAPTER,
              origin.plus(place.toDuration()),
              /* numbering= */ "",
              each.path("title").asText(""),
              /* sitting= */ Optional.empty(),
              /* item= */ Optional.empty(),
              /* revision= */ 1));
    }
    return marks;
  }

  private static long micros(JsonNode at, RecordingIndex film) {
    double micros = at.asDouble(-1) * MICROS;
    if (!at.isNumber() || !(micros >= 0 && micros < film.durationMicros())) {
      throw RefusedException.badRequest("video.chapter-outside");
    }
    return Math.round(micros);
  }

  /** Shows them as the catalogue has them, not as they were known here when it was asked. */
  private ConflictException conflict(Report report) {
    report.film().ifPresent(replays::changed);
    return new ConflictException(
        "The chapters of the film of report " + report.id() + " are of another version",
        Message.of("video.chapters-changed"),
        FilmChapters.of(whole(report)));
  }
}
