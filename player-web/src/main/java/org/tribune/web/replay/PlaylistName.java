package org.tribune.web.replay;

import java.util.List;
import java.util.Optional;

/** A playlist of a recording, by the words of its address below the recording's. */
sealed interface PlaylistName {
  /** {@code index.m3u8}. */
  record Multivariant() implements PlaylistName {}

  /** {@code 720p/index.m3u8}. */
  record Media(String rendition) implements PlaylistName {}

  /** {@code 720p/iframes.m3u8}. */
  record KeyFrames(String rendition) implements PlaylistName {}

  /** Reads an address; empty if it is not that of a playlist. */
  static Optional<PlaylistName> parse(List<String> below) {
    if (below.equals(List.of("index.m3u8"))) {
      return Optional.of(new Multivariant());
    }
    if (below.size() != 2) {
      return Optional.empty();
    }
    return switch (below.getLast()) {
      case "index.m3u8" -> Optional.of(new Media(below.getFirst()));
      case "iframes.m3u8" -> Optional.of(new KeyFrames(below.getFirst()));
      default -> Optional.empty();
    };
  }
}
