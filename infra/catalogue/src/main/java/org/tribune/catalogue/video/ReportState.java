package org.tribune.catalogue.video;

/** Where a report stands. Only {@link #PUBLISHED} is seen by the public. */
public enum ReportState {
  /** Its author works on it. */
  DRAFT("brouillon", "a draft"),
  /** A reviewer has to look at it. */
  IN_REVIEW("en relecture", "in review"),
  /** A reviewer sent it back, with a note. */
  RETURNED("à reprendre", "sent back"),
  /** It is published by itself when its time comes. */
  SCHEDULED("programmé", "scheduled"),
  /** Everybody may see it. */
  PUBLISHED("publié", "published"),
  /** It was published, and is withdrawn. */
  UNPUBLISHED("retiré du public", "withdrawn");

  private final String french;
  private final String english;

  ReportState(String french, String english) {
    this.french = french;
    this.english = english;
  }

  String french() {
    return french;
  }

  String english() {
    return english;
  }
}
