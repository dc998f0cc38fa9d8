package org.tribune.delivery.replay;

import java.util.List;
import java.util.Optional;
import org.tribune.delivery.origin.HlsReply;

/** A text about a recording, by the words of its address below the recording's. */
sealed interface TextName {
  /** {@code index.m3u8}. */
  record Multivariant() implements TextName {}

  /** {@code 720p/index.m3u8}. */
  record Media(String rendition) implements TextName {}

  /** {@code 720p/iframes.m3u8}. */
  record KeyFrames(String rendition) implements TextName {}

  /** {@code chapters.vtt}. */
  record ChapterTrack() implements TextName {}

  /** {@code chapters.json}, as {@code com.apple.hls.chapters} is. */
  record ChapterList() implements TextName {}

  /** {@code captions/fr.vtt}. */
  record CaptionTrack(String language) implements TextName {}

  /** The media type of the text. */
  default String type() {
    return switch (this) {
      case Multivariant playlist -> HlsReply.PLAYLIST_TYPE;
      case Media playlist -> HlsReply.PLAYLIST_TYPE;
      case KeyFrames playlist -> HlsReply.PLAYLIST_TYPE;
      case ChapterTrack track -> "text/vtt; charset=utf-8";
      case CaptionTrack track -> "text/vtt; charset=utf-8";
      case ChapterList list -> "application/json";
    };
  }

  /** Reads an address; empty if it is not that of a text. */
  static Optional<TextName> parse(List<String> below) {
    if (below.equals(List.of("index.m3u8"))) {
      return Optional.of(new Multivariant());
    }
    if (below.equals(List.of("chapters.vtt"))) {
      return Optional.of(new ChapterTrack());
    }
    if (below.equals(List.of("chapters.json"))) {
      return Optional.of(new ChapterList());
    }
    if (below.size() != 2) {
      return Optional.empty();
    }
    if (below.getFirst().equals(ReplayCaptions.FOLDER)) {
      return Optional.of(below.getLast())
          .filter(file -> file.endsWith(ReplayCaptions.FILE_END))
          .map(file -> file.substring(0, file.length() - ReplayCaptions.FILE_END.length()))
          .map(CaptionTrack::new);
    }
    return switch (below.getLast()) {
      case "index.m3u8" -> Optional.of(new Media(below.getFirst()));
      case "iframes.m3u8" -> Optional.of(new KeyFrames(below.getFirst()));
      default -> Optional.empty();
    };
  }
}
