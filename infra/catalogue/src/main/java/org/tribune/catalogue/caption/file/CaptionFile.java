package org.tribune.catalogue.caption.file;

import java.util.Comparator;
import java.util.List;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.core.text.ValidationException;

/**
 * A file of captions as somebody sends it. Which format it is of its first bytes say, whatever its
 * name.
 *
 * @param cues by their start; they may overlap, as two speakers do
 */
public record CaptionFile(CaptionFormat format, List<Cue> cues) {
  /** Twelve hours of speech. */
  private static final int MOST_CUES = 20_000;

  public CaptionFile {
    cues = cues.stream().sorted(Comparator.comparing(Cue::start)).toList();
    if (cues.isEmpty()) {
      throw new ValidationException("caption.none-in-file");
    }
  }

  /**
   * Reads a file.
   *
   * @throws ValidationException with the line or the number of the caption, if something is wrong
   *     with it
   */
  public static CaptionFile read(byte[] file) {
    if (EbuStl.isOne(file)) {
      return new CaptionFile(CaptionFormat.EBU_STL, EbuStl.read(file));
    }
    if (Ttml.isOne(file)) {
      return new CaptionFile(CaptionFormat.TTML, Ttml.read(file));
    }
    String text = CaptionEncoding.decode(file);
    if (text.startsWith("WEBVTT")) {
      return new CaptionFile(CaptionFormat.WEBVTT, WebVtt.read(text));
    }
    if (text.contains(SubRip.ARROW)) {
      return new CaptionFile(CaptionFormat.SUBRIP, SubRip.read(text));
    }
    throw new ValidationException("caption.unknown-format");
  }

  /**
   * Nothing if there may be one more after {@code cues}.
   *
   * @throws ValidationException if they are too many
   */
  static void requireRoom(List<Cue> cues) {
    if (cues.size() >= MOST_CUES) {
      throw new ValidationException("caption.too-many", MOST_CUES);
    }
  }
}
