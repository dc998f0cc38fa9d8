package org.tribune.site.search;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.question.QuestionResponses.FoundQuestion;
import org.tribune.site.sitting.SittingResponses;
import org.tribune.site.sitting.WrittenSitting;

/** Something that was found, as the server writes it into the search's page. */
record WrittenResult(SearchResponse.Result result, WrittenFrame frame) {
  /** The length of a day such as 2026-12-01. */
  private static final int DAY = 10;

  void into(StringBuilder out) {
    String title = runs(result.title());
    out.append("<li>\n<h3>");
    result
        .item()
        .map(SearchResponse.Item::numbering)
        .filter(each -> result.kind().equals("item") && !each.isEmpty())
        .ifPresent(each -> out.append(Markup.escaped(each)).append(' '));
    String url = result.place().url();
    String attribute = frame.content().attribute(language());
    out.append("<a").append(title.isEmpty() ? "" : attribute).append(" href=\"");
    out.append(Markup.escaped(placed(url))).append("\">");
    out.append(title.isEmpty() ? frame.words("Point sans titre", "Item without a title") : title);
    out.append("</a></h3>\n<p>").append(facts()).append("</p>\n");
    result
        .place()
        .watch()
        .filter(each -> !each.equals(url))
        .ifPresent(
            each ->
                out.append("<p>")
                    .append(WrittenFrame.link(placed(each), watching()))
                    .append("</p>\n"));
    String excerpt = runs(result.excerpt());
    out.append(excerpt.isEmpty() ? "" : "<p" + attribute + ">" + excerpt + "</p>\n");
    out.append("</li>\n");
  }

  private String watching() {
    return result.report().isPresent()
        ? frame.words("Regarder ce passage", "Watch this moment")
        : frame.words("Regarder ce point", "Watch this item");
  }

  /** Of what was found: a film's own, the site's elsewhere. */
  private String language() {
    return result.report().map(SearchResponse.Film::language).orElse(frame.content().site());
  }

  /** HTML: what it is, and of what. */
  private String facts() {
    Optional<SittingResponses.Brief> sitting = result.sitting();
    Optional<FoundQuestion> question = result.question();
    String place = result.report().map(SearchResponse.Film::place).orElse("");
    return String.join(
        " · ",
        Stream.of(
                Markup.escaped(kind()),
                question.filter(each -> each.state().equals("answered")).isPresent()
                    ? frame.words("Avec réponse", "Answered")
                    : "",
                Markup.escaped(question.map(each -> each.author().name()).orElse("")),
                Markup.escaped(question.map(each -> each.author().commune()).orElse("")),
                sitting.map(each -> frame.content().marked(WrittenSitting.title(each))).orElse(""),
                new SpokenTime(frame.language()).day(day()),
                sitting.flatMap(each -> frame.status(each.status())).orElse(""),
                frame.content().marked(place, language()),
                Markup.escaped(result.document().map(this::file).orElse("")))
            .filter(each -> !each.isEmpty())
            .toList());
  }

  private LocalDate day() {
    return result
        .sitting()
        .map(each -> LocalDate.parse(each.localStart().substring(0, DAY)))
        .or(() -> result.report().map(WrittenResult::dayOf))
        .or(() -> result.recording().map(SearchResponse.Meeting::day))
        .orElseThrow();
  }

  private static LocalDate dayOf(SearchResponse.Film film) {
    return film.date().orElseGet(() -> LocalDate.ofInstant(film.publishedAt(), ZoneOffset.UTC));
  }

  private String file(SearchResponse.PdfFile document) {
    String size = "PDF, " + frame.size(document.bytes());
    return document.pages() > 1
        ? size + document.page().map(each -> ", page " + each).orElse("")
        : size;
  }

  private String kind() {
    return switch (result.kind()) {
      case "sitting" -> frame.words("Séance", "Meeting");
      case "item" -> frame.words("Point de l’ordre du jour", "Agenda item");
      case "chapter" -> frame.words("Chapitre de la rediffusion", "Chapter of the recording");
      case "question" -> frame.words("Question du public", "Question from the public");
      case "report" -> frame.words("Reportage", "Film");
      case "recording" -> frame.words("Dit en séance", "Said in a meeting");
      default -> frame.words("Document", "Document");
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

  /** What was looked for is marked; all of it is text, whatever it holds. */
  private static String runs(List<SearchResponse.Run> runs) {
    StringBuilder out = new StringBuilder();
    for (SearchResponse.Run each : runs) {
      String text = Markup.escaped(each.text());
      out.append(each.found() ? "<mark>" + text + "</mark>" : text);
    }
    return out.toString();
  }
}
