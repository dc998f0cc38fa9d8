package org.tribune.speech;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;

/**
 * Lets through what an engine can have heard: engines make mistakes, and some are other people's
 * programs. What makes no sense is left out; an engine that goes on so is done with. Used by the
 * engine's thread.
 */
public final class HypothesisCheck {
  /** So many in turn without sense, and the engine is broken. */
  private static final int MOST_IN_TURN = 20;

  /** Models round times to their frames. */
  private static final MediaTime TOLERANCE = MediaTime.ofMicros(500_000);

  private static final int LONGEST_EXCERPT = 80;

  /**
   * Names of what is no word, such as {@code <unk>} or {@code [NOISE]}, and all other markup: no
   * engine hears angle brackets.
   */
  private static final Pattern NO_WORD = Pattern.compile(".*[<>].*|\\[.*]|\\+\\+.*\\+\\+");

  private final String engine;
  private int rejected = 0;
  private int nextUtterance = 0;
  private MediaTime latestStart = MediaTime.ZERO;

  /** For an engine of this name. */
  public HypothesisCheck(String engine) {
    this.engine = engine;
  }

  /** The lowest number that an utterance can have which is not final yet. */
  public int nextUtterance() {
    return nextUtterance;
  }

  /**
   * The hypothesis, without what is no word, if it can be true of a stream that is {@code heard}
   * long.
   *
   * @throws SpeechException.EngineFailed if one after the other can't
   */
  public Optional<Hypothesis> accept(Hypothesis hypothesis, MediaTime heard)
      throws SpeechException.EngineFailed {
    List<Word> words =
        hypothesis.words().stream()
            .filter(word -> !NO_WORD.matcher(word.text()).matches())
            .toList();
    if (hypothesis.utterance() < nextUtterance) {
      reject(Message.of("recogniser.said-before", hypothesis.utterance()));
      return Optional.empty();
    }
    if (!words.isEmpty() && words.getFirst().start().isBefore(latestStart)) {
      reject(Message.of("recogniser.times-backwards"));
      return Optional.empty();
    }
    if (!words.isEmpty() && words.getLast().end().isAfter(heard.plus(TOLERANCE))) {
      reject(Message.of("recogniser.of-the-future"));
      return Optional.empty();
    }
    rejected = 0;
    if (hypothesis.isFinal()) {
      nextUtterance = hypothesis.utterance() + 1;
      if (!words.isEmpty()) {
        latestStart = words.getLast().start();
      }
    }
    return Optional.of(new Hypothesis(hypothesis.utterance(), hypothesis.isFinal(), words));
  }

  /**
   * Counts something that is no hypothesis.
   *
   * @param why in a few words
   * @throws SpeechException.EngineFailed if there were too many in turn
   */
  public void reject(Message why) throws SpeechException.EngineFailed {
    rejected++;
    if (rejected >= MOST_IN_TURN) {
      throw new SpeechException.EngineFailed("recogniser.nonsense-in-turn", engine, rejected, why);
    }
  }

  /** The beginning of what a program wrote, fit to be shown to a person. */
  public static String excerpt(String text) {
    String clean = CleanText.line(text.substring(0, Math.min(text.length(), LONGEST_EXCERPT)));
    return text.length() > LONGEST_EXCERPT ? clean + "…" : clean;
  }

  /** What a program wrote last, to follow a sentence that says that it ended; empty if nothing. */
  public static Object lastWords(String text) {
    String excerpt = excerpt(text);
    return excerpt.isEmpty() ? "" : Message.of("recogniser.and-said", excerpt);
  }

  /** Another stream begins. */
  public void reset() {
    rejected = 0;
    nextUtterance = 0;
    latestStart = MediaTime.ZERO;
  }
}
