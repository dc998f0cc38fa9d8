package org.tribune.site.participation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Flag;

/**
 * Notices what is in a question before a moderator reads it: all flags but {@link Flag#FLOOD}. It
 * decides nothing. Safe for all threads; not for an event loop, since {@link WordList} looks at a
 * file.
 */
public final class FlagFinder {
  private static final int MOST_ALIKE = 3;

  private final WordList words;

  public FlagFinder(WordList words) {
    this.words = words;
  }

  /**
   * What is in a question. Its time grows with the length of the text and the number of earlier
   * questions, whatever they hold: 0.2 ms for 1,000 characters and some ms for 5,000 questions.
   *
   * @param text as it is kept ({@code Question.fit})
   * @param author whose name and commune are looked at as well, capitals apart
   * @param earlier to compare with; not this question itself when it is corrected
   */
  public Findings find(String text, Author author, Collection<Earlier> earlier) {
    Words now = words.words();
    List<TextSpan> spans = new ArrayList<>();
    FoldedText folded = FoldedText.of(text, QuestionField.TEXT);
    find(folded, now, spans);
    Capitals.find(folded, spans);
    find(FoldedText.of(author.name(), QuestionField.NAME), now, spans);
    find(FoldedText.of(author.commune(), QuestionField.COMMUNE), now, spans);
    return new Findings(merged(spans), alike(QuestionFeatures.of(folded), earlier));
  }

  private static void find(FoldedText text, Words words, List<TextSpan> into) {
    WordFinder.find(words, text, into);
    Links.find(text, into);
    PersonalData.find(text, into);
    OddSigns.find(text, into);
  }

  /** Those of one flag that overlap become one; an e-mail address is no link besides. */
  private static List<TextSpan> merged(List<TextSpan> spans) {
    List<TextSpan> ordered = new ArrayList<>(spans);
    ordered.removeIf(each -> each.flag() == Flag.LINK && isPartOfAddress(each, spans));
    ordered.sort(
        Comparator.comparing(TextSpan::place)
            .thenComparing(TextSpan::flag)
            .thenComparingInt(TextSpan::start));
    List<TextSpan> merged = new ArrayList<>();
    for (TextSpan each : ordered) {
      TextSpan before = merged.isEmpty() ? each : merged.getLast();
      boolean isOfOneKind = before.flag() == each.flag() && before.place() == each.place();
      if (!merged.isEmpty() && isOfOneKind && each.start() < before.end()) {
        int end = Math.max(before.end(), each.end());
        merged.set(merged.size() - 1, new TextSpan(each.flag(), each.place(), before.start(), end));
      } else {
        merged.add(each);
      }
    }
    merged.sort(Comparator.comparing(TextSpan::place).thenComparingInt(TextSpan::start));
    return merged;
  }

  private static boolean isPartOfAddress(TextSpan link, List<TextSpan> spans) {
    return spans.stream()
        .anyMatch(
            each ->
                each.flag() == Flag.PERSONAL_DATA
                    && each.place() == link.place()
                    && each.start() <= link.start()
                    && each.end() >= link.end());
  }

  private static List<Alike> alike(QuestionFeatures features, Collection<Earlier> earlier) {
    return earlier.stream()
        .map(each -> new Alike(each.id(), features.likeness(each.features())))
        .filter(each -> each.likeness() >= QuestionFeatures.NEAR)
        .sorted(
            Comparator.comparingDouble(Alike::likeness)
                .reversed()
                .thenComparing(each -> each.question().value()))
        .limit(MOST_ALIKE)
        .toList();
  }
}
