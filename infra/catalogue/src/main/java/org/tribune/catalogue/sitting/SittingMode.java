package org.tribune.catalogue.sitting;

/** How councillors take part. */
public enum SittingMode {
  IN_PERSON,
  VIDEOCONFERENCE,
  BOTH
}
