package org.tribune.site.participation;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Flag;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.core.config.QuestionsConfig;

/**
 * What is noticed in questions beside the others of their sitting, each of which is prepared once.
 * Not for an event loop. Safe for all threads.
 */
public final class QuestionFlags {
  private static final int MOST_PREPARED = 10_000;

  private final FlagFinder finder;

  /** By text, since a question may be corrected; the oldest used goes. Guarded by itself. */
  private final Map<String, QuestionFeatures> prepared =
      new LinkedHashMap<>(/* initialCapacity= */ 64, /* loadFactor= */ 0.75f, /* byUse= */ true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, QuestionFeatures> eldest) {
          return size() > MOST_PREPARED;
        }
      };

  /** With the words of {@code config}. */
  public QuestionFlags(QuestionsConfig config) {
    this.finder = new FlagFinder(config.words().map(WordList::with).orElseGet(WordList::shipped));
  }

  /**
   * What is noticed in a text.
   *
   * @param own the question that it is the text of, if that is there already
   * @param others of its sitting
   */
  public Findings find(
      String text, Author author, Optional<QuestionId> own, Collection<Question> others) {
    List<Earlier> earlier =
        others.stream()
            .filter(each -> !each.isForgotten() && own.filter(each.id()::equals).isEmpty())
            .map(each -> new Earlier(each.id(), features(each.text())))
            .toList();
    return finder.find(text, author, earlier);
  }

  private QuestionFeatures features(String text) {
    synchronized (prepared) {
      return prepared.computeIfAbsent(text, QuestionFeatures::of);
    }
  }

  /** The flags of findings, and of somebody who asks much in a short time. */
  public static Set<Flag> of(Findings findings, boolean isFlood) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(findings.flags());
    if (isFlood) {
      flags.add(Flag.FLOOD);
    }
    return flags;
  }
}
