package org.tribune.speech.captioning;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.caption.UtteranceCaptions;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.Word;
import org.tribune.speech.worker.SpeechListener;

/** Writes what a recogniser hears as captions. Used by one thread at a time. */
final class CaptionWriter implements SpeechListener {
  private final UnaryOperator<Hypothesis> shape;
  private final UtteranceCaptions captions;
  private int utterance = -1;

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
    this.shape = shape;
    this.captions = new UtteranceCaptions(prefix, CaptionSource.RECOGNISER, language, written);
  }

  @Override
  public void heard(Hypothesis hypothesis) {
    if (hypothesis.utterance() != utterance) {
      forgotten();
      utterance = hypothesis.utterance();
    }
    captions.say(
        shape.apply(hypothesis).words().stream().map(CaptionWriter::spoken).toList(),
        hypothesis.isFinal() ? CaptionState.HEARD : CaptionState.PARTIAL);
    if (hypothesis.isFinal()) {
      captions.next();
    }
  }

  private static SpokenWord spoken(Word word) {
    return new SpokenWord(
        word.text(), word.start().toDuration(), word.end().toDuration(), word.isDoubtful());
  }

  /** What was heard last stays as it is: nobody will hear it better. */
  @Override
  public void forgotten() {
    captions.next();
  }
}
