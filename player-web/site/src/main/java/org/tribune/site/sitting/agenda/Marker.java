package org.tribune.site.sitting.agenda;

/**
 * What stands before a title and makes it an item.
 *
 * @param style what kind of mark it is: marks of one style are of one level
 * @param numbering the number alone; empty for a bullet
 * @param ordinal its place in the list that it counts, 0 if it counts none
 * @param rest of the line
 */
record Marker(String style, String numbering, int ordinal, String rest) {
  /** The style of whole numbers; of {@code 1.2} it is {@code number2}, and so on. */
  static final String NUMBER = "number";

  static final String ROMAN = "roman";
  static final String LETTER = "letter";
  static final String SMALL_LETTER = "small letter";
  static final String SMALL_ROMAN = "small roman";

  /** Numbers of a register: {@code 2026-045}. */
  static final String SERIAL = "serial";

  static final String BULLET = "bullet";
  static final String HEADING = "heading";
  static final String INDENT = "indent";

  boolean isBullet() {
    return style.startsWith(BULLET);
  }
}
