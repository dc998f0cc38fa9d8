package org.tribune.site.video;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.video.Video;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SiteSection;
import org.tribune.site.video.VideoResponses.PublicReport;

/**
 * The list of reports as the server writes it, with the form that filters it and the links to its
 * pages.
 *
 * @param page from 1 on
 * @param found all that are wanted, the newest first
 * @param years that there are reports of
 */
record VideoListPage(
    VideoFilter filter, int page, List<Video> found, List<Integer> years, VideoPageWords words) {
  /** Reports on a page; as the page's script asks for. */
  private static final int PAGE = 24;

  ServerRenderedPage page(Function<Video, PublicReport> views) {
    String title = words.text("page.site.films");
    PageFrame frame = words.frame();
    return frame.page(
        SiteSection.REPORTS.address(),
        title,
        frame.head(PageFrame.Told.website(title, introduction(), filter.address(page))),
        (out, none) -> JtereportsGenerated.render(out, none, this, title, views));
  }

  private String introduction() {
    return words.text("page.video.films-of-local-life");
  }

  PageFrame frame() {
    return words.frame();
  }

  List<Video> shown() {
    return found.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
  }

  boolean hasNext() {
    return (long) page * PAGE < found.size();
  }

  static String day(Video video) {
    return video
        .texts()
        .date()
        .map(Object::toString)
        .or(() -> video.dates().publishedAt().map(at -> at.toString().substring(0, 10)))
        .orElse("");
  }

  /** True for the filter's choice that is wanted now. */
  static boolean isChosen(Optional<?> wished, Object choice) {
    return wished.map(Object::toString).filter(choice.toString()::equals).isPresent();
  }
}
