package org.tribune.site.sitting;

import java.util.Optional;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;

/**
 * The list of sittings as the server writes it.
 *
 * @param list those to come and those of a year, as the API shows them
 */
public record WrittenSittings(SittingResponses.Listing list, WrittenFrame frame) {
  private static final String ADDRESS = SiteSection.SITTINGS.address();

  public WrittenPage page() {
    String title = frame.text("page.site.meetings");
    WrittenFrame.Told told =
        WrittenFrame.Told.website(title, frame.text("page.sitting.meetings-to-come-and"), ADDRESS);
    return frame.page(
        ADDRESS,
        title,
        frame.head(told),
        (out, none) -> JtesittingsGenerated.render(out, none, this, title));
  }

  /** Of the page with older ones. */
  Optional<String> older() {
    return list.next().map(next -> ADDRESS + "?year=" + list.year() + "&before=" + next);
  }
}
