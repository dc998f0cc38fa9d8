package org.tribune.site.opendata;

import java.util.List;

/** What the files are about. */
enum Dataset {
  /** Deliberations as the common core of local data has them (SCDL). */
  DELIBERATIONS(
      "deliberations",
      /* isYearly= */ false,
      "page.open-data.deliberations",
      "page.open-data.deliberations-text"),
  /** Every sitting that was announced. */
  SITTINGS(
      "sittings", /* isYearly= */ false, "page.open-data.sittings", "page.open-data.sittings-text"),
  /** What was voted on, and with how many votes. */
  VOTES("votes", /* isYearly= */ true, "page.open-data.votes", "page.open-data.votes-text"),
  /** Who voted how, where an assembly publishes it; in JSON with the votes. */
  BALLOTS("ballots", /* isYearly= */ true, "page.open-data.ballots", "page.open-data.ballots-text"),
  /** Who came, where an assembly publishes it. */
  ATTENDANCE(
      "attendance",
      /* isYearly= */ true,
      "page.open-data.attendance",
      "page.open-data.attendance-text");

  private final String word;
  private final boolean isYearly;
  private final String title;
  private final String text;

  /**
   * A dataset.
   *
   * @param word that its files are called by
   * @param isYearly true if it has a file a year
   * @param title the code of its title
   * @param text the code of what is said of it
   */
  Dataset(String word, boolean isYearly, String title, String text) {
    this.word = word;
    this.isYearly = isYearly;
    this.title = title;
    this.text = text;
  }

  String word() {
    return word;
  }

  boolean isYearly() {
    return isYearly;
  }

  List<Format> formats() {
    return switch (this) {
      case DELIBERATIONS, BALLOTS -> List.of(Format.CSV);
      case SITTINGS, VOTES, ATTENDANCE -> List.of(Format.CSV, Format.JSON);
    };
  }

  String title() {
    return title;
  }

  String text() {
    return text;
  }
}
