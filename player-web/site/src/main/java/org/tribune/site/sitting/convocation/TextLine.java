package org.tribune.site.sitting.convocation;

/**
 * A line of a document.
 *
 * @param text with its number before it, and what it is indented by as spaces
 * @param layout what is known of it beside its text
 */
public record TextLine(String text, Layout layout) {
  /**
   * What a document says of a line, and pasted text does not.
   *
   * @param isApart true for what stands at the head or foot of pages
   * @param isStrong true if all of it is bold, or it is a title of the document
   * @param depth of the list whose item it begins, 0 for the outermost or none
   */
  public record Layout(boolean isApart, boolean isStrong, int depth) {
    /** The layout of text of which nothing is known. */
    public static final Layout NONE = new Layout(false, false, 0);

    private static final int DEEPEST = 9;

    public Layout {
      depth = Math.clamp(depth, 0, DEEPEST);
    }
  }

  /** As one line of a file; the text holds no line ends. */
  String written() {
    char sign = layout.isApart() ? 'a' : layout.isStrong() ? 's' : '-';
    return sign + Integer.toString(layout.depth()) + text;
  }

  /** From a line of a file, which a stranger's document may have had written otherwise. */
  static TextLine read(String line) {
    if (line.length() < 2 || !Character.isDigit(line.charAt(1))) {
      return new TextLine(line, Layout.NONE);
    }
    char sign = line.charAt(0);
    int depth = Character.digit(line.charAt(1), 10);
    return new TextLine(line.substring(2), new Layout(sign == 'a', sign == 's', depth));
  }
}
