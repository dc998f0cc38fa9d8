package org.tribune.site.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.caption.UtteranceCaptions;
import org.tribune.core.text.Message;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/**
 * Somebody who writes captions of what the public hears, and what was written last. Safe for all
 * threads: one writes at a time.
 */
final class CaptionHand {
  /** How long a letter takes to say: about 15 a second in French and English. */
  private static final Duration LETTER = Duration.ofMillis(66);

  /** The shortest that a word is written down as, however many come at once. */
  private static final Duration SHORTEST_WORD = Duration.ofMillis(100);

  /** After so long without a word what comes is another utterance. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final int MOST_WORDS = 100;

  /** The clock of a program may be wrong by this much. */
  private static final Duration WRONG_CLOCK = Duration.ofSeconds(10);

  private static final Duration OLDEST = Duration.ofMinutes(1);

  private final String name;
  private final BiPredicate<BroadcastId, LiveCaption> isTakenOver;
  private final BiConsumer<BroadcastId, LiveCaption> written;
  private Optional<Turn> turn = Optional.empty();

  /** At one broadcast in one language. */
  private static final class Turn {
    final BroadcastId broadcast;
    final String language;
    final UtteranceCaptions captions;
    final List<SpokenWord> said = new ArrayList<>();
    Optional<Duration> draftedFrom = Optional.empty();

    /** What was written so far is said before this. */
    Duration behind = Duration.ZERO;

    Turn(BroadcastId broadcast, String language, UtteranceCaptions captions) {
      this.broadcast = broadcast;
      this.language = language;
      this.captions = captions;
    }

    void say(List<SpokenWord> words, CaptionState state) {
      captions.say(words, state);
      behind = words.isEmpty() ? behind : latest(behind, words.getLast().end());
    }

    void next() {
      captions.next();
      said.clear();
      draftedFrom = Optional.empty();
    }
  }

  /**
   * A hand.
   *
   * @param name of its own, in the ids of its captions
   * @param isTakenOver true if somebody of the staff has changed a caption meanwhile
   * @param written takes each caption as it is now
   */
  CaptionHand(
      String name,
      BiPredicate<BroadcastId, LiveCaption> isTakenOver,
      BiConsumer<BroadcastId, LiveCaption> written) {
    this.name = name;
    this.isTakenOver = isTakenOver;
    this.written = written;
  }

  private Turn turn(PublicSound sound, String language, Instant now) {
    BroadcastId broadcast = sound.broadcast().id();
    Turn known =
        turn.filter(each -> each.broadcast.equals(broadcast) && each.language.equals(language))
            .orElseGet(
                () ->
                    new Turn(
                        broadcast,
                        language,
                        new UtteranceCaptions(
                            "p"
                                + Long.toString(now.toEpochMilli(), Character.MAX_RADIX)
                                + "-"
                                + name
                                + "-"
                                + language,
                            CaptionSource.PERSON,
                            language,
                            // When each word was said nobody knows.
                            each -> written.accept(broadcast, each.withoutWords()))));
    turn = Optional.of(known);
    return known;
  }

  /**
   * Writes what comes behind what was written last.
   *
   * @param delay between what is heard and what comes, where its time is not given
   * @throws ProblemException if it can't have been said then
   */
  synchronized void write(
      PublicSound sound, String language, SentCaptions sent, Duration delay, Instant now) {
    Turn current = turn(sound, language, now);
    for (SentCaptions.Piece piece : sent.pieces()) {
      current.captions.current().stream()
          .filter(each -> isTakenOver.test(current.broadcast, each))
          .findFirst()
          .ifPresent(_ -> current.next());
      List<SpokenWord> words =
          piece.at().isPresent()
              ? timed(current, piece.words(), start(sound, piece.at().get(), now))
              : untimed(current, piece.words(), sound, delay);
      if (!follows(current, words.getFirst().start())) {
        current.next();
      }
      current.said.addAll(words);
      current.say(current.said, CaptionState.HEARD);
    }
    if (sent.endsLine()) {
      current.next();
    }
  }

  private static boolean follows(Turn current, Duration start) {
    return current.said.isEmpty()
        || (current.said.size() < MOST_WORDS
            && start.compareTo(current.said.getLast().end().plus(PAUSE)) < 0
            && start.compareTo(current.said.getLast().start()) >= 0);
  }

  private static Duration start(PublicSound sound, Instant at, Instant now) {
    if (at.isAfter(now.plus(WRONG_CLOCK))) {
      throw wrongTime("caption.input.time-in-future", at, now);
    }
    if (at.isBefore(now.minus(OLDEST))) {
      throw wrongTime("caption.input.time-too-old", at, now);
    }
    Duration delay =
        Duration.between(sound.broadcast().origin(), now).minus(sound.now()); // of the publication
    return sound.require(Duration.between(sound.broadcast().origin(), at).minus(delay));
  }

  private static ProblemException wrongTime(String code, Instant at, Instant now) {
    return new ProblemException(
        new Problem(400, "Wrong time", Message.of(code, at.toString(), now.toString())));
  }

  private static Duration length(List<String> words) {
    return LETTER.multipliedBy(words.stream().mapToInt(each -> each.length() + 1).sum());
  }

  private static List<SpokenWord> timed(Turn current, List<String> words, Duration start) {
    if (!current.said.isEmpty() && follows(current, start)) {
      SpokenWord last = current.said.removeLast();
      Duration end = last.end().compareTo(start) > 0 ? start : last.end();
      current.said.add(new SpokenWord(last.text(), last.start(), end, /* isUncertain= */ false));
    }
    return spread(words, start, start.plus(length(words)));
  }

  private static List<SpokenWord> untimed(
      Turn current, List<String> words, PublicSound sound, Duration delay) {
    Duration end = sound.require(sound.now().minus(delay));
    Duration start = latest(end.minus(length(words)), latest(sound.since(), current.behind));
    Duration shortest = SHORTEST_WORD.multipliedBy(words.size());
    if (start.plus(shortest).compareTo(end) > 0) {
      end = start.plus(shortest);
    }
    if (end.compareTo(sound.now()) > 0) {
      throw new ProblemException(
          Problem.of(429, "Too much", "caption.input.faster-than-speech"),
          Optional.of(Duration.ofSeconds(1)));
    }
    return spread(words, start, end);
  }

  private static Duration latest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static List<SpokenWord> spread(List<String> words, Duration from, Duration to) {
    List<SpokenWord> spread = new ArrayList<>();
    long letters = words.stream().mapToLong(each -> each.length() + 1L).sum();
    Duration length = to.minus(from);
    long before = 0;
    for (String each : words) {
      long behind = before + each.length() + 1L;
      spread.add(
          new SpokenWord(
              each,
              from.plus(length.multipliedBy(before).dividedBy(letters)),
              from.plus(length.multipliedBy(behind).dividedBy(letters)),
              /* isUncertain= */ false));
      before = behind;
    }
    return spread;
  }

  /**
   * Writes a line as far as it is typed, which becomes another with each call until it is final.
   *
   * @param typedFor since its first letter
   */
  synchronized void draft(
      PublicSound sound,
      String language,
      List<String> words,
      Duration typedFor,
      Duration delay,
      boolean isFinal,
      Instant now) {
    Turn current = turn(sound, language, now);
    Duration end = sound.require(sound.now().minus(delay));
    if (current.draftedFrom.isEmpty()) {
      current.next();
      current.draftedFrom = Optional.of(latest(current.behind, end.minus(typedFor)));
    }
    Duration start = latest(sound.since(), current.draftedFrom.get());
    Duration least = start.plus(SHORTEST_WORD.multipliedBy(words.size()));
    current.say(
        words.isEmpty() ? List.of() : spread(words, start, latest(end, least)),
        isFinal ? CaptionState.HEARD : CaptionState.PARTIAL);
    if (isFinal) {
      current.next();
    }
  }
}
