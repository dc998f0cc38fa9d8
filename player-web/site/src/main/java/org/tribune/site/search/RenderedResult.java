package org.tribune.site.search;

import gg.jte.Content;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.site.page.ContentLanguage;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.question.QuestionResponses.FoundQuestion;
import org.tribune.site.sitting.SittingPage;
import org.tribune.site.sitting.SittingResponses;

/** Something that was found, as the server writes it into the search's page. */
record RenderedResult(SearchResponse.Result result, SearchPage page) {
  /** The length of a day such as 2026-12-01. */
  private static final int DAY = 10;

  PageFrame frame() {
    return page.frame();
  }

  /** The number that an item of an agenda has. */
  Optional<String> numbering() {
    return result
        .item()
        .map(SearchResponse.Item::numbering)
        .filter(each -> result.kind().equals("item") && !each.isEmpty());
  }

  String address() {
    return placed(result.place().url());
  }

  /** Where it can be watched, if its address is another. */
  Optional<String> watch() {
    return result
        .place()
        .watch()
        .filter(each -> !each.equals(result.place().url()))
        .map(RenderedResult::placed);
  }

  /** The moments of a recording at which it is said, if they are told one by one. */
  List<SearchResponse.Moment> moments() {
    return result
        .recording()
        .map(SearchResponse.Meeting::moments)
        .filter(each -> each.size() > 1)
        .orElse(List.of());
  }

  /** Where a moment is watched. */
  static String address(SearchResponse.Moment moment) {
    return placed(moment.url());
  }

  /** The time of a moment, such as 1:02:03. */
  static String clock(SearchResponse.Moment moment) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        moment.second() / 3_600,
        moment.second() / 60 % 60,
        moment.second() % 60);
  }

  /** Where all of its sitting is searched, unless that is done. */
  Optional<String> onlyHere() {
    return result
        .sitting()
        .map(SittingResponses.Brief::id)
        .filter(each -> !each.equals(page.chosen().sitting()))
        .map(page::onlyIn);
  }

  boolean hasTitle() {
    return result.title().stream().anyMatch(each -> !each.text().isEmpty());
  }

  boolean hasExcerpt() {
    return moments().isEmpty()
        && result.excerpt().stream().anyMatch(each -> !each.text().isEmpty());
  }

  String watching() {
    return result.report().isPresent()
        ? frame().text("page.search.watch-this-moment")
        : frame().text("page.search.watch-this-item");
  }

  /** The language of what was found: a film's own, the site's elsewhere. */
  String language() {
    return result.report().map(SearchResponse.Film::language).orElse(frame().content().site());
  }

  /** What it is, and of what. */
  List<Content> facts() {
    Optional<SittingResponses.Brief> sitting = result.sitting();
    Optional<FoundQuestion> question = result.question();
    String place = result.report().map(SearchResponse.Film::place).orElse("");
    ContentLanguage content = frame().content();
    return Stream.of(
            said(kind()),
            speaker().map(content::marked),
            result
                .recording()
                .filter(SearchResponse.Meeting::automatic)
                .flatMap(each -> said(frame().text("page.search.automatic"))),
            question
                .filter(each -> each.state().equals("answered"))
                .flatMap(each -> said(frame().text("page.search.answered"))),
            question.flatMap(each -> said(each.author().name())),
            question.flatMap(each -> said(each.author().commune())),
            sitting.map(SittingPage::title).filter(each -> !each.isEmpty()).map(content::marked),
            said(new SpokenTime(frame().language()).day(day())),
            sitting.flatMap(each -> frame().status(each.status())).flatMap(this::said),
            Optional.of(place)
                .filter(each -> !each.isEmpty())
                .map(each -> content.marked(each, language())),
            result.document().map(this::file).flatMap(this::said))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Who says it, if it is one who says it once. */
  private Optional<String> speaker() {
    return result.recording().stream()
        .map(SearchResponse.Meeting::moments)
        .filter(each -> each.size() == 1)
        .flatMap(each -> each.getFirst().speaker().stream())
        .findFirst();
  }

  /** Words of the page's language, unless there are none. */
  private Optional<Content> said(String text) {
    return Optional.of(text)
        .filter(each -> !each.isEmpty())
        .map(each -> frame().content().marked(each, frame().language()));
  }

  private LocalDate day() {
    return result
        .recording()
        .map(SearchResponse.Meeting::day)
        .or(() -> result.report().map(RenderedResult::dayOf))
        .or(
            () ->
                result.sitting().map(each -> LocalDate.parse(each.localStart().substring(0, DAY))))
        .orElseThrow();
  }

  private static LocalDate dayOf(SearchResponse.Film film) {
    return film.date().orElseGet(() -> LocalDate.ofInstant(film.publishedAt(), ZoneOffset.UTC));
  }

  private String file(SearchResponse.PdfFile document) {
    String size = "PDF, " + frame().size(document.bytes());
    return document.pages() > 1
        ? size + document.page().map(each -> ", page " + each).orElse("")
        : size;
  }

  private String kind() {
    return switch (result.kind()) {
      case "sitting" -> frame().text("page.search.meeting");
      case "item" -> frame().text("page.search.agenda-item");
      case "chapter" -> frame().text("page.search.chapter-of-the-recording");
      case "question" -> frame().text("page.search.question-from-the-public");
      case "report" -> frame().text("page.search.film");
      case "recording" -> frame().text("page.search.said-in-a-meeting");
      case "minutes" -> frame().text("page.search.minutes");
      default -> frame().text("page.search.document");
    };
  }

  /** With the place to watch before the fragment too, which browsers keep to themselves. */
  private static String placed(String address) {
    int hash = address.indexOf('#');
    if (hash < 0 || !(address.startsWith("/watch/") || address.startsWith("/reports/"))) {
      return address;
    }
    String place = address.substring(hash + 1);
    return address.substring(0, hash) + "?t=" + place.replaceFirst("^t=", "") + "#" + place;
  }
}
