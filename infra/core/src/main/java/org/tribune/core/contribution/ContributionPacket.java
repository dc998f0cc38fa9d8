package org.tribune.core.contribution;

import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;

/**
 * One encoded packet of the source, as it came, with corrected times.
 *
 * @param generation the {@link ContributionFormat} it belongs to
 * @param track the {@link Track#index()} it belongs to
 * @param presentationTime when its first frame or sample is shown
 * @param decodingTime never goes back within a track
 * @param duration zero if unknown
 * @param keyFrame true if decoding can start here
 * @param data in the framing of the track's codec parameters (FFmpeg's: AVCC if extradata is avcC,
 *     else Annex B; raw AAC if extradata is an AudioSpecificConfig, else ADTS)
 */
public record ContributionPacket(
    long generation,
    int track,
    MediaTime presentationTime,
    MediaTime decodingTime,
    MediaTime duration,
    boolean keyFrame,
    Bytes data)
    implements ContributionEntry {
  @Override
  public MediaTime time() {
    return decodingTime;
  }
}
