package org.tribune.site.participation;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.question.Flag;

/**
 * Finds what is shouted: most of a text in capitals, or a long stretch of it. Acronyms and family
 * names, which are in capitals too, are no sentence: they have no small words between them.
 */
final class Capitals {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*+");

  /** Letters in capitals, from which on a text is shouted. */
  private static final int FEWEST_LETTERS = 28;

  private static final int FEWEST_WORDS = 5;
  private static final double MOSTLY = 0.6;

  /** Small words of a sentence in either language, without accents. */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "a", "au", "aux", "avec", "ce", "ces", "cette", "dans", "de", "des", "du", "elle", "en",
          "est", "et", "il", "ils", "la", "le", "les", "mais", "ne", "nos", "notre", "nous", "on",
          "ou", "par", "pas", "plus", "pour", "quand", "que", "qui", "se", "sont", "sur", "un",
          "une", "vos", "votre", "vous", "the", "of", "is", "are", "and", "to", "in", "you");

  private Capitals() {}

  static void find(FoldedText text, List<TextSpan> into) {
    String original = text.original();
    Stretch all = new Stretch();
    Stretch run = new Stretch();
    int cased = 0;
    boolean isFound = false;
    Matcher words = WORD.matcher(original);
    while (words.find()) {
      String word = words.group();
      cased += (int) word.codePoints().filter(Capitals::isCased).count();
      boolean isCapital = word.codePoints().noneMatch(Character::isLowerCase);
      if (isCapital) {
        all.add(word, words);
        run.add(word, words);
        continue;
      }
      isFound |= run.noteIfShouted(text.place(), into);
      run = new Stretch();
    }
    isFound |= run.noteIfShouted(text.place(), into);
    if (!isFound && all.letters >= MOSTLY * cased) {
      all.noteIfShouted(text.place(), into);
    }
  }

  private static boolean isCased(int codePoint) {
    return Character.isUpperCase(codePoint) || Character.isLowerCase(codePoint);
  }

  /** Words in capitals. */
  private static final class Stretch {
    private int letters;
    private int words;
    private int smallWords;
    private int start;
    private int end;

    void add(String word, Matcher place) {
      start = words == 0 ? place.start() : start;
      end = place.end();
      words++;
      letters += (int) word.codePoints().filter(Capitals::isCased).count();
      StringBuilder plain = new StringBuilder();
      word.codePoints().forEach(each -> plain.append(Folding.of(each)));
      smallWords += SMALL_WORDS.contains(plain.toString()) ? 1 : 0;
    }

    boolean noteIfShouted(QuestionField where, List<TextSpan> into) {
      boolean isShouted = letters >= FEWEST_LETTERS && words >= FEWEST_WORDS && smallWords > 0;
      if (isShouted) {
        into.add(new TextSpan(Flag.CAPITALS, where, start, end));
      }
      return isShouted;
    }
  }
}
