package org.tribune.delivery.origin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.AdtsFraming;
import org.tribune.core.rendition.Rendition;
import org.tribune.delivery.origin.window.PartPosition;

/** The parts of a broadcast's sound as ADTS, made once for all streams of an event loop. */
final class SoundFrames {
  /** Some seconds: who is further behind is led to what is new. */
  private static final int MOST = 64;

  private final AdtsFraming framing;
  private final Rendition.Audio rendition;

  @SuppressWarnings("serial") // never written anywhere
  private final Map<PartPosition, Bytes> parts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PartPosition, Bytes> eldest) {
          return size() > MOST;
        }
      };

  private SoundFrames(Rendition.Audio rendition) {
    this.framing = AdtsFraming.of(rendition.header());
    this.rendition = rendition;
  }

  /**
   * Those of a rendition of sound.
   *
   * @throws org.tribune.core.mp4.Mp4Exception if ADTS can't name its coding
   */
  static SoundFrames of(Rendition.Audio rendition) {
    return new SoundFrames(rendition);
  }

  /**
   * A part.
   *
   * @throws org.tribune.core.mp4.Mp4Exception if it is not a part
   */
  Bytes of(SoundAnswer.Heard part) {
    return parts.computeIfAbsent(part.position(), position -> framing.frames(part.data()));
  }

  Bytes silence(int frames) {
    return framing.silence(frames);
  }

  /** What they are of. */
  Rendition.Audio rendition() {
    return rendition;
  }
}
