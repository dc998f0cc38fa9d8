package org.tribune.box;

import java.util.function.Consumer;
import org.tribune.archive.caption.RecordingRecogniser;
import org.tribune.core.Bytes;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.media.FfmpegException;
import org.tribune.speech.SpeechException;
import org.tribune.speech.captioning.RecordingCaptioner;
import org.tribune.speech.worker.WorkerLauncher;

/** The recogniser of recordings that is configured, in a process of its own. */
final class SecondRecogniser implements RecordingRecogniser {
  private final CaptionsConfig.Recogniser recogniser;
  private final String language;
  private final WorkerLauncher launcher;

  SecondRecogniser(CaptionsConfig.Recogniser recogniser, String language, WorkerLauncher launcher) {
    this.recogniser = recogniser;
    this.language = language;
    this.launcher = launcher;
  }

  @Override
  public String language() {
    return language;
  }

  @Override
  public Hearing open(
      Rendition.Audio sound, SpokenNames names, String prefix, Consumer<LiveCaption> said)
      throws RecogniserException, InterruptedException {
    try {
      return new Heard(
          RecordingCaptioner.open(recogniser, language, names, launcher, sound, prefix, said));
    } catch (SpeechException e) {
      throw new RecogniserException(e.why());
    } catch (FfmpegException e) {
      throw new RecogniserException(Message.of("recogniser.not-started", e.getMessage()));
    }
  }

  private record Heard(RecordingCaptioner captioner) implements Hearing {
    @Override
    public String engine() {
      return captioner.engine();
    }

    @Override
    public void hear(MediaTime start, Bytes segment)
        throws RecogniserException, InterruptedException {
      try {
        captioner.hear(start, segment);
      } catch (SpeechException e) {
        throw new RecogniserException(e.why());
      }
    }

    @Override
    public void finish() throws RecogniserException, InterruptedException {
      try {
        captioner.finish();
      } catch (SpeechException e) {
        throw new RecogniserException(e.why());
      }
    }

    @Override
    public void close() {
      captioner.close();
    }
  }
}
