package org.tribune.delivery.origin;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.tribune.delivery.http.DecimalDigits;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.origin.playlist.SegmentFiles;
import org.tribune.delivery.origin.window.PartPosition;

/** The last piece of an address below a rendition. */
sealed interface MediaName {
  /** A media playlist. */
  record Playlist(PlaylistAudience audience) implements MediaName {}

  /** {@code rewind.m3u8}: the media playlist from the first public second on. */
  record Rewound() implements MediaName {}

  /** {@code init.mp4}: the header of all segments. */
  record Header() implements MediaName {}

  /** {@code 57.m4s}. */
  record Segment(long number) implements MediaName {}

  /** {@code 57.3.m4s}. */
  record Part(PartPosition position) implements MediaName {}

  /** {@code 57.vtt}: what is said in a segment. */
  record Captions(long number) implements MediaName {}

  /** {@code 57.3.vtt}: what is said in a part. */
  record CaptionsPart(PartPosition position) implements MediaName {}

  /** True if it is what is said, not a piece of the media. */
  default boolean isOfCaptions() {
    return this instanceof Captions || this instanceof CaptionsPart;
  }

  /** True if only a live window has such a thing, and a recording has not. */
  default boolean isOfTheLiveAlone() {
    return this instanceof Playlist
        || this instanceof Rewound
        || this instanceof Part
        || this instanceof CaptionsPart;
  }

  /** Reads a name; empty if it is none of ours. */
  static Optional<MediaName> parse(String name) {
    return switch (name) {
      case "live.m3u8" -> Optional.of(new Playlist(PlaylistAudience.PUBLIC));
      case "preview.m3u8" -> Optional.of(new Playlist(PlaylistAudience.OPERATOR));
      case Rewind.PLAYLIST -> Optional.of(new Rewound());
      case "init.mp4" -> Optional.of(new Header());
      default ->
          parseNumbers(name, SegmentFiles.MEDIA, Segment::new, Part::new)
              .or(
                  () ->
                      parseNumbers(name, SegmentFiles.CAPTIONS, Captions::new, CaptionsPart::new));
    };
  }

  private static Optional<MediaName> parseNumbers(
      String name,
      SegmentFiles files,
      LongFunction<MediaName> ofSegment,
      Function<PartPosition, MediaName> ofPart) {
    if (!name.endsWith(files.extension())) {
      return Optional.empty();
    }
    String numbers = name.substring(0, name.length() - files.extension().length());
    int point = numbers.indexOf('.');
    if (point < 0) {
      return isNumber(numbers, /* longest= */ 15)
          ? Optional.of(ofSegment.apply(Long.parseLong(numbers)))
          : Optional.empty();
    }
    String segment = numbers.substring(0, point);
    String part = numbers.substring(point + 1);
    return isNumber(segment, /* longest= */ 15) && isNumber(part, /* longest= */ 6)
        ? Optional.of(
            ofPart.apply(new PartPosition(Long.parseLong(segment), Integer.parseInt(part))))
        : Optional.empty();
  }

  /** One name for each number: no leading zeros, so that a cache holds each thing once. */
  private static boolean isNumber(String text, int longest) {
    return DecimalDigits.are(text, longest) && (text.length() == 1 || text.charAt(0) != '0');
  }
}
