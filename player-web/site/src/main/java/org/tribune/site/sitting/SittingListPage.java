package org.tribune.site.sitting;

import java.util.Optional;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SiteSection;

/**
 * The list of sittings as the server writes it.
 *
 * @param list those to come and those of a year, as the API shows them
 */
record SittingListPage(SittingResponses.Listing list, PageFrame frame) {
  private static final String ADDRESS = SiteSection.SITTINGS.address();

  ServerRenderedPage page() {
    String title = frame.text("page.site.meetings");
    PageFrame.Told told =
        PageFrame.Told.website(title, frame.text("page.sitting.meetings-to-come-and"), ADDRESS);
    return frame.page(
        ADDRESS,
        title,
        frame.head(told),
        (out, none) -> JtesittingsGenerated.render(out, none, this, title));
  }

  /** The address of the page with older sittings. */
  Optional<String> older() {
    return list.next().map(next -> ADDRESS + "?year=" + list.year() + "&before=" + next);
  }
}
