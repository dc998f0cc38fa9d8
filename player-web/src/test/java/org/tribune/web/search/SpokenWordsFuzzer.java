package org.tribune.web.search;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.report.FilmSettings;

/**
 * Fuzz target: of any captions, the search is told of no word that is said outside of what is
 * shown.
 */
public final class SpokenWordsFuzzer {
  private static final String SECRET = "00:00:01.000 --> 00:00:02.000\nsecret";

  private SpokenWordsFuzzer() {}

  /** One input: WebVTT, into which a cue is put that lies outside of what is shown. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    if (text.contains("secret")) {
      return;
    }
    int middle = text.length() / 2;
    String given = text.substring(0, middle) + "\n\n" + SECRET + "\n\n" + text.substring(middle);
    FilmSettings shown =
        new FilmSettings(
            Optional.empty(),
            Duration.ofSeconds(10),
            Optional.of(Duration.ofSeconds(20)),
            Map.of());
    if (ReportWords.said(given, shown).stream().anyMatch(said -> said.words().contains("secret"))) {
      throw new AssertionError("Words outside of what is shown are found");
    }
  }
}
