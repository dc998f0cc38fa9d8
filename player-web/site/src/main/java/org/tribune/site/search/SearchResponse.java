package org.tribune.site.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
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
        answer.hits().stream().map(Result::of).toList());
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
                Optional.of(Film.of(found.report())),
                /* recording= */ Optional.empty());
        case RecordingHit found ->
            ofFilm(
                hit,
                ResultPlace.of(found),
                /* report= */ Optional.empty(),
                Optional.of(Meeting.of(found)));
      };
    }

    private static Result ofFilm(
        Hit hit, ResultPlace place, Optional<Film> report, Optional<Meeting> recording) {
      return new Result(
          ApiWords.of(hit.kind()),
          Run.of(hit.title()),
          Run.of(hit.excerpt()),
          place,
          /* sitting= */ Optional.empty(),
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
   * @param automatic true if a recogniser heard what was found, and nobody has checked
   */
  public record Meeting(String id, LocalDate day, boolean automatic) {
    private static Meeting of(RecordingHit hit) {
      Recording recording = hit.recording();
      return new Meeting(
          recording.id().value(),
          LocalDate.ofInstant(recording.startedAt(), ZoneId.systemDefault()),
          hit.isAutomatic());
    }
  }
}
