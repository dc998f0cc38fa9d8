package org.tribune.site.page;

import java.util.List;
import java.util.Locale;

/** The size of a file as people of a language say it: 340 ko, 1,2 Mo; as the pages' scripts do. */
public final class SpokenSize {
  private static final List<String> FRENCH = List.of("ko", "Mo", "Go");
  private static final List<String> ENGLISH = List.of("kB", "MB", "GB");
  private static final double STEP = 1_000;

  private SpokenSize() {}

  /**
   * The size.
   *
   * @param language {@code fr} or {@code en}
   */
  public static String of(long bytes, String language) {
    boolean french = language.equals("fr");
    double size = Math.max(1, bytes / STEP);
    int unit = 0;
    while (unit < 2 && Math.round(size) >= STEP) {
      size /= STEP;
      unit++;
    }
    Locale locale = french ? Locale.FRANCE : Locale.UK;
    String pattern = unit > 0 && size < 9.95 ? "%.1f" : "%.0f";
    String number = String.format(locale, pattern, size).replaceFirst("[.,]0$", "");
    return number + "\u00a0" + (french ? FRENCH : ENGLISH).get(unit);
  }
}
