package org.tribune.delivery.origin;

import java.util.Optional;
import org.tribune.delivery.http.DecimalDigits;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
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

  /** True if only a live window has such a thing, and a recording has not. */
  default boolean isOfTheLiveAlone() {
    return this instanceof Playlist || this instanceof Rewound || this instanceof Part;
  }

  /** Reads a name; empty if it is none of ours. */
  static Optional<MediaName> parse(String name) {
    return switch (name) {
      case "live.m3u8" -> Optional.of(new Playlist(PlaylistAudience.PUBLIC));
      case "preview.m3u8" -> Optional.of(new Playlist(PlaylistAudience.OPERATOR));
      case Rewind.PLAYLIST -> Optional.of(new Rewound());
      case "init.mp4" -> Optional.of(new Header());
      default ->
          name.endsWith(".m4s")
              ? parseNumbers(name.substring(0, name.length() - ".m4s".length()))
              : Optional.empty();
    };
  }

  private static Optional<MediaName> parseNumbers(String name) {
    int point = name.indexOf('.');
    if (point < 0) {
      return isNumber(name, /* longest= */ 15)
          ? Optional.of(new Segment(Long.parseLong(name)))
          : Optional.empty();
    }
    String segment = name.substring(0, point);
    String part = name.substring(point + 1);
    return isNumber(segment, /* longest= */ 15) && isNumber(part, /* longest= */ 6)
        ? Optional.of(new Part(new PartPosition(Long.parseLong(segment), Integer.parseInt(part))))
        : Optional.empty();
  }

  /** One name for each number: no leading zeros, so that a cache holds each thing once. */
  private static boolean isNumber(String text, int longest) {
    return DecimalDigits.are(text, longest) && (text.length() == 1 || text.charAt(0) != '0');
  }
}
