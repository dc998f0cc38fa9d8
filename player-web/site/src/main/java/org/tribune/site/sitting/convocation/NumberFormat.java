package org.tribune.site.sitting.convocation;

import java.util.Locale;

/** How the numbers of lists are written. */
enum NumberFormat {
  DECIMAL,
  /** 01, 02. */
  PADDED,
  SMALL_LETTER,
  LETTER,
  SMALL_ROMAN,
  ROMAN,
  /** 1er, 2e. */
  ORDINAL,
  BULLET,
  NONE;

  private static final int MOST_ROMAN = 3_999;
  private static final int LETTERS = 26;
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] SIGNS = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };

  /** By its name in Office Open XML (ST_NumberFormat); one that is rare counts in digits. */
  static NumberFormat ofWord(String name) {
    return switch (name) {
      case "bullet" -> BULLET;
      case "none" -> NONE;
      case "decimalZero" -> PADDED;
      case "lowerLetter" -> SMALL_LETTER;
      case "upperLetter" -> LETTER;
      case "lowerRoman" -> SMALL_ROMAN;
      case "upperRoman" -> ROMAN;
      case "ordinal" -> ORDINAL;
      default -> DECIMAL;
    };
  }

  /** By its sign in OpenDocument (style:num-format). */
  static NumberFormat ofOpenDocument(String sign) {
    return switch (sign) {
      case "" -> NONE;
      case "a" -> SMALL_LETTER;
      case "A" -> LETTER;
      case "i" -> SMALL_ROMAN;
      case "I" -> ROMAN;
      case "01" -> PADDED;
      default -> DECIMAL;
    };
  }

  String of(int number) {
    return switch (this) {
      case DECIMAL -> Integer.toString(number);
      case PADDED -> number >= 0 && number < 10 ? "0" + number : Integer.toString(number);
      case SMALL_LETTER -> letters(number).toLowerCase(Locale.ROOT);
      case LETTER -> letters(number);
      case SMALL_ROMAN -> roman(number).toLowerCase(Locale.ROOT);
      case ROMAN -> roman(number);
      case ORDINAL -> number == 1 ? "1er" : number + "e";
      case BULLET, NONE -> "";
    };
  }

  /** After Z comes AA, then BB, as word processors count. */
  private static String letters(int number) {
    if (number < 1 || number > LETTERS * 3) {
      return Integer.toString(number);
    }
    String letter = String.valueOf((char) ('A' + (number - 1) % LETTERS));
    return letter.repeat((number - 1) / LETTERS + 1);
  }

  private static String roman(int number) {
    if (number < 1 || number > MOST_ROMAN) {
      return Integer.toString(number);
    }
    StringBuilder roman = new StringBuilder();
    int rest = number;
    for (int i = 0; i < VALUES.length; i++) {
      while (rest >= VALUES[i]) {
        roman.append(SIGNS[i]);
        rest -= VALUES[i];
      }
    }
    return roman.toString();
  }
}
