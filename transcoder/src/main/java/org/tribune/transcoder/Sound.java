package org.tribune.transcoder;

import org.tribune.media.encode.AudioEncoder;

/** The one shape of sound that goes out: what every player takes. */
final class Sound {
  static final int SAMPLE_RATE = 48_000;
  static final int CHANNELS = 2;
  static final int BIT_RATE = 96_000;
  static final int FRAME_SAMPLES = AudioEncoder.FRAME_SAMPLES;
  static final String RENDITION = "audio";

  private Sound() {}
}
