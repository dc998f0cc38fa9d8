package org.tribune.web.api;

import java.util.List;
import java.util.Optional;
import org.tribune.core.report.Category;
import org.tribune.core.report.Report;
import org.tribune.core.report.Series;
import org.tribune.web.http.Markup;

/**
 * The words of the written pages of reports, in a language, and the names of categories and series.
 *
 * @param language {@code fr} or {@code en}
 */
record ReportShelves(List<Category> categories, List<Series> series, String language) {

  /** The text in the page's language. */
  String words(String fr, String en) {
    return language.equals("fr") ? fr : en;
  }

  String name(Category category) {
    return words(category.fr(), category.en());
  }

  /** The category of a report. */
  Optional<Category> category(Report report) {
    return categories.stream()
        .filter(each -> report.texts().category().filter(each.slug()::equals).isPresent())
        .findFirst();
  }

  /** The series of a report. */
  Optional<Series> series(Report report) {
    return series.stream()
        .filter(each -> report.texts().series().filter(each.slug()::equals).isPresent())
        .findFirst();
  }

  /** How long, such as 2 min 05 s. */
  static String length(double seconds) {
    long whole = Math.round(seconds);
    String minutes = "%d min %02d s".formatted(whole / 60 % 60, whole % 60);
    return whole < 3_600 ? minutes : whole / 3_600 + " h " + minutes;
  }

  /** A link of HTML. */
  static String link(String address, String text) {
    return "<a href=\"" + Markup.escaped(address) + "\">" + Markup.escaped(text) + "</a>";
  }

  /** The links that every written page begins with. */
  String navigation(String site) {
    return "<p class=\"no-script\">"
        + words(
            "Sans JavaScript, cette page se lit et se télécharge ; le reste du site en a besoin.",
            "Without JavaScript this page can be read and downloaded; the rest of the site needs it.")
        + "</p>\n<nav>"
        + link("/", site)
        + " · "
        + link("/reports", words("Reportages", "Reports"))
        + "</nav>\n";
  }

  /** An element that tells other sites and search engines something of the page. */
  static String meta(String key, String name, String content) {
    return "<meta " + key + "=\"" + name + "\" content=\"" + Markup.escaped(content) + "\">\n";
  }
}
