package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.SpokenWord;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;

/** President Kennedy, 1961, after three seconds of silence. */
final class KennedyClip {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** When he says {@code country}, in seconds since he begins. */
  private static final List<Double> COUNTRY = List.of(5.8, 10.0);

  private KennedyClip() {}

  /** Fourteen seconds with a picture. */
  static Path film(Path folder) throws IOException, InterruptedException {
    return Clips.filmed(
        folder.resolve("speech.mp4"),
        /* seconds= */ 14,
        "color=c=gray:s=426x240:r=25",
        List.of("-i", "" + Clips.of("spk08_en_jfk_11s.wav"), "-af", "adelay=3000", "-ar", "48000"));
  }

  /**
   * What ffmpeg finds to begin after the silence of a broadcast of it, in the recording's own time.
   */
  static List<Double> begins(BoxProcess box, BroadcastId id)
      throws IOException, InterruptedException {
    Tool.Result listened =
        Tool.run(
            DEADLINE,
            List.of(
                "ffmpeg",
                "-hide_banner",
                "-copyts",
                "-i",
                box.address("/hls/recordings/" + id.value() + "/index.m3u8"),
                "-map",
                "0:a:0",
                "-af",
                "silencedetect=noise=-40dB:d=2",
                "-f",
                "null",
                "-"));
    List<Double> begins =
        Pattern.compile("silence_end: ([0-9.]+)")
            .matcher(listened.output())
            .results()
            .map((MatchResult each) -> Double.parseDouble(each.group(1)))
            .toList();
    assertThat(begins).as(listened.output()).isNotEmpty();
    return begins;
  }

  /** Fails if one of the words, which are {@code country}, is not where he says it. */
  static void assertCountryIsSaid(List<Double> begins, List<SpokenWord> words) {
    assertThat(words)
        .allSatisfy(
            word -> {
              double at = word.start().toMillis() / 1_000.0;
              assertThat(begins)
                  .as("%s, of what begins at %s", word, begins)
                  .anyMatch(
                      begin -> COUNTRY.stream().anyMatch(said -> Math.abs(at - begin - said) < 1));
            });
  }
}
