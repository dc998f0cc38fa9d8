package org.tribune.delivery.download;

import java.util.List;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.catalogue.caption.file.SubRip;

/**
 * A file of captions in an archive package.
 *
 * @param name in the package
 * @param type its media type
 * @param isAutomatic true if nobody has checked all of them
 */
record PackagedCaptions(
    String language, String name, String type, boolean isAutomatic, String text) {
  private static final String AUTOMATIC = "Automatic captions: nobody has checked them";

  /** Those of a language: for browsers, and for programs that edit films. */
  static List<PackagedCaptions> of(String language, CaptionFiles.Captions captions) {
    boolean isAutomatic = captions.isAutomatic();
    String name = "captions-" + language;
    return List.of(
        new PackagedCaptions(
            language,
            name + ".vtt",
            "text/vtt",
            isAutomatic,
            WebVtt.write(captions.cues(), isAutomatic ? AUTOMATIC : "")),
        new PackagedCaptions(
            language,
            name + ".srt",
            "application/x-subrip",
            isAutomatic,
            SubRip.write(captions.cues())));
  }
}
