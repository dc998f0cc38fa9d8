package org.tribune.site.page;

/** Text in HTML. */
public final class Markup {
  private Markup() {}

  /** Text for the content of an element or for an attribute in double quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
