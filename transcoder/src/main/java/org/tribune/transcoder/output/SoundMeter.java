package org.tribune.transcoder.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tribune.core.status.SoundLevel;

/** Measures the sound that goes out and reports its level ten times a second of it. */
public final class SoundMeter {
  private static final int SAMPLES_PER_ENTRY = Sound.SAMPLE_RATE / 10;
  private static final double FLOOR = -90;

  private final Consumer<SoundLevel> listener;
  private final double[] peak = new double[Sound.CHANNELS];
  private final double[] power = new double[Sound.CHANNELS];
  private int samples = 0;

  public SoundMeter(Consumer<SoundLevel> listener) {
    this.listener = listener;
  }

  public void measure(float[][] frame) {
    for (int channel = 0; channel < Sound.CHANNELS; channel++) {
      for (float sample : frame[channel]) {
        peak[channel] = Math.max(peak[channel], Math.abs(sample));
        power[channel] += (double) sample * sample;
      }
    }
    samples += frame[0].length;
    if (samples >= SAMPLES_PER_ENTRY) {
      tell();
    }
  }

  private void tell() {
    List<Double> peaks = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int channel = 0; channel < Sound.CHANNELS; channel++) {
      peaks.add(decibels(peak[channel]));
      means.add(decibels(Math.sqrt(power[channel] / samples)));
      peak[channel] = 0;
      power[channel] = 0;
    }
    samples = 0;
    listener.accept(new SoundLevel(peaks, means));
  }

  private static double decibels(double amplitude) {
    double exact = amplitude <= 0 ? FLOOR : Math.max(FLOOR, 20 * Math.log10(amplitude));
    return Math.round(exact * 10) / 10.0;
  }
}
