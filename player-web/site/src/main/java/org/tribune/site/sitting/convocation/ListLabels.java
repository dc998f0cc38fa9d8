package org.tribune.site.sitting.convocation;

/** The mark of a list as text, so that whoever reads the line takes it for one. */
final class ListLabels {
  private static final String KNOWN_BULLETS = "•▪◦●○■□◆◇‣⁃∙·*➢➤➔→►▶✓✔❖-–—‐‑−";

  private ListLabels() {}

  /** A bullet; letters of symbol fonts that mean another sign in text are round ones. */
  static String bullet(String sign) {
    String bare = sign.strip();
    boolean isKnown =
        bare.codePointCount(0, bare.length()) == 1
            && (KNOWN_BULLETS.contains(bare) || (bare.charAt(0) & 0xff00) == 0xf000);
    return isKnown ? bare : "•";
  }

  /** A letter alone before a title would be a word of it. */
  static String number(String label) {
    String bare = label.strip();
    return bare.matches("[A-Za-z]{1,3}") && !bare.matches("[IVXLC]{1,3}") ? bare + ")" : bare;
  }
}
