package org.tribune.catalogue.video;

import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/** Reports that belong together, such as those of one festival. */
public record Series(Slug slug, String title, String summary) {
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_SUMMARY = 2_000;

  public Series {
    title = CleanText.line(title, LONGEST_TITLE, "field.title");
    summary = CleanText.lines(summary, LONGEST_SUMMARY, "field.summary");
    if (title.isEmpty()) {
      throw new ValidationException("series.no-title");
    }
  }
}
