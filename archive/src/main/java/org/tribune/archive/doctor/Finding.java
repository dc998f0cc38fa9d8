package org.tribune.archive.doctor;

/**
 * Something that is not as it should be.
 *
 * @param outcome what was done about it
 * @param text in plain words, with the remedy where there is something left to do
 */
public record Finding(Outcome outcome, String text) {
  /** What was done about a finding. */
  public enum Outcome {
    /** It is right again. */
    REPAIRED,
    /** Nothing is lost by it. */
    HARMLESS,
    /** Somebody must look. */
    OPEN
  }

  static Finding repaired(String text) {
    return new Finding(Outcome.REPAIRED, text);
  }

  static Finding harmless(String text) {
    return new Finding(Outcome.HARMLESS, text);
  }

  static Finding open(String text) {
    return new Finding(Outcome.OPEN, text);
  }
}
