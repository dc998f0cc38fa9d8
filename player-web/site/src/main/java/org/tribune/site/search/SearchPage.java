package org.tribune.site.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.site.page.Html;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SiteSection;

/**
 * The search's page as the server writes it: its form, what was found, and where else to look.
 *
 * @param words as they were typed
 * @param body that was chosen; empty: all
 * @param year likewise
 * @param answer empty if nothing was looked for
 * @param refusal why there is no answer
 */
public record SearchPage(
    String words,
    String body,
    String year,
    Optional<SearchResponse> answer,
    Optional<String> refusal,
    PageFrame frame) {
  public ServerRenderedPage page() {
    String title = frame.text("page.site.search");
    PageFrame.Told told =
        PageFrame.Told.website(
            title, frame.text("page.search.in-meetings-their-documents"), "/search");
    // There is no end of what can be looked for: search engines keep the form alone.
    String robots =
        words.isEmpty() ? "" : Html.of((out, none) -> JteunindexedGenerated.render(out, none));
    return frame.page(
        SiteSection.SEARCH.address(),
        shownTitle(title),
        frame.head(told) + robots,
        (out, none) -> JtesearchGenerated.render(out, none, this, title));
  }

  private String shownTitle(String title) {
    if (words.isEmpty()) {
      return title;
    }
    return frame.text("page.search.title-for", title, words);
  }

  /** True where a filter has something to choose, or something was chosen. */
  static boolean isShown(List<SearchAnswer.Count> counts, String chosen) {
    return counts.size() >= 2 || !chosen.isEmpty();
  }

  /** A filter's choices; what was chosen is among them. */
  static List<SearchAnswer.Count> choices(List<SearchAnswer.Count> counts, String chosen) {
    boolean isThere =
        chosen.isEmpty() || counts.stream().anyMatch(each -> each.value().equals(chosen));
    return isThere
        ? counts
        : Stream.concat(counts.stream(), Stream.of(new SearchAnswer.Count(chosen, /* count= */ 0)))
            .toList();
  }

  static int first(SearchResponse found) {
    return (found.page() - 1) * SearchRequest.PAGE + 1;
  }

  String count(int total) {
    return switch (total) {
      case 0 -> frame.text("page.search.nothing-was-found-for", words);
      case 1 -> frame.text("page.search.result-one");
      default -> frame.text("page.search.result-many", total);
    };
  }

  String corrected(String typed, String word) {
    return frame.text("page.search.no-results-for-these", typed, word);
  }

  /** The address of another page of results. */
  String address(int page) {
    return address(body, year, page);
  }

  /** The address of a search for the same words everywhere. */
  String everywhere() {
    return address("", "", /* page= */ 1);
  }

  private String address(String ofBody, String ofYear, int page) {
    StringBuilder out = new StringBuilder("/search?q=").append(encoded(words));
    out.append(ofBody.isEmpty() ? "" : "&body=" + encoded(ofBody));
    out.append(ofYear.isEmpty() ? "" : "&year=" + encoded(ofYear));
    return out.append(page > 1 ? "&page=" + page : "").toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
