package org.tribune.site.video;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.video.Report;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;
import org.tribune.site.video.ReportResponses.PublicReport;

/**
 * The list of reports as the server writes it, with the form that filters it and the links to its
 * pages.
 *
 * @param page from 1 on
 * @param found all that are wanted, the newest first
 * @param years that there are reports of
 */
record WrittenReports(
    PublicWish wish, int page, List<Report> found, List<Integer> years, ReportShelves shelves) {
  /** Reports on a page; as the page's script asks for. */
  private static final int PAGE = 24;

  WrittenPage page(Function<Report, PublicReport> views) {
    String title = shelves.text("page.site.films");
    WrittenFrame frame = shelves.frame();
    return frame.page(
        SiteSection.REPORTS.address(),
        title,
        frame.head(WrittenFrame.Told.website(title, introduction(), wish.address(page))),
        (out, none) -> JtereportsGenerated.render(out, none, this, title, views));
  }

  private String introduction() {
    return shelves.text("page.video.films-of-local-life");
  }

  WrittenFrame frame() {
    return shelves.frame();
  }

  List<Report> shown() {
    return found.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
  }

  boolean hasNext() {
    return (long) page * PAGE < found.size();
  }

  static String day(Report report) {
    return report
        .texts()
        .date()
        .map(Object::toString)
        .or(() -> report.dates().publishedAt().map(at -> at.toString().substring(0, 10)))
        .orElse("");
  }

  /** True for the filter's choice that is wanted now. */
  static boolean isChosen(Optional<?> wished, Object choice) {
    return wished.map(Object::toString).filter(choice.toString()::equals).isPresent();
  }
}
