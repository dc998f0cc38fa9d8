package org.tribune.speech.sherpa;

import java.util.ArrayList;
import java.util.List;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.HypothesisCheck;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Word;

/**
 * What an engine of sherpa-onnx has heard of a stream, and understood of it since that was last
 * asked for. Used by the engine's thread.
 */
final class SherpaHearing {
  private final HypothesisCheck check = new HypothesisCheck("sherpa-onnx");
  private final List<Hypothesis> understood = new ArrayList<>();
  private long samples = 0;
  private int utterance = 0;

  /** So many more were given to it. */
  void add(int count) {
    samples += count;
  }

  /** These are the words of the utterance that is heard; another follows one that is final. */
  void understand(List<Word> words, boolean isFinal) throws SpeechException {
    MediaTime heard = SpeechSound.length(samples);
    check.accept(new Hypothesis(utterance, isFinal, words), heard).ifPresent(understood::add);
    if (isFinal) {
      utterance++;
    }
  }

  /** What is new. */
  List<Hypothesis> take() {
    List<Hypothesis> all = List.copyOf(understood);
    understood.clear();
    return all;
  }

  /** Another stream begins. */
  void reset() {
    understood.clear();
    check.reset();
    utterance = 0;
    samples = 0;
  }
}
