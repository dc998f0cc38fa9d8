package org.tribune.site.video;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Videos;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.video.CategoryResponses.Shelves;
import org.tribune.site.video.CategoryResponses.ShownCategory;
import org.tribune.site.video.CategoryResponses.ShownSeries;

/**
 * The categories and series of reports. Calls block, and throw what {@link BlockingAnswers#fail}
 * answers. Safe for all threads.
 */
final class CategoryService {
  private static final int MOST_CATEGORIES = 50;
  private static final int MOST_SERIES = 500;

  private final Videos videos;

  CategoryService(Catalogue catalogue) {
    this.videos = catalogue.videos();
  }

  /**
   * A category, or what is to be another of one.
   *
   * @param position what is no whole number is left out
   */
  private record CategoryRequest(
      Optional<String> fr,
      Optional<String> en,
      @Lenient JsonNode position,
      Optional<Boolean> hidden) {}

  private record SeriesRequest(Optional<String> title, Optional<String> summary) {}

  /**
   * All of them.
   *
   * @param hidden true if hidden categories are among them
   */
  Shelves view(boolean hidden) {
    return new Shelves(
        videos.categories().stream()
            .filter(each -> hidden || !each.hidden())
            .map(ShownCategory::of)
            .toList(),
        videos.series().stream().map(ShownSeries::of).toList());
  }

  /** Writes a category down, new or not; what is left out stays. */
  ShownCategory saveCategory(String word, RequestBody body) {
    Slug slug = Parameters.id(word, Slug::new);
    Optional<Category> before =
        videos.categories().stream().filter(each -> each.slug().equals(slug)).findFirst();
    if (before.isEmpty() && videos.categories().size() >= MOST_CATEGORIES) {
      throw full(MOST_CATEGORIES);
    }
    CategoryRequest request = body.read(CategoryRequest.class);
    int last = videos.categories().stream().mapToInt(Category::position).max().orElse(0);
    Category category =
        new Category(
            slug,
            request.fr().or(() -> before.map(Category::fr)).orElse(""),
            request.en().or(() -> before.map(Category::en)).orElse(""),
            request.position().isInt()
                ? request.position().intValue()
                : before.map(Category::position).orElse(last + 1),
            request.hidden().or(() -> before.map(Category::hidden)).orElse(false));
    videos.save(category);
    return ShownCategory.of(category);
  }

  /** The same of a series. */
  ShownSeries saveSeries(String word, RequestBody body) {
    Slug slug = Parameters.id(word, Slug::new);
    Optional<Series> before =
        videos.series().stream().filter(each -> each.slug().equals(slug)).findFirst();
    if (before.isEmpty() && videos.series().size() >= MOST_SERIES) {
      throw full(MOST_SERIES);
    }
    SeriesRequest request = body.read(SeriesRequest.class);
    Series series =
        new Series(
            slug,
            request.title().or(() -> before.map(Series::title)).orElse(""),
            request.summary().or(() -> before.map(Series::summary)).orElse(""));
    videos.save(series);
    return ShownSeries.of(series);
  }

  /** Deletes one that no report has; one that is gone already is no failure. */
  Shelves deleteCategory(String word) {
    Slug slug = Parameters.id(word, Slug::new);
    if (!videos.forgetCategory(slug)
        && videos.categories().stream().anyMatch(each -> each.slug().equals(slug))) {
      throw inUse("category.in-use");
    }
    return view(/* hidden= */ true);
  }

  /** The same of a series. */
  Shelves deleteSeries(String word) {
    Slug slug = Parameters.id(word, Slug::new);
    if (!videos.forgetSeries(slug)
        && videos.series().stream().anyMatch(each -> each.slug().equals(slug))) {
      throw inUse("series.in-use");
    }
    return view(/* hidden= */ true);
  }

  private static ProblemException inUse(String message) {
    return new ProblemException(Problem.of(409, "In use", message));
  }

  private static ProblemException full(int most) {
    return new ProblemException(Problem.of(409, "Too many", "category.too-many", most));
  }
}
