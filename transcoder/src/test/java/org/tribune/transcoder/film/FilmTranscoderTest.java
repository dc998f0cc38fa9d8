package org.tribune.transcoder.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.film.TranscodeError;
import org.tribune.media.slate.SlateBrand;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;

@Timeout(120)
final class FilmTranscoderTest {
  private static final Instant ORIGIN = Instant.parse("2026-06-01T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  private static FilmOptions settings(Optional<Double> loudness) {
    TranscoderConfig small =
        new TranscoderConfig(
            "x264",
            Optional.of("ultrafast"),
            /* ladder= */ List.of(180),
            Duration.ofMillis(320),
            Duration.ofMillis(1_920));
    return new FilmOptions(
        small,
        "WebTV",
        SlateBrand.OWN,
        "fr",
        ORIGIN,
        loudness,
        Duration.ofMinutes(10),
        /* acceptsShort= */ false);
  }

  private FilmManifest make(Path input) throws FilmException {
    return make(input, Optional.empty());
  }

  private FilmManifest make(Path input, Optional<Double> loudness) throws FilmException {
    return FilmTranscoder.run(input, film(), settings(loudness), (_, _) -> {});
  }

  private Path film() {
    return directory.resolve("film");
  }

  private TranscodeError refused(Path input) {
    FilmException refused = catchThrowableOfType(FilmException.class, () -> make(input));
    assertThat(refused).as("%s is taken", input).isNotNull();
    assertThat(refused).hasMessageMatching("(?s).{20,}");
    return refused.flaw();
  }

  private Path generate(String name, String... options) throws Exception {
    Path made = directory.resolve(name);
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(List.of(options));
    command.add("" + made);
    Tool.Result result = Tool.run(PATIENCE, command);
    assertThat(result.status()).as(result.output()).isZero();
    return made;
  }

  /** The first half of a file whose index says that all of it is there. */
  private Path halfOf(Path whole) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    return Files.write(
        whole.resolveSibling("half-" + whole.getFileName()),
        Arrays.copyOf(bytes, bytes.length / 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.mp4 -c:v libx264 -preset ultrafast -c:a aac -movflags +faststart",
        "b.mp4 -c:v libx265 -preset ultrafast -x265-params log-level=none -an -movflags +faststart",
        "c.mkv -c:v libx264 -preset ultrafast -c:a aac",
        "d.flv -c:v libx264 -preset ultrafast -c:a aac -flvflags add_keyframe_index",
        "e.m4a -vn -c:a aac -movflags +faststart"
      })
  void fileThatEndsBeforeItsEnd_isToldWithWhatIsThereAndMadeIfItIsWanted(String form)
      throws Exception {
    String[] words = form.split(" ");
    List<String> options =
        new ArrayList<>(
            List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=25:duration=20",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=20"));
    options.addAll(List.of(words).subList(1, words.length));
    Path half = halfOf(generate(words[0], options.toArray(String[]::new)));
    TruncatedFilmException refused =
        catchThrowableOfType(TruncatedFilmException.class, () -> make(half, Optional.of(-23.0)));
    assertThat(refused).as("%s is taken", half).isNotNull();
    assertThat(refused.flaw()).isEqualTo(TranscodeError.TRUNCATED);
    assertThat(refused.shortfall().promised()).isCloseTo(20, within(0.2));
    assertThat(refused.shortfall().found()).isBetween(5.0, 15.0);
    FilmManifest made =
        FilmTranscoder.run(half, film(), settings(Optional.empty()).acceptingShort(), (_, _) -> {});
    assertThat(made.seconds()).isCloseTo(refused.shortfall().found(), within(0.1));
  }

  @Test
  void fileWhoseSoundOrPictureIsShorter_isWhole() throws Exception {
    for (int picture : List.of(12, 4)) {
      Path film =
          generate(
              "uneven.mp4",
              "-f",
              "lavfi",
              "-i",
              "testsrc2=size=320x180:rate=25:duration=" + picture,
              "-f",
              "lavfi",
              "-i",
              "sine=frequency=440:duration=" + (16 - picture),
              "-c:v",
              "libx264",
              "-c:a",
              "aac");
      assertThat(make(film).seconds()).as("%s s of picture", picture).isCloseTo(12, within(0.2));
    }
  }

  private Path join(String rendition) throws IOException {
    Path lane = film().resolve(rendition);
    Path joined = directory.resolve(rendition + ".mp4");
    Files.copy(lane.resolve("init.mp4"), joined);
    for (int i = 0; Files.exists(lane.resolve(i + ".m4s")); i++) {
      Files.write(joined, Files.readAllBytes(lane.resolve(i + ".m4s")), StandardOpenOption.APPEND);
    }
    return joined;
  }

  /** A white flash and a beep at 2 s, in what cameras and cutting programs write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.mp4 -c:v libx264 -bf 3 -c:a aac",
        "b.mov -c:v libx264 -pix_fmt yuv422p10le -c:a pcm_s24le",
        "c.mkv -c:v libx265 -x265-params log-level=none -pix_fmt yuv420p10le -c:a flac -ac 1",
        "d.avi -c:v mpeg4 -c:a libmp3lame",
        "e.ts -c:v mpeg2video -flags +ildct+ilme -top 1 -c:a mp2 -output_ts_offset 95000",
        "f.webm -c:v libvpx -deadline realtime -c:a libvorbis -ac 6",
        "g.mp4 -c:v libx264 -c:a aac -output_ts_offset 3.5",
        "h.mp4 -c:v libx264 -c:a aac -movflags +frag_keyframe+empty_moov",
        "i.mxf -c:v mpeg2video -r 25 -c:a pcm_s16le -ar 48000"
      })
  void pictureAndSound_stayTogether(String form) throws Exception {
    String[] words = form.split(" ");
    List<String> options =
        new ArrayList<>(
            List.of(
                "-f",
                "lavfi",
                "-i",
                "color=black:size=320x180:rate=25:duration=4,"
                    + "drawbox=color=white:t=fill:enable='between(t,1.99,2.19)'",
                "-f",
                "lavfi",
                "-i",
                "aevalsrc='0.5*sin(2*PI*1000*t)*between(t,2,2.2)':s=48000:d=4"));
    options.addAll(List.of(words).subList(1, words.length));
    Path input = generate(words[0], options.toArray(String[]::new));

    make(input);

    double flash =
        found(
            "-i", "" + join("180p"), "-vf", "blackdetect=d=0.2:pix_th=0.3", "black_end:([0-9.]+)");
    double beep =
        found(
            "-i",
            "" + join("audio"),
            "-af",
            "silencedetect=n=-30dB:d=0.5",
            "silence_end: ([0-9.]+)");
    assertThat(beep - flash).as("sound after picture").isCloseTo(0, within(0.045));
    assertThat(flash).isCloseTo(2, within(0.1));
  }

  /** What ffmpeg's detector says first; the last word is what it says, as a pattern. */
  private static double found(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "info", "-nostats"));
    command.addAll(List.of(words).subList(0, words.length - 1));
    command.addAll(List.of("-f", "null", "-"));
    String said = Tool.run(PATIENCE, command).output();
    Matcher matcher = Pattern.compile(words[words.length - 1]).matcher(said);
    assertThat(matcher.find()).as(said).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void sound_isBroughtToTheLoudnessAskedFor() throws Exception {
    assertThatItIsBroughtToTheLoudnessAskedFor("web06_visio_recording.mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cam04_french_lecture.mp4", "cod06_h263_amr.3gp"})
  @Tag("wide")
  void sound_ofOtherClips_isBroughtToTheLoudnessAskedFor(String clip) throws Exception {
    assertThatItIsBroughtToTheLoudnessAskedFor(clip);
  }

  private void assertThatItIsBroughtToTheLoudnessAskedFor(String clip) throws Exception {
    FilmManifest made = make(Clips.of(clip), Optional.of(-23.0));
    assertThat(made.loudness()).isPresent();
    Path sound = join("audio");
    double loudness =
        found("-i", "" + sound, "-af", "ebur128=peak=true", "I:\\s+(-[0-9.]+) LUFS\\s+Threshold");
    double peak = found("-i", "" + sound, "-af", "ebur128=peak=true", "Peak:\\s+(-?[0-9.]+) dBFS");
    assertThat(loudness).isCloseTo(-23, within(0.5));
    assertThat(peak).isLessThanOrEqualTo(-1);
  }

  @Test
  void silence_staysSilence() throws Exception {
    FilmManifest made = make(Clips.of("web01_vp9_opus_noduration.webm"), Optional.of(-23.0));
    assertThat(made.loudness().orElseThrow().gain()).isZero();
  }

  /** Three seconds whose times begin at {@code offset} seconds. */
  private Path transportStream(String name, String offset) throws Exception {
    return generate(
        name,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=320x180:rate=25:duration=3",
        "-f",
        "lavfi",
        "-i",
        "sine=d=3",
        "-c:v",
        "libx264",
        "-c:a",
        "aac",
        "-output_ts_offset",
        offset);
  }

  @Test
  void transportStreamThatJumps_goesOnWithoutAHole() throws Exception {
    Path first = transportStream("1.ts", "50000");
    Path second = transportStream("2.ts", "10");
    Path both = directory.resolve("both.ts");
    Files.write(both, Files.readAllBytes(first));
    Files.write(both, Files.readAllBytes(second), StandardOpenOption.APPEND);
    assertThat(make(both).seconds()).isCloseTo(6, within(0.2));
  }

  @Test
  void chaptersInTheFile_areTold() throws Exception {
    Path words = directory.resolve("words.txt");
    Files.writeString(
        words,
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=Début\n"
            + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=3000\ntitle=La fête\n");
    Path input =
        generate(
            "chapters.mp4",
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=320x180:rate=25:duration=3",
            "-i",
            "" + words,
            "-map_metadata",
            "1",
            "-c:v",
            "libx264");
    assertThat(make(input).chapters())
        .containsExactly(
            new FilmManifest.Chapter(0, "Début"), new FilmManifest.Chapter(1, "La fête"));
  }

  @Test
  void fileThatBreaksOff_isTakenAsFarAsItGoesIfThatIsWanted() throws Exception {
    Path whole =
        generate(
            "whole.mkv",
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=320x180:rate=25:duration=6",
            "-c:v",
            "libx264",
            "-g",
            "25");
    FilmOptions accepting = settings(Optional.empty()).acceptingShort();
    assertThat(FilmTranscoder.run(halfOf(whole), film(), accepting, (_, _) -> {}).seconds())
        .isBetween(1.0, 5.0);
  }

  @Test
  void movieWithoutItsIndex_isToldAsCutOff() {
    assertThat(refused(Clips.of("brk02_no_moov.mp4"))).isEqualTo(TranscodeError.CUT_OFF);
  }

  @Test
  void longerThanAllowed_isRefusedOnTheWay() throws Exception {
    Path input =
        generate(
            "long.mkv",
            "-f",
            "lavfi",
            "-i",
            "color=black:size=64x36:rate=1:duration=660",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast");
    assertThat(refused(input)).isEqualTo(TranscodeError.TOO_LONG);
  }

  /** Nothing but the file itself is opened, whatever it says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:SECRET\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile 'SECRET'\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><BaseURL>file:SECRET</BaseURL></Period></MPD>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:SECRET\"/></svg>",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:SECRET\">]><a>&b;</a>",
        "RIFF\u0004\u0000\u0000\u0000RMP3",
        "PK\u0003\u0004 anything",
        "%PDF-1.7",
        "",
        "0"
      })
  void listsScriptsAndOthers_areRefused(String text) throws Exception {
    Path secret =
        generate(
            "secret.mp4",
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=64x36:rate=5:duration=1",
            "-c:v",
            "libx264");
    Path hostile = directory.resolve("film.mp4");
    Files.writeString(hostile, text.replace("SECRET", "" + secret), StandardCharsets.UTF_8);
    assertThat(refused(hostile))
        .isIn(TranscodeError.NOT_A_FILM, TranscodeError.EMPTY, TranscodeError.CUT_OFF);
  }

  @Test
  void picture_isNoFilm() throws Exception {
    Path picture =
        generate("picture.png", "-f", "lavfi", "-i", "testsrc2=size=64x36", "-frames:v", "1");
    assertThat(refused(picture)).isEqualTo(TranscodeError.NOT_A_FILM);
  }

  @Test
  void hugePictures_areRefusedBeforeTheyAreDecoded() throws Exception {
    Path huge =
        generate(
            "huge.mkv",
            "-f",
            "lavfi",
            "-i",
            "color=black:size=16384x8192:rate=1:duration=1",
            "-c:v",
            "mjpeg");
    assertThat(refused(huge)).isEqualTo(TranscodeError.TOO_LARGE_PICTURES);
  }

  @Test
  void absentFile_isTold() {
    assertThatThrownBy(() -> make(directory.resolve("none.mp4")))
        .isInstanceOf(FilmException.class)
        .extracting(e -> ((FilmException) e).flaw())
        .isEqualTo(TranscodeError.DISK);
  }
}
