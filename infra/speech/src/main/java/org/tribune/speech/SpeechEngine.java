package org.tribune.speech;

import java.util.List;

/**
 * Hears words in one stream of sound ({@link SpeechSound}: 16 kHz, one channel, 16 bits). Times of
 * words count from the stream's first sample; utterances from 0. Each utterance is final once,
 * after which a higher one follows; until then a newer hypothesis of it replaces the older. Used by
 * one thread, which it may keep waiting as long as it computes.
 *
 * <p>Every engine passes {@code SpeechEngineContract}.
 */
public interface SpeechEngine extends AutoCloseable {
  /** What it is, in a line for the operator: engine, version, kind of model. */
  String description();

  /**
   * Whether it says words soon after they are said; else it is for recordings, which it hears
   * passage by passage.
   */
  default boolean hearsLive() {
    return true;
  }

  /**
   * Hears what follows on all that it heard before.
   *
   * @throws SpeechException if it can't go on: it is to be closed
   */
  void hear(short[] samples) throws SpeechException;

  /** What it understood since it was last asked, in order; it does not wait for more. */
  List<Hypothesis> understood() throws SpeechException;

  /** Nothing follows: what remains, all of it final. Only {@link #reset} and close come after. */
  List<Hypothesis> finish() throws SpeechException;

  /**
   * Forgets all that it heard, also what it has not said yet. What it hears next is the first
   * sample of another stream, and its utterances count from 0.
   */
  void reset() throws SpeechException;

  /** Frees what it holds. Safe to call twice. */
  @Override
  void close();
}
