package org.tribune.box.control;

/**
 * What came of a local command.
 *
 * @param status as of HTTP: 200 it is so, 400 and 404 it was asked wrongly, else it is not so
 * @param line for a person
 */
public record ControlAnswer(int status, String line) {
  /** As the program ends: 0 it is so, 2 it was asked wrongly, 1 it is not so. */
  public int exitCode() {
    return switch (status) {
      case 200 -> 0;
      case 400, 404 -> 2;
      default -> 1;
    };
  }
}
