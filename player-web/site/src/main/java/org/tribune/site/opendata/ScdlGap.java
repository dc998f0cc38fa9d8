package org.tribune.site.opendata;

import org.tribune.core.text.Message;

/** What a decision may lack to be a whole row of the file of deliberations. */
enum ScdlGap {
  /** The assembly's authority, or its number in the register. */
  NO_COLLECTIVITY(/* isLeftOut= */ true),
  NO_RESULT(/* isLeftOut= */ true),
  NO_NUMBER(/* isLeftOut= */ true),
  NO_TITLE(/* isLeftOut= */ true),
  NO_MATTER(/* isLeftOut= */ true),
  /** One of the first level, where the second is asked for. */
  MATTER_TOO_BROAD(/* isLeftOut= */ true),
  MATTER_UNKNOWN(/* isLeftOut= */ true),
  /** No numbers, or none but zero. */
  NO_COUNT(/* isLeftOut= */ false),
  /** Who voted blank took part, and is in none of the three numbers that have to make up all. */
  BLANK_BALLOTS(/* isLeftOut= */ false),
  NO_MEMBERS(/* isLeftOut= */ false),
  MORE_VOTES_THAN_MEMBERS(/* isLeftOut= */ false);

  private final boolean isLeftOut;

  ScdlGap(boolean isLeftOut) {
    this.isLeftOut = isLeftOut;
  }

  /** True if there is no row; false if its columns on the vote are empty. */
  boolean isLeftOut() {
    return isLeftOut;
  }

  /**
   * What is missing, and what to do.
   *
   * @param body the assembly's name
   * @param matter as it was given
   */
  Message said(String body, String matter) {
    return switch (this) {
      case NO_COLLECTIVITY -> Message.of("open-data.no-collectivity", body);
      case NO_RESULT -> Message.of("open-data.no-result");
      case NO_NUMBER -> Message.of("open-data.no-number");
      case NO_TITLE -> Message.of("open-data.no-title");
      case NO_MATTER -> Message.of("open-data.no-matter");
      case MATTER_TOO_BROAD -> Message.of("open-data.matter-too-broad", matter);
      case MATTER_UNKNOWN -> Message.of("open-data.matter-unknown", matter);
      case NO_COUNT -> Message.of("open-data.no-count");
      case BLANK_BALLOTS -> Message.of("open-data.blank-ballots");
      case NO_MEMBERS -> Message.of("open-data.no-members", body);
      case MORE_VOTES_THAN_MEMBERS -> Message.of("open-data.more-votes-than-members");
    };
  }
}
