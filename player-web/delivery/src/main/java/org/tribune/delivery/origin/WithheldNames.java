package org.tribune.delivery.origin;

import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.delivery.origin.playlist.PlaylistAudience;

/**
 * The addresses under which a cache in front of this server may hold something of a broadcast on
 * air that is withheld: its segments, the parts of those that were near the end, and the playlists
 * that listed them. Those of its recording come from the recording.
 */
final class WithheldNames {
  private static final String ROOT = "/hls/";

  /** No cache keeps a part for longer than it takes to fill as many segments. */
  private static final int SEGMENTS_WITH_PARTS = 32;

  private WithheldNames() {}

  /**
   * All of them.
   *
   * @param behind the number behind the newest segment
   */
  static List<String> of(
      BroadcastId id, RenditionFormat format, WithheldSegments withheld, long behind) {
    List<String> names = new ArrayList<>();
    format
        .renditions()
        .forEach(
            rendition -> {
              String folder = ROOT + RecordingNames.prefix(id) + rendition.id() + "/";
              names.add(folder + PlaylistAudience.PUBLIC.playlistName());
              names.add(folder + Rewind.PLAYLIST);
              for (long number = 0; number < behind; number++) {
                if (withheld.contains(number)) {
                  names.add(folder + number + ".m4s");
                  if (number >= behind - SEGMENTS_WITH_PARTS) {
                    addParts(names, folder + number, format.timeline().partsPerSegment());
                  }
                }
              }
            });
    return names;
  }

  private static void addParts(List<String> names, String segment, int parts) {
    for (int part = 0; part < parts; part++) {
      names.add(segment + "." + part + ".m4s");
    }
  }
}
