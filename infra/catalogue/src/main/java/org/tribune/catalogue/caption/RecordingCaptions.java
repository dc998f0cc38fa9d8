package org.tribune.catalogue.caption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tribune.core.broadcast.BroadcastId;

/**
 * All captions of a recording: they are read and written as one. Immutable; {@link Captions} keeps
 * them.
 *
 * @param tracks by their language
 * @param version one more for each change; 0 if there are none
 */
public record RecordingCaptions(BroadcastId recording, List<CaptionTrack> tracks, long version) {
  public RecordingCaptions {
    tracks = tracks.stream().sorted(Comparator.comparing(CaptionTrack::language)).toList();
    CaptionText.requireRoom(tracks.size());
  }

  /** There are none yet. */
  public static RecordingCaptions none(BroadcastId recording) {
    return new RecordingCaptions(recording, /* tracks= */ List.of(), /* version= */ 0);
  }

  /** Those in a language. */
  public Optional<CaptionTrack> track(String language) {
    return tracks.stream().filter(each -> each.language().equals(language)).findFirst();
  }

  /** With these in the place of those in their language. */
  public RecordingCaptions with(CaptionTrack track) {
    List<CaptionTrack> next = new ArrayList<>(without(track.language()).tracks);
    next.add(track);
    return new RecordingCaptions(recording, next, version);
  }

  /** Without those in a language. */
  public RecordingCaptions without(String language) {
    return new RecordingCaptions(
        recording,
        tracks.stream().filter(each -> !each.language().equals(language)).toList(),
        version);
  }

  /** Without the cues for which this holds; a language left empty goes. */
  public RecordingCaptions without(Predicate<Cue> hidden) {
    return new RecordingCaptions(
        recording,
        tracks.stream()
            .map(each -> each.without(hidden))
            .filter(each -> !each.cues().isEmpty())
            .toList(),
        version);
  }

  /** The same under another version; for {@link Captions} alone. */
  public RecordingCaptions at(long newVersion) {
    return new RecordingCaptions(recording, tracks, newVersion);
  }
}
