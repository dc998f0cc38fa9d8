package org.tribune.catalogue.question;

/** What became of a report. */
public enum ReportState {
  OPEN,
  /** Something was done. */
  UPHELD,
  /** The question stays as it is. */
  DISMISSED
}
