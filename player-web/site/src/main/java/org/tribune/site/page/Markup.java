package org.tribune.site.page;

import java.util.regex.Pattern;

/** Text in HTML. */
public final class Markup {
  private static final Pattern BESIDE_A_FRENCH_MARK = Pattern.compile(" (?=[:;?!»%])|(?<=«) ");

  private Markup() {}

  /** Text for the content of an element or for an attribute in double quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * Text as it is read: French marks stay on the line of the word before them. What is written in
   * another language has no space there.
   */
  static String unbroken(String text) {
    return BESIDE_A_FRENCH_MARK.matcher(text).replaceAll("\u00a0");
  }
}
