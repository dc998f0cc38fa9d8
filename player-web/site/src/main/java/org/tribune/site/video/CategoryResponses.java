package org.tribune.site.video;

import java.util.List;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Series;

/** What the routes of categories and series answer, as {@code openapi.yaml} describes it. */
final class CategoryResponses {
  private CategoryResponses() {}

  record Shelves(List<ShownCategory> categories, List<ShownSeries> series) {}

  /**
   * A category, with its name in each language.
   *
   * @param position the lowest comes first
   * @param hidden true if it can't be chosen for a report any more
   */
  record ShownCategory(String slug, String fr, String en, int position, boolean hidden) {
    static ShownCategory of(Category category) {
      return new ShownCategory(
          category.slug().value(),
          category.fr(),
          category.en(),
          category.position(),
          category.hidden());
    }
  }

  record ShownSeries(String slug, String title, String summary) {
    static ShownSeries of(Series series) {
      return new ShownSeries(series.slug().value(), series.title(), series.summary());
    }
  }
}
