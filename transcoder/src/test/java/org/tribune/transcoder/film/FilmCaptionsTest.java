package org.tribune.transcoder.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.core.time.MediaTime;
import org.tribune.testkit.Clips;

@Timeout(60)
final class FilmCaptionsTest {
  private static final String FRENCH =
      "1\n00:00:00,500 --> 00:00:01,500\n<i>Bonjour</i> à tous,\ndu lac & d'ailleurs\n\n"
          + "2\n00:00:02,000 --> 00:00:02,750\nFin\n\n";

  private static final String ENGLISH = "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n";

  @TempDir Path directory;

  private Path film(String name, List<String> subtitles, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=64x36:rate=25:duration=3"));
    List<String> maps = new ArrayList<>(List.of("-map", "0"));
    for (int i = 0; i < subtitles.size(); i++) {
      Path file = directory.resolve(i + ".srt");
      Files.writeString(file, subtitles.get(i));
      all.addAll(List.of("-i", "" + file));
      maps.addAll(List.of("-map", "" + (i + 1)));
    }
    all.addAll(maps);
    all.addAll(List.of("-c:v", "libx264"));
    all.addAll(List.of(options));
    return Clips.made(directory.resolve(name), all);
  }

  @ParameterizedTest
  @CsvSource({"a.mp4,mov_text", "b.mkv,srt", "c.mkv,ass", "d.mkv,webvtt", "e.webm,webvtt"})
  void subtitlesInAFile_areCaptionsByTheirLanguage(String name, String codec) throws Exception {
    String picture = name.endsWith("webm") ? "libvpx" : "libx264";
    Path film =
        film(
            name,
            List.of(FRENCH, ENGLISH),
            "-c:v",
            picture,
            "-c:s",
            codec,
            "-metadata:s:s:0",
            "language=fre",
            "-metadata:s:s:1",
            "language=eng");
    assertThat(FilmCaptions.read(film, "oc"))
        .containsOnly(
            Map.entry(
                "fr",
                "WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nBonjour à tous,\ndu lac &amp; d'ailleurs\n"
                    + "\n00:00:02.000 --> 00:00:02.750\nFin\n"),
            Map.entry("en", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n"));
  }

  @Test
  void trackWithoutALanguage_isInTheUsualOne_andAForcedOneIsLeftOut() throws Exception {
    Path film =
        film(
            "a.mkv",
            List.of(FRENCH, ENGLISH),
            "-c:s",
            "srt",
            "-disposition:s:0",
            "forced",
            "-metadata:s:s:0",
            "language=eng");
    assertThat(FilmCaptions.read(film, "oc")).containsOnlyKeys("oc");
  }

  @Test
  void filmWithoutSubtitles_hasNone() throws Exception {
    assertThat(FilmCaptions.read(film("a.mp4", List.of()), "fr")).isEmpty();
  }

  @Test
  void endlessSubtitles_areCutShort_andAReportTakesThem() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      many.append("%d\n00:00:%02d,%03d --> 00:00:30,000\n".formatted(i, i / 1_000, i % 1_000));
      many.append("</script><b onclick=x> --> \u0007\u202E ").append("mot ".repeat(20));
      many.append("\n\n");
    }
    Path film = film("a.mkv", List.of("" + many), "-c:s", "srt");
    String captions = Objects.requireNonNull(FilmCaptions.read(film, "fr").get("fr"));
    assertThat(captions).hasSizeBetween(400_000, 500_000).doesNotContain("<", "\u0007", "\u202E");
    assertThat(FilmSettings.USUAL.withCaptions("fr", captions).captions()).containsKey("fr");
  }

  @Test
  void cue_withoutALength_endsWithTheNext() {
    WebVttCaptions captions = new WebVttCaptions();
    captions.add(MediaTime.ofMicros(1_000_000), MediaTime.ZERO, "one");
    captions.add(MediaTime.ofMicros(2_000_000), MediaTime.ZERO, "");
    captions.add(MediaTime.ofMicros(3_000_000), MediaTime.ofMicros(Long.MAX_VALUE), "two");
    assertThat(captions.finish())
        .contains(
            "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\none\n\n00:00:03.000 --> 00:01:03.000\ntwo\n");
  }
}
