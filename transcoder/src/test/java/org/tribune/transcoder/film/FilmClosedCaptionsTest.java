package org.tribune.transcoder.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.time.MediaTime;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;
import org.tribune.media.slate.SlateBrand;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;
import org.tribune.transcoder.caption.CaptionEncoder;
import org.tribune.transcoder.caption.CaptionedPicture;
import org.tribune.transcoder.caption.TestFilms;

@Timeout(60)
final class FilmClosedCaptionsTest {
  private static final double FRAME = 1 / 25.0;

  /** The second is shown at 2.5 seconds, the third at 4 and until 5. */
  private static final String WRITTEN =
      "WEBVTT\n"
          + "\n00:00:00.xxx --> 00:00:02.xxx\nBonjour à tous\n"
          + "\n00:00:02.xxx --> 00:00:05.xxx\n- Qui &amp; quand ?\n- ♪\n";

  @TempDir Path directory;

  private static CaptionEncoder encoder() {
    CaptionEncoder encoder = new CaptionEncoder().at(0.4).rollUp("Bonjour à tous");
    encoder.at(1.6).popOn("- Qui & quand ?", "- ♪");
    return encoder.at(5).control(CaptionEncoder.ERASE_DISPLAYED_MEMORY);
  }

  private static String withoutMillis(String captions) {
    return captions.replaceAll("\\.\\d{3}", ".xxx");
  }

  /** As a camera's file, made of pictures that have captions in them. */
  private Path filmWithCaptions() throws Exception {
    Path pictures =
        TestFilms.make(directory.resolve("a.ts"), 6, "-c:v", "libx264", "-bf", "0", "-g", "25");
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    CaptionEncoder encoder = encoder();
    try (Demuxer demuxer = new Demuxer(DemuxInput.of("file:" + pictures, List.of("file")))) {
      demuxer.connect();
      var _ = demuxer.probe();
      int number = 0;
      for (Optional<DemuxedPacket> read = demuxer.read(); read.isPresent(); read = demuxer.read()) {
        stream.writeBytes(
            CaptionedPicture.of(
                    CaptionedPicture.Codec.H264,
                    read.get().data(),
                    encoder.between(number * FRAME, (number + 1) * FRAME))
                .array());
        number++;
      }
    }
    Path raw = Files.write(directory.resolve("a.h264"), stream.toByteArray());
    return Clips.made(
        directory.resolve("a.mp4"),
        List.of("-f", "h264", "-framerate", "25", "-i", "" + raw, "-c", "copy"));
  }

  @Test
  void captionsInItsPictures_areCaptionsOfTheFilm_andNoLongerInItsPictures() throws Exception {
    Path film = filmWithCaptions();
    assertThat(sideData(film)).contains("Closed Captions");
    FilmOptions options =
        new FilmOptions(
            new TranscoderConfig(
                "x264",
                Optional.of("ultrafast"),
                /* ladder= */ List.of(180),
                Duration.ofMillis(320),
                Duration.ofMillis(1_920)),
            "WebTV",
            SlateBrand.OWN,
            "fr",
            Instant.parse("2026-01-01T10:00:00Z"),
            /* loudness= */ Optional.empty(),
            Duration.ofMinutes(10),
            /* acceptsShort= */ false);
    Path folder = directory.resolve("film");
    Map<String, String> captions =
        FilmTranscoder.run(film, folder, options, (_, _) -> {}).captions();
    assertThat(captions).containsOnlyKeys("fr");
    assertThat(withoutMillis(Objects.requireNonNull(captions.get("fr")))).isEqualTo(WRITTEN);
    try (var files = Files.list(folder.resolve("180p"))) {
      Path playlist = files.filter(each -> each.toString().endsWith(".m3u8")).findFirst().get();
      assertThat(sideData(playlist)).contains("[FRAME]").doesNotContain("Closed Captions");
    }
  }

  private static String sideData(Path film) throws Exception {
    return Tool.run(
            Duration.ofSeconds(30),
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-select_streams",
                "v",
                "-show_entries",
                "frame_side_data=side_data_type",
                "" + film))
        .output();
  }

  @Test
  void trackOfClosedCaptions_isReadWithItsTimes() throws Exception {
    Path pictures = TestFilms.make(directory.resolve("a.mp4"), 8, "-c:v", "libx264");
    Path written = Files.writeString(directory.resolve("a.scc"), encoder().scenarist());
    Path film =
        Clips.made(
            directory.resolve("a.mov"),
            List.of(
                "-i", "" + pictures, "-i", "" + written, "-map", "0", "-map", "1", "-c", "copy"));
    Map<String, String> captions = FilmCaptions.read(film, "fr");
    assertThat(captions).containsOnlyKeys("fr");
    assertThat(withoutMillis(Objects.requireNonNull(captions.get("fr")))).isEqualTo(WRITTEN);
  }

  @Test
  void noiseOfHours_isCutShort() {
    try (FilmClosedCaptions captions = new FilmClosedCaptions("fr")) {
      CaptionEncoder encoder = new CaptionEncoder();
      for (int i = 0; i < 30_000; i++) {
        encoder.at(i / 2.0).rollUp("x".repeat(2 + i % 3));
      }
      for (int second = 0; second < 15_000; second++) {
        captions.add(encoder.between(second, second + 1), MediaTime.ofMicros(second * 1_000_000L));
      }
      assertThat(captions.finish().orElseThrow()).hasSizeBetween(100_000, 480_000);
    }
  }
}
