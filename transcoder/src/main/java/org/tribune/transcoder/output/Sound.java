package org.tribune.transcoder.output;

import org.tribune.media.encode.AudioEncoder;

/** The one shape of sound that goes out: what every player takes. */
public final class Sound {
  public static final int SAMPLE_RATE = 48_000;
  public static final int CHANNELS = 2;
  public static final int BIT_RATE = 96_000;
  public static final int FRAME_SAMPLES = AudioEncoder.FRAME_SAMPLES;
  public static final String RENDITION = "audio";

  private Sound() {}
}
