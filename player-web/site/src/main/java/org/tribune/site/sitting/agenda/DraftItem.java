package org.tribune.site.sitting.agenda;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.tribune.core.text.CleanText;

/** An item of which more lines may follow. Used by one thread. */
final class DraftItem {
  private static final int LONGEST = 4_000;

  private static final Pattern OPEN_ENDED =
      Pattern.compile(
          "(?iu)(?:[,(–—-]|(?<!\\p{L})(?:de|du|des|le|la|les|un|une|et|ou|à|au|aux|en|par|pour|sur|avec"
              + "|dans|entre|the|of|and|for|to)|['’])\\s*$");

  private final SourceLine first;
  private final int level;
  private final Marker mark;
  private final StringBuilder title;
  private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
  private String rapporteur = "";
  private SourceLine last;

  DraftItem(SourceLine line, int level, Marker mark) {
    this.first = line;
    this.last = line;
    this.level = level;
    this.mark = mark;
    this.title = new StringBuilder(mark.rest());
  }

  /** Joins the next line of a title that was broken. */
  void append(SourceLine line) {
    if (title.length() > LONGEST) {
      return;
    }
    String text = line.text();
    boolean breaksWord = endsWith("-") && Character.isLowerCase(text.codePointAt(0));
    title.append(last.isHyphenated() || breaksWord ? "" : " ").append(text);
    last = line;
  }

  private boolean endsWith(String end) {
    return title.length() >= end.length()
        && title.substring(title.length() - end.length()).equals(end);
  }

  void rapporteur(String name) {
    rapporteur = rapporteur.isEmpty() ? name : rapporteur + ", " + name;
  }

  void doubt(Doubt doubt) {
    doubts.add(doubt);
  }

  boolean isHyphenated() {
    return last.isHyphenated();
  }

  boolean isHeading() {
    return mark.style().equals(Marker.HEADING);
  }

  /** True if its last line ends as sentences end. */
  boolean isComplete() {
    return endsWith(".") || endsWith(";") || !rapporteur.isEmpty();
  }

  /** True if its last word wants another behind it. */
  boolean isOpenEnded() {
    return OPEN_ENDED.matcher(title).find();
  }

  /** How wide its last line is. */
  int lastWidth() {
    return last.width();
  }

  /** True if {@code line} stands further in than this item began, as the lines of a list do. */
  boolean isIndentedFor(SourceLine line) {
    return line.indent() > first.indent();
  }

  int line() {
    return first.number();
  }

  int level() {
    return level;
  }

  Marker mark() {
    return mark;
  }

  String title() {
    return CleanText.line(title.toString());
  }

  String rapporteur() {
    return rapporteur;
  }

  Set<Doubt> doubts() {
    return doubts;
  }
}
