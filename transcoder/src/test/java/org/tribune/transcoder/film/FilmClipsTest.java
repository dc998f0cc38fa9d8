package org.tribune.transcoder.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.rendition.Rendition;
import org.tribune.media.slate.SlateBrand;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;
import org.tribune.transcoder.output.Decoding;

/** Every clip that we have, as cameras and programs wrote it, looked at by ffprobe and ffmpeg. */
@Timeout(240)
final class FilmClipsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Named in the tests of what is refused. */
  private static final List<String> REFUSED = List.of("brk02_no_moov.mp4");

  @TempDir Path directory;

  /**
   * A clip and what is to come of it.
   *
   * @param rate frames a second
   * @param hears true if there is enough to hear, which is brought to -23 LUFS: not so what is
   *     shorter than three seconds, or so quiet that only its noise would be heard
   * @param isWhole false if its pictures are damaged, and can't be compared
   */
  record Clip(
      String name, String size, double seconds, String rate, boolean hears, boolean isWhole) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Clip clip(String name, String size, double seconds, String rate, boolean hears) {
    return new Clip(name, size, seconds, rate, hears, /* isWhole= */ true);
  }

  /** One of each kind: of a camera, turned, of a video conference, of sound alone, damaged. */
  static List<Clip> usual() {
    return List.of(
        clip("cam01_auditorium_lecture.flv", "240x180", 10.1, "25/1", true),
        clip("rot01_iphone_portrait.mov", "180x320", 2.07, "30000/1001", false),
        clip("web02_vp9_opus.webm", "240x180", 5.22, "25/1", true),
        clip("spk08_en_jfk_11s.wav", "320x180", 11, "25/1", true),
        new Clip("brk03_corrupted_h264.mp4", "320x180", 5, "25/1", false, /* isWhole= */ false));
  }

  static List<Clip> others() {
    return List.of(
        clip("cam03_talking_face_200s.mp4", "226x180", 200, "24/1", false),
        clip("cam04_french_lecture.mp4", "320x180", 15, "25/1", true),
        clip("cam07_office_interviews_35s.mp4", "320x180", 35.1, "30000/1001", true),
        clip("cam08_room_139s_noaudio.mp4", "320x180", 139.4, "25/1", false),
        clip("rot02_phone_vfr_rot180.mp4", "320x180", 2.41, "30/1", false),
        clip("vfr01_webcam_mov.mov", "240x180", 7.56, "30/1", false),
        clip("vfr02_lecture_slides_2fps.mov", "240x180", 10.48, "30/1", true),
        clip("int03_mpeg1_anamorphic.mpg", "312x180", 1.47, "25/1", false),
        clip("cod02_h264_pcm_1080p50.mov", "320x180", 2, "50/1", false),
        clip("cod05_h264_opus_mono.mkv", "320x180", 10.38, "30/1", true),
        clip("cod06_h263_amr.3gp", "192x144", 15.2, "30000/1001", true),
        clip("web01_vp9_opus_noduration.webm", "320x180", 4.94, "25/1", false),
        clip("web06_visio_recording.mp4", "320x180", 5.34, "30/1", true),
        clip("aud01_silent_aac_track.mp4", "320x180", 30.2, "25/1", false),
        clip("spk01_fr_podcast_178s.mp3", "320x180", 177.74, "25/1", true),
        clip("spk02_fr_crepes_56s.mp3", "320x180", 56.3, "25/1", true),
        clip("spk04_fr_lamartine_15s_float.wav", "320x180", 14.65, "25/1", true));
  }

  @Test
  void clips_areAllNamedHere() throws IOException {
    Optional<Path> folder = Clips.directory();
    Assumptions.assumeTrue(folder.isPresent(), "No clips");
    List<String> named = new ArrayList<>(REFUSED);
    Stream.of(usual(), others()).flatMap(List::stream).forEach(clip -> named.add(clip.name()));
    try (Stream<Path> all = Files.list(folder.orElseThrow())) {
      assertThat(all.map(each -> "" + each.getFileName()).filter(each -> !each.endsWith(".tsv")))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @ParameterizedTest
  @MethodSource("usual")
  void clip_comesOutAsItWasFilmed(Clip clip) throws Exception {
    assertThatItComesOutAsItWasFilmed(clip);
  }

  @ParameterizedTest
  @MethodSource("others")
  @Tag("wide")
  void clip_ofAnyOtherKind_comesOutAsItWasFilmed(Clip clip) throws Exception {
    assertThatItComesOutAsItWasFilmed(clip);
  }

  private void assertThatItComesOutAsItWasFilmed(Clip clip) throws Exception {
    FilmManifest made = make(clip);
    assertThat(made.seconds()).isCloseTo(clip.seconds(), within(0.06));
    Rendition.Video top = (Rendition.Video) made.format().renditions().getFirst();
    assertThat(top.width() + "x" + top.height()).isEqualTo(clip.size());
    for (Rendition rendition : made.format().renditions()) {
      Path joined = join(rendition.id());
      Decoding.assertDecodes(joined);
      assertThat(lengthOf(joined)).as(rendition.id()).isCloseTo(clip.seconds(), within(0.15));
    }
    String written = Files.readString(directory.resolve("film/index.m3u8"));
    assertThat(written).contains("RESOLUTION=" + clip.size()).contains("EXT-X-I-FRAME-STREAM-INF");
    assertThat(FilmManifest.decode(Files.readAllBytes(directory.resolve("film/film.json"))))
        .isEqualTo(made);
    requirePicture(clip, joined(top.id()), top);
    if (clip.hears()) {
      double loudness =
          found("I:\\s+(-[0-9.]+) LUFS\\s+Threshold", "-i", "" + joined("audio"), "-af", "ebur128");
      assertThat(loudness).as("loudness").isCloseTo(-23, within(1.0));
    }
  }

  private FilmManifest make(Clip clip) throws FilmException {
    TranscoderConfig small =
        new TranscoderConfig(
            "x264",
            Optional.of("ultrafast"),
            /* ladder= */ List.of(180),
            Duration.ofMillis(320),
            Duration.ofMillis(1_920));
    FilmOptions options =
        new FilmOptions(
            small,
            "WebTV",
            SlateBrand.OWN,
            "fr",
            Instant.parse("2026-06-01T10:00:00Z"),
            Optional.of(-23.0),
            Duration.ofMinutes(10),
            /* acceptsShort= */ false);
    return FilmTranscoder.run(
        Clips.of(clip.name()), directory.resolve("film"), options, (_, _) -> {});
  }

  /** What ffprobe says of it; and half-way it shows what ffmpeg makes of the clip itself. */
  private static void requirePicture(Clip clip, Path joined, Rendition.Video top)
      throws IOException, InterruptedException {
    String told =
        probe(
            joined,
            "stream=sample_aspect_ratio,field_order,r_frame_rate,pix_fmt,color_space,color_range");
    assertThat(told)
        .contains("1:1", "progressive", clip.rate(), "yuv420p", "bt709", "tv")
        .doesNotContain("rotation");
    if (!clip.isWhole() || clip.name().startsWith("spk")) {
      return;
    }
    String middle =
        "trim=start=%.2f,setpts=PTS-STARTPTS,fps=25,scale=%d:%d,setsar=1,format=gray"
            .formatted(clip.seconds() / 2, top.width(), top.height());
    double likeness =
        found(
            "All:([0-9.]+)",
            "-i",
            "" + Clips.of(clip.name()),
            "-i",
            "" + joined,
            "-lavfi",
            "[0:v]%s[a];[1:v]%s[b];[a][b]ssim".formatted(middle, middle),
            "-t",
            "0.2");
    assertThat(likeness).as("likeness of the pictures").isGreaterThan(0.45);
  }

  private Path joined(String rendition) {
    return directory.resolve(rendition + ".mp4");
  }

  private Path join(String rendition) throws IOException {
    Path lane = directory.resolve("film").resolve(rendition);
    Path joined = joined(rendition);
    Files.copy(lane.resolve("init.mp4"), joined);
    for (int i = 0; Files.exists(lane.resolve(i + ".m4s")); i++) {
      Files.write(joined, Files.readAllBytes(lane.resolve(i + ".m4s")), StandardOpenOption.APPEND);
    }
    return joined;
  }

  private static double lengthOf(Path file) throws IOException, InterruptedException {
    return Double.parseDouble(probe(file, "format=duration").strip());
  }

  private static String probe(Path file, String entries) throws IOException, InterruptedException {
    Tool.Result result =
        Tool.run(
            PATIENCE,
            List.of(
                "ffprobe", "-v", "error", "-show_entries", entries, "-of", "csv=p=0", "" + file));
    assertThat(result.status()).as(result.output()).isZero();
    return result.output();
  }

  /** The last that ffmpeg says of {@code pattern}. */
  private static double found(String pattern, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "info", "-nostats"));
    command.addAll(List.of(options));
    command.addAll(List.of("-f", "null", "-"));
    String said = Tool.run(PATIENCE, command).output();
    Matcher matcher = Pattern.compile(pattern).matcher(said);
    assertThat(matcher.find()).as(said).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
