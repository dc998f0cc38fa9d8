package org.tribune.core.report;

/** Where a report stands. Only {@link #PUBLISHED} is seen by the public. */
public enum ReportState {
  /** Its author works on it. */
  DRAFT,
  /** A reviewer has to look at it. */
  IN_REVIEW,
  /** A reviewer sent it back, with a note. */
  RETURNED,
  /** It is published by itself when its time comes. */
  SCHEDULED,
  /** Everybody may see it. */
  PUBLISHED,
  /** It was published, and is withdrawn. */
  UNPUBLISHED
}
