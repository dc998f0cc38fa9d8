package org.tribune.site.page;

/**
 * The file of a page into which the server writes.
 *
 * @param isWhole true if no script draws what the server did not write
 */
record PageShell(String file, boolean isWhole) {
  /** A page of text alone. */
  static final PageShell TEXT = new PageShell("text.html", /* isWhole= */ true);

  /**
   * What the author of a question, or of a report on one, sees: its secret stays in the browser
   * (behind the #).
   */
  static final PageShell PRIVATE = new PageShell("question.html", /* isWhole= */ false);
}
