package org.tribune.speech.captioning;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.SpeechException;
import org.tribune.speech.worker.Transcription;
import org.tribune.speech.worker.WorkerLauncher;
import org.tribune.speech.worker.WorkerPatience;

/**
 * Has the sound of a recording heard, and gives its captions once nothing about them changes any
 * more. Used by one thread; the captions come on another.
 */
public final class RecordingCaptioner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingCaptioner.class);

  private final HeardSound sound;
  private final Transcription transcription;

  private RecordingCaptioner(HeardSound sound, Transcription transcription) {
    this.sound = sound;
    this.transcription = transcription;
  }

  /**
   * Starts a process, and waits until its engine is open.
   *
   * @param names that are likely to be said
   * @param prefix of the captions' ids
   * @throws SpeechException if it can't be opened
   * @throws org.tribune.media.FfmpegException if FFmpeg can't decode the sound
   */
  public static RecordingCaptioner open(
      CaptionsConfig.Recogniser recogniser,
      String language,
      SpokenNames names,
      WorkerLauncher launcher,
      Rendition.Audio rendition,
      String prefix,
      Consumer<LiveCaption> said)
      throws SpeechException, InterruptedException {
    HeardLanguage heard = new HeardLanguage(recogniser, language, names);
    CaptionWriter writer =
        heard.writer(
            prefix,
            caption -> {
              if (caption.state() == CaptionState.HEARD) {
                said.accept(caption);
              }
            });
    HeardSound sound = new HeardSound(rendition);
    try {
      return new RecordingCaptioner(
          sound,
          Transcription.open(
              "recording", heard.settings(), launcher, WorkerPatience.USUAL, writer::heard));
    } catch (SpeechException | InterruptedException | RuntimeException e) {
      sound.close();
      throw e;
    }
  }

  /** What hears, in a line for the operator. */
  public String engine() {
    return transcription.engine();
  }

  /** Hears the next segment; waits while there is much to be heard. */
  public void hear(MediaTime start, Bytes segment) throws SpeechException, InterruptedException {
    short[] samples;
    try {
      samples = sound.samples(segment);
    } catch (Mp4Exception e) {
      LOG.warn("A segment of a recording's sound can't be read", e);
      return;
    }
    transcription.hear(start, samples);
  }

  /** Waits until all is heard and said. */
  public void finish() throws SpeechException, InterruptedException {
    transcription.finish();
  }

  @Override
  public void close() {
    transcription.close();
    sound.close();
  }
}
