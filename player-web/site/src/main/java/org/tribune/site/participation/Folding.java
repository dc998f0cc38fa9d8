package org.tribune.site.participation;

import java.text.Normalizer;

/**
 * Characters as they are compared: in lower case, without accents, ligatures taken apart,
 * full-width, circled and stylised letters as plain ones (Unicode NFKD and a little more); every
 * dash is a hyphen, every space a space. Safe for all threads.
 */
final class Folding {
  private static final int FIRST_TABLED = 0x80;
  private static final int LAST_TABLED = 0x24F;

  /** Some signs stand for a whole sentence. */
  private static final int LONGEST = 4;

  private static final String[] TABLE = new String[LAST_TABLED + 1 - FIRST_TABLED];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      TABLE[i] = computed(FIRST_TABLED + i);
    }
  }

  private Folding() {}

  /** What stands for a character; nothing for one that only changes another, or is not seen. */
  static String of(int codePoint) {
    if (codePoint < FIRST_TABLED) {
      return Character.toString(asciiOf(codePoint));
    }
    return codePoint <= LAST_TABLED ? TABLE[codePoint - FIRST_TABLED] : computed(codePoint);
  }

  private static int asciiOf(int codePoint) {
    if (codePoint >= 'A' && codePoint <= 'Z') {
      return codePoint + ('a' - 'A');
    }
    return codePoint < ' ' && codePoint != '\n' ? ' ' : codePoint;
  }

  private static String computed(int codePoint) {
    int sign = squared(codePoint);
    if (sign != 0) {
      return Character.toString(sign);
    }
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      return " ";
    }
    StringBuilder folded = new StringBuilder();
    Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
        .codePoints()
        .limit(LONGEST)
        .forEach(each -> append(Character.toLowerCase(each), folded));
    return folded.toString();
  }

  /** The letter in a dark circle or square, which Unicode takes for a picture; or 0. */
  private static int squared(int codePoint) {
    if (codePoint >= 0x1F150 && codePoint <= 0x1F169) {
      return 'a' + codePoint - 0x1F150;
    }
    return codePoint >= 0x1F170 && codePoint <= 0x1F189 ? 'a' + codePoint - 0x1F170 : 0;
  }

  private static void append(int codePoint, StringBuilder folded) {
    switch (codePoint) {
      case 'œ' -> folded.append("oe");
      case 'æ' -> folded.append("ae");
      case 'ß' -> folded.append("ss");
      case 'ø' -> folded.append('o');
      case 'đ' -> folded.append('d');
      case 'ł' -> folded.append('l');
      case 'ı' -> folded.append('i');
      case '’', '‘', 'ʼ', '′', '`', '´' -> folded.append('\'');
      default -> appendByType(codePoint, folded);
    }
  }

  private static void appendByType(int codePoint, StringBuilder folded) {
    switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {}
      case Character.DASH_PUNCTUATION -> folded.append('-');
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL ->
          folded.append(' ');
      default -> folded.appendCodePoint(codePoint);
    }
  }
}
