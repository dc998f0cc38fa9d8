package org.tribune.site.video;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Video;
import org.tribune.site.page.PageFrame;

/**
 * The words of the written pages of reports, in a language, and the names of categories and series.
 *
 * @param frame of the page
 */
public record VideoPageWords(List<Category> categories, List<Series> series, PageFrame frame) {

  /** The text in the page's language. */
  public String text(String code, Object... arguments) {
    return frame.text(code, arguments);
  }

  public String name(Category category) {
    return frame.language().equals("fr") ? category.fr() : category.en();
  }

  /** The category of a report. */
  Optional<Category> category(Video video) {
    return categories.stream()
        .filter(each -> video.texts().category().filter(each.slug()::equals).isPresent())
        .findFirst();
  }

  /** The series of a report. */
  Optional<Series> series(Video video) {
    return series.stream()
        .filter(each -> video.texts().series().filter(each.slug()::equals).isPresent())
        .findFirst();
  }
}
