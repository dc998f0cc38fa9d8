package org.tribune.site.video;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.site.recording.ShownCues;

/** Fuzz target: of any captions, the trimmed ones hold no cue of what is not shown. */
public final class CaptionsFuzzer {
  private static final String SECRET = "00:00:01.000 --> 00:00:02.000\nsecret";

  private CaptionsFuzzer() {}

  /** One input: WebVTT, into which a cue is put that lies outside of what is shown. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    if (text.contains("secret")) {
      return;
    }
    FilmSettings shown =
        new FilmSettings(
            Optional.empty(),
            Duration.ofSeconds(10),
            Optional.of(Duration.ofSeconds(20)),
            Map.of());
    int middle = text.length() / 2;
    String given = text.substring(0, middle) + "\n\n" + SECRET + "\n\n" + text.substring(middle);
    if (ShownCues.of(given, shown).contains("secret")) {
      throw new AssertionError("A cue outside of what is shown is in the captions");
    }
  }
}
