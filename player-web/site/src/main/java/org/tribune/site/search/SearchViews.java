package org.tribune.site.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.video.Report;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;
import org.tribune.site.question.QuestionViews;
import org.tribune.site.sitting.SittingViews;

/** What was found, as the API tells it. */
final class SearchViews {
  private SearchViews() {}

  static ObjectNode of(SearchRequest request, SearchAnswer answer) {
    int pages = (answer.total() + SearchRequest.PAGE - 1) / SearchRequest.PAGE;
    ObjectNode view =
        ApiJson.object()
            .put("query", request.text())
            .put("total", answer.total())
            .put("page", request.page())
            .put("pages", Math.min(pages, SearchRequest.LAST_PAGE))
            .put("complete", answer.isComplete());
    ArrayNode corrections = view.putArray("corrections");
    answer
        .corrections()
        .forEach((typed, word) -> corrections.addObject().put("typed", typed).put("word", word));
    ArrayNode unknown = view.putArray("unknown");
    answer.unknown().forEach(unknown::add);
    counts(view.putArray("bodies"), answer.bodies());
    counts(view.putArray("years"), answer.years());
    ArrayNode results = view.putArray("results");
    answer.hits().forEach(each -> results.add(hit(each)));
    return view;
  }

  private static void counts(ArrayNode list, List<SearchAnswer.Count> counts) {
    counts.forEach(each -> list.addObject().put("value", each.value()).put("count", each.count()));
  }

  private static ObjectNode hit(Hit hit) {
    ObjectNode view = ApiJson.object().put("kind", ApiWords.of(hit.kind()));
    pieces(view.putArray("title"), hit.title());
    pieces(view.putArray("excerpt"), hit.excerpt().map(Excerpt::pieces).orElse(List.of()));
    switch (hit) {
      case SittingHit found -> add(view, found);
      case ReportHit found -> add(view, found);
      case RecordingHit found -> add(view, found);
    }
    return view;
  }

  private static void add(ObjectNode view, ReportHit hit) {
    Report report = hit.report();
    String url = "/reports/" + report.slug().orElseThrow();
    view.put("url", url)
        .put("watch", hit.second().map(second -> url + "#t=" + second).orElse(null))
        .put("public", true)
        .putNull("sitting")
        .putNull("item")
        .putNull("document")
        .putNull("question");
    view.putObject("report")
        .put("slug", report.slug().orElseThrow().value())
        .put("place", report.texts().place())
        .put("language", report.texts().language())
        .put("date", report.texts().date().map(Object::toString).orElse(null))
        .put("publishedAt", report.dates().publishedAt().orElseThrow().toString());
    view.putNull("recording");
  }

  private static void add(ObjectNode view, RecordingHit hit) {
    Recording recording = hit.recording();
    String page = "/watch/" + recording.id();
    String url = hit.second().map(second -> page + "#t=" + second).orElse(page);
    view.put("url", url)
        .put("watch", url)
        .put("public", true)
        .putNull("sitting")
        .putNull("item")
        .putNull("document")
        .putNull("question")
        .putNull("report");
    view.putObject("recording")
        .put("id", recording.id().value())
        .put("day", LocalDate.ofInstant(recording.startedAt(), ZoneId.systemDefault()).toString());
  }

  private static void add(ObjectNode view, SittingHit hit) {
    view.put("url", url(hit)).put("public", isPublic(hit)).put("watch", watch(hit));
    view.set("sitting", SittingViews.brief(hit.sitting()));
    hit.item().ifPresentOrElse(item -> view.set("item", item(item)), () -> view.putNull("item"));
    hit.document()
        .ifPresentOrElse(
            document -> view.set("document", document(hit, document)),
            () -> view.putNull("document"));
    view.set(
        "question", hit.question().map(each -> QuestionViews.found(each.question())).orElse(null));
    view.putNull("report").putNull("recording");
  }

  private static boolean isPublic(SittingHit hit) {
    return hit.kind() != Kind.NOTE
        && hit.sitting().status().isPublic()
        && hit.document().map(Document::isPublic).orElse(true);
  }

  /** Where it is read; what the public can't see, in the console. */
  private static String url(SittingHit hit) {
    Sitting sitting = hit.sitting();
    if (hit.document().isPresent()) {
      String page = hit.excerpt().map(each -> "#page=" + each.page()).orElse("");
      return "/documents/" + sitting.id() + "/" + hit.document().get().id() + ".pdf" + page;
    }
    String watch = watch(hit);
    boolean isWatched =
        hit.chapter().isPresent()
            || hit.question().flatMap(SittingHit.FoundQuestion::second).isPresent();
    if (isWatched && watch != null) {
      return watch;
    }
    if (!isPublic(hit)) {
      return "/console/sittings/" + sitting.id();
    }
    String place =
        hit.question()
            .map(each -> "#question-" + each.question().id())
            .or(() -> hit.item().map(each -> "#item-" + each.id()))
            .orElse("");
    return "/sittings/" + sitting.id() + place;
  }

  /** Where it is watched from the second on at which it is debated. */
  private static @Nullable String watch(SittingHit hit) {
    return hit.recording()
        .flatMap(
            id ->
                hit.question()
                    .flatMap(SittingHit.FoundQuestion::second)
                    .map(second -> "t=" + second)
                    .or(() -> hit.item().map(item -> "item-" + item.id()))
                    .or(() -> hit.chapter().map(mark -> "item-" + mark))
                    .map(place -> "/watch/" + id + "#" + place))
        .orElse(null);
  }

  private static void pieces(ArrayNode list, List<Piece> pieces) {
    pieces.forEach(each -> list.addObject().put("text", each.text()).put("found", each.isFound()));
  }

  private static ObjectNode item(AgendaItem item) {
    return ApiJson.object()
        .put("id", item.id().value())
        .put("numbering", item.numbering())
        .put("title", item.title());
  }

  private static ObjectNode document(SittingHit hit, Document document) {
    ObjectNode view =
        ApiJson.object()
            .put("kind", ApiWords.of(document.kind()))
            .put("bytes", document.length())
            .put("pages", document.pages());
    hit.excerpt()
        .ifPresentOrElse(each -> view.put("page", each.page()), () -> view.putNull("page"));
    return view;
  }
}
