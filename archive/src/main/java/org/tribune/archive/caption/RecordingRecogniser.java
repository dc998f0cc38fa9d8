package org.tribune.archive.caption;

import java.util.function.Consumer;
import org.tribune.core.Bytes;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;

/**
 * The better recogniser, which has the time to hear a recording again: in a process of its own that
 * has nothing but the processor time that nobody else wants. One recording at a time.
 */
public interface RecordingRecogniser {
  /** The language that is spoken. */
  String language();

  /**
   * Begins to hear; waits until the model is loaded.
   *
   * @param sound the rendition whose segments are heard
   * @param names of the sitting, which are likely to be said
   * @param prefix of the ids of its captions
   * @param said takes each caption once nothing about it changes any more; on another thread
   * @throws RecogniserException if it does not hear
   */
  Hearing open(Rendition.Audio sound, SpokenNames names, String prefix, Consumer<LiveCaption> said)
      throws RecogniserException, InterruptedException;

  /** A recording that is heard. Used by one thread. */
  interface Hearing extends AutoCloseable {
    /** What hears, in a line for the operator. */
    String engine();

    /** Hears the next segment; waits while there is much to be heard. */
    void hear(MediaTime start, Bytes segment) throws RecogniserException, InterruptedException;

    /** Waits until all is heard and said. */
    void finish() throws RecogniserException, InterruptedException;

    /** Ends the process, whatever it is at. */
    @Override
    void close();
  }

  /** A recogniser that does not hear; the message says why, and what the operator can do. */
  final class RecogniserException extends Exception {
    private final transient Message why;

    public RecogniserException(Message why) {
      super(why.en());
      this.why = why;
    }

    /** The message, in every language. */
    public Message why() {
      return why;
    }
  }
}
