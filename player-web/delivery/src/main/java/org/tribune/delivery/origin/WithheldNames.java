package org.tribune.delivery.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.delivery.origin.captions.CaptionRendition;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.origin.playlist.SegmentFiles;

/**
 * The addresses under which a cache in front of this server may hold something of a broadcast on
 * air that is withheld: its segments, the parts of those that were near the end, and the playlists
 * that listed them. Those of its recording come from the recording.
 */
final class WithheldNames {
  private static final String ROOT = "/hls/";

  /** No cache keeps a part for longer than it takes to fill as many segments. */
  private static final int SEGMENTS_WITH_PARTS = 32;

  /**
   * A caption stands in each segment in which it is shown, up to half a minute long, may be shown a
   * quarter of one late, and is hidden whole.
   */
  private static final long CAPTION_SECONDS = 45;

  private WithheldNames() {}

  /**
   * All of them.
   *
   * @param captions in which languages there are some
   * @param behind the number behind the newest segment
   */
  static List<String> of(
      BroadcastId id,
      RenditionFormat format,
      Set<String> captions,
      WithheldSegments withheld,
      long behind) {
    String root = ROOT + RecordingNames.prefix(id);
    int parts = format.timeline().partsPerSegment();
    Set<Long> numbers = numbers(withheld, behind, /* reach= */ 0);
    List<String> names = new ArrayList<>();
    for (Rendition each : format.renditions()) {
      add(names, root + each.id() + "/", SegmentFiles.MEDIA, numbers, behind, parts);
    }
    long reach =
        (long) Math.ceil(CAPTION_SECONDS / format.timeline().segmentDuration().toSeconds());
    for (String each : captions) {
      String folder = root + CaptionRendition.folder(each) + "/";
      Set<Long> near = numbers(withheld, behind, reach);
      add(names, folder, SegmentFiles.CAPTIONS, near, behind, parts);
    }
    return names;
  }

  /** The numbers that are withheld, and those that are as near to one. */
  private static Set<Long> numbers(WithheldSegments withheld, long behind, long reach) {
    Set<Long> numbers = new TreeSet<>();
    for (long number = 0; number < behind; number++) {
      if (withheld.contains(number)) {
        LongStream.rangeClosed(number - reach, number + reach)
            .filter(near -> near >= 0 && near < behind)
            .forEach(numbers::add);
      }
    }
    return numbers;
  }

  private static void add(
      List<String> names,
      String folder,
      SegmentFiles files,
      Set<Long> numbers,
      long behind,
      int parts) {
    names.add(folder + PlaylistAudience.PUBLIC.playlistName());
    names.add(folder + Rewind.PLAYLIST);
    for (long number : numbers) {
      names.add(folder + number + files.extension());
      for (int part = 0; part < parts && number >= behind - SEGMENTS_WITH_PARTS; part++) {
        names.add(folder + number + "." + part + files.extension());
      }
    }
  }
}
