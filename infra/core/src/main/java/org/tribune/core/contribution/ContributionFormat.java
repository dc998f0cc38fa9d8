package org.tribune.core.contribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tribune.core.time.MediaTime;

/**
 * What follows comes in these tracks. A new format is written whenever the source, a codec, a
 * resolution or an audio parameter changes, and is repeated before each key frame of the first
 * video track, so that a reader can join there.
 *
 * @param time when it was written
 * @param generation grows by one with each change; packets of other generations are not of it
 * @param source the name of the source on air, as configured, for the operator
 * @param tracks at most one video and one audio track, empty only while no source delivers
 */
public record ContributionFormat(MediaTime time, long generation, String source, List<Track> tracks)
    implements ContributionEntry {
  public ContributionFormat {
    tracks = List.copyOf(tracks);
    Set<Integer> indexes = new HashSet<>();
    Set<Track.Kind> kinds = new HashSet<>();
    for (Track track : tracks) {
      if (!indexes.add(track.index()) || !kinds.add(track.kind())) {
        throw new IllegalArgumentException(
            "A contribution has one video and one audio track at most, with different indexes: "
                + tracks);
      }
    }
  }
}
