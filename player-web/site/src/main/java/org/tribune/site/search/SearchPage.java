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
import org.tribune.site.page.SpokenTime;

/**
 * The search's page as the server writes it: its form, what was found, and where else to look.
 *
 * @param words as they were typed
 * @param answer empty if nothing was looked for
 * @param refusal why there is no answer
 */
record SearchPage(
    String words,
    Chosen chosen,
    Optional<SearchResponse> answer,
    Optional<String> refusal,
    PageFrame frame) {
  /**
   * What was chosen of each filter; empty: all.
   *
   * @param sitting its id
   */
  record Chosen(String body, String year, String sitting, String speaker) {
    Chosen in(String otherSitting) {
      return new Chosen(body, year, otherSitting, speaker);
    }
  }

  ServerRenderedPage page() {
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

  /** What is to be typed. */
  String label() {
    return frame.text(
        chosen.sitting().isEmpty()
            ? "page.search.words-to-look-for"
            : "page.search.words-in-this-meeting");
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

  /** The sittings that may be chosen; the one that was chosen is among them, if it may be seen. */
  List<SearchResponse.SittingCount> sittings() {
    return answer.map(SearchResponse::sittings).orElse(List.of());
  }

  /** True if there is none of the sitting that was chosen, or nobody may see it. */
  boolean isSittingUnknown() {
    return !chosen.sitting().isEmpty()
        && sittings().stream().noneMatch(each -> each.id().equals(chosen.sitting()));
  }

  String day(SearchResponse.SittingCount sitting) {
    return new SpokenTime(frame.language()).day(sitting.day());
  }

  /** Who was chosen, as the name is written where it was found. */
  String speaker() {
    return answer.flatMap(SearchResponse::speaker).orElse(chosen.speaker());
  }

  /** The address of another page of results. */
  String address(int page) {
    return address(chosen, page);
  }

  /** The address of a search for the same words in all assemblies and years. */
  String everywhere() {
    return address(new Chosen("", "", chosen.sitting(), chosen.speaker()), /* page= */ 1);
  }

  /** The address of a search for the same words in one sitting. */
  String onlyIn(String sitting) {
    return address(chosen.in(sitting), /* page= */ 1);
  }

  /** The address of a search for the same words, whoever says them. */
  String byAnybody() {
    return address(
        new Chosen(chosen.body(), chosen.year(), chosen.sitting(), /* speaker= */ ""),
        /* page= */ 1);
  }

  /** The address of a search for the same words in what was decided. */
  String decisions() {
    return "/deliberations/" + (words.isEmpty() ? "" : "?q=" + encoded(words));
  }

  private String address(Chosen of, int page) {
    StringBuilder out = new StringBuilder("/search?q=").append(encoded(words));
    add(out, "body", of.body());
    add(out, "year", of.year());
    add(out, "sitting", of.sitting());
    add(out, "speaker", of.speaker());
    return out.append(page > 1 ? "&page=" + page : "").toString();
  }

  private static void add(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append('&').append(name).append('=').append(encoded(value));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
