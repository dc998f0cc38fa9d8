package org.tribune.site.sitting.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An agenda as somebody might write it.
 *
 * @param titles of its items
 * @param levels of its items
 */
record Written(String text, List<String> titles, List<Integer> levels) {
  private static final String[] WORDS = {
    "Budget", "annexe", "de l'eau", "convention", "avec", "l'association", "des parents",
        "d'élèves",
    "marché", "de travaux", "tarifs", "2027", "voirie", "communale", "subvention", "exceptionnelle"
  };
  private static final String[] ROMAN = {
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"
  };

  private enum Marks {
    NUMBERS,
    DECIMALS,
    ROMAN_NUMBERS,
    LETTERS,
    BULLETS
  }

  static Written random(Random random) {
    Marks marks = Marks.values()[random.nextInt(Marks.values().length)];
    List<String> titles = new ArrayList<>();
    List<Integer> levels = new ArrayList<>();
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "ORDRE DU JOUR\n\n" : "");
    String lineEnd = random.nextBoolean() ? "\r\n" : "\n";
    int first = 1 + random.nextInt(8);
    for (int i = 1; i <= first; i++) {
      add(random, titles, levels, text, marks, /* parent= */ 0, i, lineEnd);
      int below = random.nextInt(4);
      for (int j = 1; j <= below; j++) {
        add(random, titles, levels, text, marks, i, j, lineEnd);
      }
      text.append(random.nextInt(3) == 0 ? lineEnd : "");
    }
    return new Written(text.toString(), titles, levels);
  }

  private static void add(
      Random random,
      List<String> titles,
      List<Integer> levels,
      StringBuilder text,
      Marks marks,
      int parent,
      int number,
      String lineEnd) {
    StringBuilder title = new StringBuilder("Point");
    int words = 1 + random.nextInt(9);
    for (int i = 0; i < words; i++) {
      title.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    titles.add(title.toString());
    levels.add(parent == 0 ? 0 : 1);
    String broken = broken(random, title.toString(), lineEnd);
    String leader = random.nextInt(6) == 0 ? " ............ " + (1 + random.nextInt(99)) : "";
    text.append(mark(marks, parent, number)).append(broken).append(leader).append(lineEnd);
  }

  /** Sometimes in two lines, the second further in. */
  private static String broken(Random random, String title, String lineEnd) {
    int space = title.indexOf(' ', 12);
    boolean isBroken = space > 0 && random.nextInt(4) == 0;
    return isBroken
        ? title.substring(0, space) + lineEnd + "      " + title.substring(space + 1)
        : title;
  }

  private static String mark(Marks marks, int parent, int number) {
    boolean isTop = parent == 0;
    return switch (marks) {
      case NUMBERS -> isTop ? number + ") " : "  " + (char) ('a' + number - 1) + ") ";
      case DECIMALS -> isTop ? number + ". " : parent + "." + number + " ";
      case ROMAN_NUMBERS -> isTop ? ROMAN[number - 1] + ". " : number + ". ";
      case LETTERS -> isTop ? (char) ('A' + number - 1) + ". " : number + ". ";
      case BULLETS -> isTop ? "• " : "\to ";
    };
  }
}
