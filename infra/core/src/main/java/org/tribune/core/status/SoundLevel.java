package org.tribune.core.status;

import java.util.List;

/**
 * The sound that goes out, about ten times a second while a broadcast is open.
 *
 * @param peakDecibels the highest sample of each channel since the last entry, in dBFS (0 is full
 *     scale, -90 is silence)
 * @param rmsDecibels the mean power of each channel, in dBFS
 */
public record SoundLevel(List<Double> peakDecibels, List<Double> rmsDecibels)
    implements StatusEntry {
  public SoundLevel {
    peakDecibels = List.copyOf(peakDecibels);
    rmsDecibels = List.copyOf(rmsDecibels);
  }
}
