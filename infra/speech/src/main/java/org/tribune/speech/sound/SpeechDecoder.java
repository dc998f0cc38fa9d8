package org.tribune.speech.sound;

import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaTime;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.sound.SoundResampler;
import org.tribune.speech.SpeechSound;

/** Decodes one track of sound into {@link SpeechSound}. Used by one thread. */
public final class SpeechDecoder implements AutoCloseable {
  private final PacketDecoder decoder;
  private final SoundResampler resampler = new SoundResampler(SpeechSound.RATE, /* channels= */ 1);

  /** Takes sound, and when its first sample is. */
  public interface Sink {
    void take(MediaTime at, short[] samples);
  }

  /** A decoder of this track. */
  public SpeechDecoder(Track track) {
    decoder = PacketDecoder.open(track);
  }

  /** Decodes a packet. */
  public void decode(ContributionPacket packet, Sink sink) {
    decoder.decode(packet, frame -> take(frame, sink));
  }

  private void take(DecodedFrame frame, Sink sink) {
    short[] samples = SpeechSound.of(resampler.resample(frame)[0]);
    if (samples.length > 0) {
      sink.take(frame.time(), samples);
    }
  }

  @Override
  public void close() {
    resampler.close();
    decoder.close();
  }
}
