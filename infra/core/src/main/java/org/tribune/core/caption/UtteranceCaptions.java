package org.tribune.core.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes what one hand says as captions: each as soon as it is thought to be said, again when it
 * becomes another, and once more when it is final. Used by one thread at a time.
 */
public final class UtteranceCaptions {
  /** A caption with one short word can still be seen. */
  private static final Duration SHORTEST = Duration.ofMillis(300);

  private final String prefix;
  private final CaptionSource source;
  private final String language;
  private final Consumer<LiveCaption> written;

  /** Those of the utterance that is said, as they were written last. */
  private final List<LiveCaption> current = new ArrayList<>();

  private int utterance = 0;

  /**
   * A writer of one hand's captions of one broadcast.
   *
   * @param prefix of their ids, of its own for each turn at the broadcast
   */
  public UtteranceCaptions(
      String prefix, CaptionSource source, String language, Consumer<LiveCaption> written) {
    this.prefix = prefix;
    this.source = source;
    this.language = language;
    this.written = written;
  }

  /** All of an utterance as it is thought to be now: what was written of it becomes this. */
  public void say(List<SpokenWord> words, CaptionState state) {
    List<List<SpokenWord>> cut = CaptionLines.cut(words);
    for (int i = 0; i < cut.size(); i++) {
      write(i, cut.get(i), state);
    }
    for (int i = cut.size(); i < current.size(); i++) {
      if (!current.get(i).state().isGone()) {
        put(i, current.get(i).retracted());
      }
    }
  }

  /** What is said from now on is another utterance. What was thought to be said last stays. */
  public void next() {
    for (int i = 0; i < current.size(); i++) {
      LiveCaption last = current.get(i);
      if (last.state() == CaptionState.PARTIAL) {
        put(i, last.heard());
      }
    }
    utterance += current.isEmpty() ? 0 : 1;
    current.clear();
  }

  /** Those of the utterance that is said, as they were written last. */
  public List<LiveCaption> current() {
    return List.copyOf(current);
  }

  private void write(int index, List<SpokenWord> words, CaptionState state) {
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

  private LiveCaption caption(int index, List<SpokenWord> words, CaptionState state, int revision) {
    Duration start = words.getFirst().start();
    Duration least = start.plus(SHORTEST);
    Duration said = words.getLast().end();
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
        source,
        state,
        words);
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
