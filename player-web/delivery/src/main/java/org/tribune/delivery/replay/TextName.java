package org.tribune.delivery.replay;

import java.util.List;
import java.util.Optional;
import org.tribune.delivery.origin.HlsReply;
import org.tribune.delivery.origin.captions.CaptionRendition;
import org.tribune.delivery.origin.playlist.SegmentFiles;

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

  /** {@code captions-fr/index.m3u8}. */
  record CaptionMedia(String language) implements TextName {}

  /** {@code captions-fr/57.vtt}: what is said in a segment of the sound. */
  record CaptionSegment(String language, SegmentName segment) implements TextName {}

  /** True for what is so small that it is written anew for each who asks. */
  default boolean isSmall() {
    return this instanceof CaptionSegment;
  }

  /** The media type of the text. */
  default String type() {
    return switch (this) {
      case Multivariant playlist -> HlsReply.PLAYLIST_TYPE;
      case Media playlist -> HlsReply.PLAYLIST_TYPE;
      case KeyFrames playlist -> HlsReply.PLAYLIST_TYPE;
      case CaptionMedia playlist -> HlsReply.PLAYLIST_TYPE;
      case CaptionSegment segment -> CaptionRendition.TYPE;
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
    Optional<String> language = CaptionRendition.languageOf(below.getFirst());
    if (language.isPresent()) {
      return below.getLast().equals("index.m3u8")
          ? Optional.of(new CaptionMedia(language.get()))
          : SegmentName.parse(below.getLast(), SegmentFiles.CAPTIONS)
              .map(segment -> new CaptionSegment(language.get(), segment));
    }
    return switch (below.getLast()) {
      case "index.m3u8" -> Optional.of(new Media(below.getFirst()));
      case "iframes.m3u8" -> Optional.of(new KeyFrames(below.getFirst()));
      default -> Optional.empty();
    };
  }
}
