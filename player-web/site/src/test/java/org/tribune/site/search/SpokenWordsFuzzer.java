package org.tribune.site.search;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.site.search.index.VideoWords;

/**
 * Fuzz target: of any captions, the search indexes no word that is said outside of what is shown.
 */
public final class SpokenWordsFuzzer {
  private static final String SECRET = "secret";
  private static final FilmSettings SHOWN =
      new FilmSettings(
          Optional.empty(), Duration.ofSeconds(10), Optional.of(Duration.ofSeconds(20)), Map.of());

  private SpokenWordsFuzzer() {}

  /**
   * One input: WebVTT, into which a cue is put that lies outside of what is shown. The word may be
   * said inside, too, and be found there whatever the cue says.
   */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    if (found(text, SECRET) != found(text, "hidden")) {
      throw new AssertionError("Words outside of what is shown are found");
    }
  }

  private static long found(String text, String outside) {
    int middle = text.length() / 2;
    String cue = "00:00:01.000 --> 00:00:02.000\n" + outside;
    String given = text.substring(0, middle) + "\n\n" + cue + "\n\n" + text.substring(middle);
    return VideoWords.said(given, SHOWN).stream()
        .filter(said -> said.words().contains(SECRET))
        .count();
  }
}
