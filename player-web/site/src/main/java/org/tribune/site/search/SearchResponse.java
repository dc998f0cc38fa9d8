package org.tribune.site.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.video.Video;
import org.tribune.site.http.ApiWords;
import org.tribune.site.question.QuestionResponses.FoundQuestion;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Piece;
import org.tribune.site.sitting.SittingResponses;

/**
 * What a search found, as the API and the page show it.
 *
 * @param query as it was typed
 * @param total how many there are, on all pages
 * @param page of which the results are, from 1
 * @param pages how many can be asked for
 * @param complete false while the index is filled after a start: more may be found later
 * @param unknown words that are nowhere, and resemble none
 * @param bodies of all results, whatever the filters, the most frequent first
 * @param years the same, the latest first
 * @param sittings in which it is found, whichever was asked for, those with most of it first
 * @param speakers who say it in recordings, whoever was asked for, likewise
 * @param speaker who was asked for, as the name is written there
 */
public record SearchResponse(
    String query,
    int total,
    int page,
    int pages,
    boolean complete,
    List<Correction> corrections,
    List<String> unknown,
    List<SearchAnswer.Count> bodies,
    List<SearchAnswer.Count> years,
    List<SittingCount> sittings,
    List<SearchAnswer.Count> speakers,
    Optional<String> speaker,
    List<Result> results) {
  static SearchResponse of(SearchRequest request, SearchAnswer answer) {
    int pages = (answer.total() + SearchRequest.PAGE - 1) / SearchRequest.PAGE;
    return new SearchResponse(
        request.text(),
        answer.total(),
        request.page(),
        Math.min(pages, SearchRequest.LAST_PAGE),
        answer.isComplete(),
        answer.corrections().entrySet().stream()
            .map(each -> new Correction(each.getKey(), each.getValue()))
            .toList(),
        answer.unknown(),
        answer.bodies(),
        answer.years(),
        answer.sittings().stream().map(SittingCount::of).toList(),
        answer.speakers(),
        answer.speaker(),
        answer.hits().stream().map(Result::of).toList());
  }

  /**
   * How many results a sitting has.
   *
   * @param localStart when it begins, by the clocks of its place
   */
  public record SittingCount(String id, String title, String localStart, int count) {
    private static SittingCount of(SearchAnswer.SittingCount found) {
      return new SittingCount(
          found.id(), found.title(), found.localStart().toString(), found.count());
    }

    /** The day on which it begins. */
    public LocalDate day() {
      return LocalDateTime.parse(localStart).toLocalDate();
    }
  }

  /**
   * A word that is nowhere as it was typed.
   *
   * @param word what it was taken for
   */
  public record Correction(String typed, String word) {}

  /**
   * Something that was found.
   *
   * @param excerpt a passage of its text; empty if its title alone was found
   * @param sitting that it is, or is of, by what identifies it
   * @param item that it is, or belongs to
   * @param document that it is
   * @param question by what identifies it
   */
  public record Result(
      String kind,
      List<Run> title,
      List<Run> excerpt,
      @JsonUnwrapped ResultPlace place,
      Optional<SittingResponses.Brief> sitting,
      Optional<Item> item,
      Optional<PdfFile> document,
      Optional<FoundQuestion> question,
      Optional<Film> report,
      Optional<Meeting> recording) {
    private static Result of(Hit hit) {
      return switch (hit) {
        case SittingHit found -> ofSitting(found);
        case VideoHit found ->
            ofFilm(
                hit,
                ResultPlace.of(found),
                /* sitting= */ Optional.empty(),
                Optional.of(Film.of(found.report())),
                /* recording= */ Optional.empty());
        case RecordingHit found ->
            ofFilm(
                hit,
                ResultPlace.of(found),
                found
                    .sitting()
                    .map(each -> SittingResponses.Brief.of(each.id(), each.facts(), each.status())),
                /* report= */ Optional.empty(),
                Optional.of(Meeting.of(found)));
      };
    }

    private static Result ofFilm(
        Hit hit,
        ResultPlace place,
        Optional<SittingResponses.Brief> sitting,
        Optional<Film> report,
        Optional<Meeting> recording) {
      return new Result(
          ApiWords.of(hit.kind()),
          Run.of(hit.title()),
          Run.of(hit.excerpt()),
          place,
          sitting,
          /* item= */ Optional.empty(),
          /* document= */ Optional.empty(),
          /* question= */ Optional.empty(),
          report,
          recording);
    }

    private static Result ofSitting(SittingHit hit) {
      return new Result(
          ApiWords.of(hit.kind()),
          Run.of(hit.title()),
          Run.of(hit.excerpt()),
          ResultPlace.of(hit),
          Optional.of(SittingResponses.Brief.of(hit.sitting())),
          hit.item().map(Item::of),
          hit.document().map(each -> PdfFile.of(each, hit.excerpt().map(Excerpt::page))),
          hit.question().map(each -> FoundQuestion.of(each.question())),
          /* report= */ Optional.empty(),
          /* recording= */ Optional.empty());
    }
  }

  /**
   * A run of a text.
   *
   * @param found true if it is what was looked for
   */
  public record Run(String text, boolean found) {
    private static List<Run> of(List<Piece> pieces) {
      return pieces.stream().map(each -> new Run(each.text(), each.isFound())).toList();
    }

    private static List<Run> of(Optional<Excerpt> excerpt) {
      return excerpt.map(each -> of(each.pieces())).orElse(List.of());
    }
  }

  /**
   * An item of an agenda.
   *
   * @param numbering as the agenda writes it; empty if it has none
   */
  public record Item(String id, String numbering, String title) {
    private static Item of(AgendaItem item) {
      return new Item(item.id().value(), item.numbering(), item.title());
    }
  }

  /**
   * A document of a sitting.
   *
   * @param pages how many
   * @param page on which its text was found
   */
  public record PdfFile(String kind, long bytes, int pages, Optional<Integer> page) {
    private static PdfFile of(Document document, Optional<Integer> page) {
      return new PdfFile(ApiWords.of(document.kind()), document.length(), document.pages(), page);
    }
  }

  /**
   * A film of the local WebTV.
   *
   * @param language in which it is spoken, and shown
   * @param date of what it shows
   */
  public record Film(
      String slug, String place, String language, Optional<LocalDate> date, Instant publishedAt) {
    private static Film of(Video report) {
      return new Film(
          report.slug().orElseThrow().value(),
          report.texts().place(),
          report.texts().language(),
          report.texts().date(),
          report.dates().publishedAt().orElseThrow());
    }
  }

  /**
   * The recording of a meeting.
   *
   * @param automatic true if a recogniser heard what was found first, and nobody has checked
   * @param moments at which it is said, by time: the one that says most, or each where the search
   *     is narrowed to a sitting or a speaker
   */
  public record Meeting(String id, LocalDate day, boolean automatic, List<Moment> moments) {
    private static Meeting of(RecordingHit hit) {
      Recording recording = hit.recording();
      return new Meeting(
          recording.id().value(),
          LocalDate.ofInstant(recording.startedAt(), ZoneId.systemDefault()),
          hit.moments().stream().findFirst().filter(RecordingHit.Moment::isAutomatic).isPresent(),
          hit.moments().stream().map(each -> Moment.of(recording, each)).toList());
    }
  }

  /**
   * What is said in a recording.
   *
   * @param url where it is watched from its second on
   * @param speaker who says it, as far as is known
   * @param automatic true if a recogniser heard it, and nobody has checked
   */
  public record Moment(
      String url, long second, Optional<String> speaker, boolean automatic, List<Run> excerpt) {
    private static Moment of(Recording recording, RecordingHit.Moment moment) {
      return new Moment(
          ResultPlace.of(recording, moment.second()),
          moment.second().orElse(0L),
          moment.speaker(),
          moment.isAutomatic(),
          Run.of(moment.excerpt().pieces()));
    }
  }
}
