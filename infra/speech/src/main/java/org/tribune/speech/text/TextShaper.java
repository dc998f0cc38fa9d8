package org.tribune.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.Word;

/**
 * Gives words capitals and punctuation where the engine gives none: by pauses, by where sentences
 * begin, and by the sitting's names. It says nothing that was not said: no word is added, left out
 * or replaced; numbers and curses stay as they were heard. What was heard badly is marked. Of one
 * stream, whose hypotheses it is given in their order; used by one thread.
 */
public final class TextShaper {
  /**
   * A pause within an utterance that becomes a comma (a breath); a longer one becomes a full stop.
   */
  private static final MediaTime COMMA = MediaTime.ofMicros(400_000);

  private static final MediaTime FULL_STOP = MediaTime.ofMicros(800_000);

  /** So long an utterance has ended since it was long, not since a sentence did. */
  private static final MediaTime CUT_OFF = MediaTime.ofMicros(18_000_000);

  /** A question by its form. */
  private static final List<String> QUESTION = List.of("est", "ce");

  private final Locale language;
  private final Vocabulary names;
  private final double doubtfulBelow;
  private final Typography typography;

  /** The engine writes sentences itself: it has been seen to. */
  private boolean writesItself = false;

  private boolean isSentenceOpen = false;
  private Optional<MediaTime> lastEnd = Optional.empty();

  /**
   * A shaper.
   *
   * @param doubtfulBelow confidence below which a word is marked
   */
  public TextShaper(Locale language, Vocabulary names, double doubtfulBelow) {
    this.language = language;
    this.names = names;
    this.doubtfulBelow = doubtfulBelow;
    this.typography = new Typography(language);
  }

  /** The same hypothesis, as it is to be read. */
  public Hypothesis shape(Hypothesis hypothesis) {
    List<Word> words = hypothesis.words();
    writesItself |= words.stream().anyMatch(word -> isWritten(word.text()));
    List<Word> shaped = writesItself ? words : sentences(hypothesis);
    if (hypothesis.isFinal() && !words.isEmpty()) {
      isSentenceOpen = !endsSentence(shaped.getLast().text());
      lastEnd = Optional.of(words.getLast().end());
    }
    return new Hypothesis(
        hypothesis.utterance(),
        hypothesis.isFinal(),
        shaped.stream().map(typography::of).map(this::doubt).toList());
  }

  /** Another stream begins: nothing of this one is known any more. */
  public void reset() {
    isSentenceOpen = false;
    lastEnd = Optional.empty();
  }

  private Word doubt(Word word) {
    return word.confidence().isPresent() && word.confidence().getAsDouble() < doubtfulBelow
        ? word.doubted()
        : word;
  }

  /** A sign at its end, or small letters behind a capital, as no engine without both writes. */
  private static boolean isWritten(String text) {
    return text.matches(".*[.,;:?!…]") || text.matches("\\p{Lu}\\p{Ll}+.*");
  }

  private static boolean endsSentence(String text) {
    return text.matches(".*[.?!…]");
  }

  private List<Word> sentences(Hypothesis hypothesis) {
    List<Word> words = named(hypothesis.words());
    List<Word> shaped = new ArrayList<>();
    boolean begins = !words.isEmpty() && beginsSentence(words.getFirst());
    int sentence = 0;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      String text = begins ? capital(word.text()) : word.text();
      if (begins) {
        sentence = i;
      }
      String sign = sign(hypothesis, words, i, sentence);
      begins = endsSentence(sign);
      shaped.add(word.written(fitting(text, sign)));
    }
    return shaped;
  }

  private static String fitting(String text, String sign) {
    return text.length() + sign.length() <= Word.LONGEST ? text + sign : text;
  }

  private boolean beginsSentence(Word first) {
    return !isSentenceOpen
        || lastEnd.map(end -> isPause(end, first.start(), FULL_STOP)).orElse(true);
  }

  private static boolean isPause(MediaTime end, MediaTime start, MediaTime length) {
    return !start.minus(end).isBefore(length);
  }

  /** What follows a word. */
  private String sign(Hypothesis hypothesis, List<Word> words, int at, int sentence) {
    Word word = words.get(at);
    if (at == words.size() - 1) {
      boolean isCutOff = isPause(words.getFirst().start(), word.end(), CUT_OFF);
      return hypothesis.isFinal() && !isCutOff ? end(words, sentence) : "";
    }
    MediaTime next = words.get(at + 1).start();
    if (isPause(word.end(), next, FULL_STOP)) {
      return end(words, sentence);
    }
    return isPause(word.end(), next, COMMA) ? "," : "";
  }

  private String end(List<Word> words, int sentence) {
    List<String> first = new ArrayList<>();
    for (int i = sentence; i < words.size() && first.size() < QUESTION.size(); i++) {
      first.addAll(names.parts(words.get(i).text()));
    }
    boolean isQuestion =
        isFrench()
            && first.size() >= QUESTION.size()
            && first.subList(0, QUESTION.size()).equals(QUESTION);
    return isQuestion ? "?" : ".";
  }

  private boolean isFrench() {
    return language.getLanguage().equals("fr");
  }

  private String capital(String text) {
    int first = text.codePointAt(0);
    int length = Character.charCount(first);
    return text.substring(0, length).toUpperCase(language) + text.substring(length);
  }

  /** Names as they are written, all else in small letters. */
  private List<Word> named(List<Word> words) {
    List<String> said = new ArrayList<>();
    for (Word word : words) {
      // Several words in one, or none, are like no word of a name.
      said.add(String.join(" ", names.parts(word.text())));
    }
    List<Word> written = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Optional<Vocabulary.Entry> entry =
          names.find(withoutElision(said.get(at)), said.subList(at + 1, said.size()));
      if (entry.isPresent()) {
        at = addName(written, words, at, entry.get());
      } else {
        Word word = words.get(at);
        written.add(word.written(lower(word.text())));
        at++;
      }
    }
    return written;
  }

  private int addName(List<Word> written, List<Word> words, int from, Vocabulary.Entry entry) {
    int at = from;
    for (int i = 0; i < entry.written().size(); i++) {
      List<Word> spoken = words.subList(at, at + entry.lengths().get(i));
      String text = elision(spoken.getFirst().text(), i == 0) + entry.written().get(i);
      written.add(joined(spoken, text.length() <= Word.LONGEST ? text : spoken.getFirst().text()));
      at += spoken.size();
    }
    return at;
  }

  /** As sure as the least sure of them. */
  private static Word joined(List<Word> spoken, String text) {
    Word least =
        spoken.stream()
            .min((one, other) -> Double.compare(sureness(one), sureness(other)))
            .orElseThrow();
    return least.written(text).at(spoken.getFirst().start(), spoken.getLast().end());
  }

  private static double sureness(Word word) {
    return word.confidence().orElse(1);
  }

  /** What is before the name: {@code l'} in {@code l'hôtel}. */
  private String elision(String text, boolean isFirst) {
    String small = text.toLowerCase(language).replace('’', '\'');
    return isFirst ? small.substring(0, small.length() - withoutElision(small).length()) : "";
  }

  private String withoutElision(String text) {
    return isFrench()
        ? text.replaceFirst("^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=.)", "")
        : text;
  }

  private String lower(String text) {
    return text.toLowerCase(language);
  }
}
