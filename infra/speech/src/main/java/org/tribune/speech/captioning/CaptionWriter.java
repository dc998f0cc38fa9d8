package org.tribune.speech.captioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.Word;
import org.tribune.speech.worker.SpeechListener;

/**
 * Writes what a recogniser hears as captions: each as soon as it is thought to be said, again when
 * it becomes another, and once more when it is final. Used by one thread at a time.
 */
final class CaptionWriter implements SpeechListener {
  /** A caption with one short word can still be seen. */
  private static final Duration SHORTEST = Duration.ofMillis(300);

  private final String prefix;
  private final String language;
  private final UnaryOperator<Hypothesis> shape;
  private final Consumer<LiveCaption> written;
  private int utterance = -1;

  /** Those of the utterance that is heard, as they were written last. */
  private final List<LiveCaption> current = new ArrayList<>();

  /**
   * A writer of one broadcast's captions.
   *
   * @param prefix of their ids, of its own for each turn at the broadcast
   * @param shape gives words their capitals and punctuation
   */
  CaptionWriter(
      String prefix,
      String language,
      UnaryOperator<Hypothesis> shape,
      Consumer<LiveCaption> written) {
    this.prefix = prefix;
    this.language = language;
    this.shape = shape;
    this.written = written;
  }

  @Override
  public void heard(Hypothesis hypothesis) {
    if (hypothesis.utterance() != utterance) {
      forgotten();
      utterance = hypothesis.utterance();
    }
    CaptionState state = hypothesis.isFinal() ? CaptionState.HEARD : CaptionState.PARTIAL;
    List<List<Word>> cut = CaptionLines.cut(shape.apply(hypothesis).words());
    for (int i = 0; i < cut.size(); i++) {
      write(i, cut.get(i), state);
    }
    for (int i = cut.size(); i < current.size(); i++) {
      if (!current.get(i).state().isGone()) {
        put(i, current.get(i).retracted());
      }
    }
    if (hypothesis.isFinal()) {
      current.clear();
    }
  }

  /** What was heard last stays as it is: nobody will hear it better. */
  @Override
  public void forgotten() {
    for (int i = 0; i < current.size(); i++) {
      LiveCaption last = current.get(i);
      if (last.state() == CaptionState.PARTIAL) {
        put(i, last.heard());
      }
    }
    current.clear();
  }

  private void write(int index, List<Word> words, CaptionState state) {
    Optional<LiveCaption> before =
        index < current.size() ? Optional.of(current.get(index)) : Optional.empty();
    LiveCaption next =
        caption(index, words, state, before.map(LiveCaption::revision).orElse(0) + 1);
    boolean isAnother =
        before
            .filter(
                known ->
                    known.text().equals(next.text())
                        && known.state() == next.state()
                        && known.end().equals(next.end()))
            .isEmpty();
    if (isAnother) {
      put(index, next);
    }
  }

  private LiveCaption caption(int index, List<Word> words, CaptionState state, int revision) {
    Duration start = words.getFirst().start().toDuration();
    Duration least = start.plus(SHORTEST);
    Duration said = words.getLast().end().toDuration();
    Duration most = start.plus(LiveCaption.LONGEST);
    Duration end = said.compareTo(least) < 0 ? least : said.compareTo(most) > 0 ? most : said;
    return new LiveCaption(
        prefix + "-" + utterance + "-" + index,
        revision,
        start,
        end,
        language,
        CaptionLines.text(words),
        /* speaker= */ Optional.empty(),
        CaptionSource.RECOGNISER,
        state,
        words.stream()
            .map(
                each ->
                    new SpokenWord(
                        each.text(),
                        each.start().toDuration(),
                        each.end().toDuration(),
                        each.isDoubtful()))
            .toList());
  }

  private void put(int index, LiveCaption caption) {
    if (index < current.size()) {
      current.set(index, caption);
    } else {
      current.add(caption);
    }
    written.accept(caption);
  }
}
