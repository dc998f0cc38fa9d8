package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.doctor.Doctor;
import org.tribune.archive.film.FilmEncoder;
import org.tribune.archive.film.Films;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.film.TranscodeError;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;

/** Files that wait become films: with the real encoder process, a real database and store. */
@Timeout(600)
final class FilmsTest {
  private static final VideoActor REPORTER =
      new VideoActor(AccountId.create(), "Léa Martin", Set.of(Role.REPORTER));

  /** A QuickTime movie whose header says that it is four gigabytes when it is inflated. */
  private static final String PACKED_HEADER =
      "AAAAFGZ0eXBxdCAgAAACAHF0ICAAAABDbW9vdgAAADtjbW92AAAADGRjb216bGliAAAAJ2NtdmT////weNrtwTEB"
          + "AAAAwqD1T20MH6AAAACAtwEPoAAB";

  /** The encoder has but what other tests leave. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path data;
  private final AtomicBoolean strained = new AtomicBoolean();
  private TribuneConfig config =
      new ConfigLoader(Map.of(), Path.of("")).load(ConfigLoader.Options.NONE);
  private Optional<Catalogue> catalogue = Optional.empty();
  private Optional<ObjectStore> store = Optional.empty();
  private Optional<Films> films = Optional.empty();

  @BeforeEach
  void open() throws IOException {
    Path logo = data.resolve("blason.png");
    ImageIO.write(green(), "png", logo.toFile());
    Map<String, String> environment =
        Map.of(
            "TRIBUNE_TRANSCODER_LADDER", "180",
            "TRIBUNE_SITE_COLOUR", "#c00020",
            "TRIBUNE_SITE_LOGO", logo.toString());
    config =
        new ConfigLoader(environment, data)
            .load(
                new ConfigLoader.Options(
                    Optional.empty(), Optional.of(data), /* port= */ Optional.empty()));
    catalogue = Optional.of(Backends.openCatalogue(config));
    store = Optional.of(Backends.openStore(config));
  }

  private static BufferedImage green() {
    BufferedImage green = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Arrays.setAll(((DataBufferInt) green.getRaster().getDataBuffer()).getData(), _ -> 0x00a000);
    return green;
  }

  @AfterEach
  void close() {
    films.ifPresent(Films::close);
    catalogue().close();
  }

  private Catalogue catalogue() {
    return catalogue.orElseThrow();
  }

  private ObjectStore store() {
    return store.orElseThrow();
  }

  private Films start() {
    return start(new FilmProcess(config));
  }

  private Films start(FilmEncoder encoder) {
    Films started =
        new Films(catalogue(), store(), encoder, folder(), strained::get, Clock.systemUTC());
    started.start();
    films = Optional.of(started);
    return started;
  }

  private Path folder() {
    return data.resolve("films");
  }

  private TranscodeJob send(Path file) throws IOException {
    Instant now = Instant.now();
    Video video =
        Video.draft(VideoId.create(), VideoTexts.titled("La fête du lac", "fr"), REPORTER, now);
    assertThat(catalogue().videos().create(video)).isTrue();
    BroadcastId film = BroadcastId.create(now);
    Path copy = Files.copy(file, data.resolve(film.value()));
    TranscodeJob waiting =
        TranscodeJob.waiting(film, video.id(), "fete.mov", Files.size(copy), now);
    store().putFile(waiting.source().object(), copy);
    assertThat(catalogue().transcodeJobs().enqueue(waiting)).isTrue();
    return waiting;
  }

  private TranscodeJob until(TranscodeJob sent, Predicate<TranscodeJob> wanted) {
    return await()
        .atMost(PATIENCE)
        .until(() -> catalogue().transcodeJobs().find(sent.id()).orElseThrow(), wanted);
  }

  private TranscodeJob over(TranscodeJob sent) {
    return until(sent, found -> !found.state().isOpen());
  }

  private Optional<ProcessHandle> encoder() {
    return ProcessHandle.allProcesses()
        .filter(
            each ->
                each.info()
                    .arguments()
                    .map(words -> List.of(words).toString().contains(folder() + "/"))
                    .orElse(false))
        .findFirst();
  }

  private void assertThatNothingIsLeftOf(TranscodeJob sent) {
    assertThat(catalogue().recording(sent.id())).isEmpty();
    try (Stream<?> objects = store().list(RecordingNames.prefix(sent.id()))) {
      assertThat(objects).isEmpty();
    }
    assertThat(encoder()).isEmpty();
    await().until(() -> isEmpty(folder()));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }

  /** A file with a moving picture of this size, made with more arguments of FFmpeg. */
  private Path film(String name, String size, int seconds, String more) throws Exception {
    Path film = data.resolve(name);
    String command =
        "ffmpeg -v error -f lavfi -i testsrc2=size=%s:rate=25:duration=%d %s -c:v libx264 %s"
            .formatted(size, seconds, more, film);
    List<String> words = List.of(command.split(" ", /* limit= */ -1));
    assertThat(Tool.run(Duration.ofSeconds(60), words).status()).isZero();
    return film;
  }

  @Test
  void fileThatWaits_becomesAFilmThatTheStaffSees() throws Exception {
    TranscodeJob sent = send(Clips.of("rot01_iphone_portrait.mov"));
    start();

    assertThat(over(sent).state()).isEqualTo(TranscodeJobState.DONE);

    Recording film = catalogue().recording(sent.id()).orElseThrow();
    assertThat(film.state()).isEqualTo(RecordingState.HIDDEN);
    assertThat(film.kind()).isEqualTo(RecordingKind.REPORT);
    assertThat(film.title()).isEqualTo("La fête du lac");
    assertThat(Duration.between(film.startedAt(), film.endedAt().orElseThrow()))
        .isBetween(Duration.ofMillis(2_000), Duration.ofMillis(2_150));
    Rendition.Video top = (Rendition.Video) film.format().renditions().getFirst();
    assertThat(top.height()).isGreaterThan(top.width());
    for (Rendition rendition : film.format().renditions()) {
      assertThat(catalogue().segments(film.id(), rendition.id())).isNotEmpty();
    }
    assertThat(catalogue().videos().find(sent.report()).orElseThrow().film()).contains(sent.id());
    await().until(() -> store().lengthOf(sent.source().object()).isEmpty());
    await().until(() -> isEmpty(folder()));
    Doctor doctor =
        new Doctor(catalogue(), store(), Optional.empty(), /* repairs= */ false, Clock.systemUTC());
    assertThat(doctor.examine().findings()).isEmpty();
  }

  @Test
  void fileOfSoundAlone_isShownWithTheTownsColourAndLogo() throws Exception {
    Path sound = data.resolve("radio.m4a");
    String command = "ffmpeg -v error -f lavfi -i sine=duration=3 " + sound;
    assertThat(Tool.run(Duration.ofSeconds(60), List.of(command.split(" ", 0))).status()).isZero();
    TranscodeJob sent = send(sound);
    start();
    assertThat(over(sent).state()).isEqualTo(TranscodeJobState.DONE);

    String measured = measured(catalogue().recording(sent.id()).orElseThrow());
    // The bars are red, the logo is green, and what a slate has of its own is neither.
    assertThat(found(measured, "VMAX=(\\d+)")).isGreaterThan(200);
    assertThat(found(measured, "VMIN=(\\d+)")).isLessThan(90);
  }

  /** What FFmpeg's signalstats measures in the first picture of {@code film}. */
  private String measured(Recording film) throws Exception {
    String rendition = film.format().renditions().getFirst().id();
    Path start = data.resolve("start.mp4");
    List<String> names =
        List.of(
            RecordingNames.header(film.id(), rendition),
            RecordingNames.segment(film.id(), rendition, 0));
    for (String name : names) {
      Files.write(
          start,
          store().get(name).orElseThrow().array(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    String command =
        "ffmpeg -v error -i %s -frames:v 1 -vf signalstats,metadata=print:file=- -f null -"
            .formatted(start);
    return Tool.run(Duration.ofSeconds(60), List.of(command.split(" ", 0))).output();
  }

  private static int found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** Nothing of this process is the encoder's: neither its user, its environment nor its calls. */
  @Test
  void encoderAtItsWork_isInASandbox() throws Exception {
    TranscodeJob sent = send(film("long.mp4", "1280x720", 40, "-preset ultrafast"));
    start();

    String status =
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> ofEncoder("status"), said -> said.contains("Seccomp:\t2"));
    assertThat(status).contains("NoNewPrivs:\t1", "CapEff:\t0000000000000000");
    String ours = Files.readString(Path.of("/proc/self/status"));
    if (ours.contains("Uid:\t0\t")) {
      assertThat(status).contains("Uid:\t65530\t65530\t65530\t65530");
    }
    assertThat(ofEncoder("environ").split("\0", /* limit= */ -1))
        .allMatch(each -> each.matches("|(CLASSPATH|LC_ALL|MALLOC_ARENA_MAX)=.*"));
    assertThat(over(sent).state()).isEqualTo(TranscodeJobState.DONE);
    // What it wrote is ours.
    Recording made = catalogue().recording(sent.id()).orElseThrow();
    try (Stream<Path> all = Files.walk(data.resolve("store"))) {
      for (Path each : all.filter(path -> ("" + path).contains(made.id().value())).toList()) {
        assertThat(Files.getOwner(each)).as("" + each).isEqualTo(Files.getOwner(data));
      }
    }
  }

  /** Whatever a film makes of its encoder, what it says leads nowhere but into its own folder. */
  @Test
  @Tag("wide")
  void encoderThatNamesAFolderElsewhere_failsTheFilm() throws Exception {
    FilmProcess honest = new FilmProcess(config);
    TranscodeJob sent = send(Clips.of("rot01_iphone_portrait.mov"));
    start(
        (source, made, title, acceptsShort) -> {
          Process process = honest.start(source, made, title, acceptsShort);
          process.onExit().join();
          misname(made.resolve(FilmManifest.FILE));
          return process;
        });

    assertThat(over(sent).failure().orElseThrow().code())
        .isEqualTo(TranscodeError.BROKE_OFF.code());
    assertThatNothingIsLeftOf(sent);
  }

  /** Says of the rendition 180p that it is in a folder elsewhere. */
  private static void misname(Path manifest) throws IOException {
    String format = FilmManifest.decode(Files.readAllBytes(manifest)).encodedFormat();
    byte[] other =
        new String(Base64.getDecoder().decode(format), StandardCharsets.ISO_8859_1)
            .replace("180p", "../x")
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.writeString(
        manifest,
        Files.readString(manifest).replace(format, Base64.getEncoder().encodeToString(other)));
  }

  private String ofEncoder(String what) throws IOException {
    Optional<ProcessHandle> running = encoder();
    return running.isEmpty()
        ? ""
        : Files.readString(Path.of("/proc/" + running.get().pid() + "/" + what));
  }

  @Test
  @Tag("wide")
  void fileThatEndsBeforeItsEnd_isToldWithNumbersAndMadeOnceItIsWanted() throws Exception {
    Path whole = film("whole.mp4", "320x180", 20, "-movflags +faststart");
    byte[] bytes = Files.readAllBytes(whole);
    Path half = Files.write(data.resolve("half.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
    TranscodeJob sent = send(half);
    start();

    TranscodeJob failed = over(sent);
    assertThat(failed.isTruncated()).isTrue();
    assertThat(failed.failure().orElseThrow().words().fr()).contains("sur 20 s.");
    assertThat(catalogue().videos().find(sent.report()).orElseThrow().film()).isEmpty();

    assertThat(catalogue().transcodeJobs().acceptShort(sent.id())).isPresent();
    assertThat(over(sent).state()).isEqualTo(TranscodeJobState.DONE);
    assertThat(catalogue().videos().find(sent.report()).orElseThrow().film()).contains(sent.id());
  }

  @Test
  @Tag("wide")
  void subtitlesOfTheFile_areCaptionsOfTheReport() throws Exception {
    Path subtitles = data.resolve("a.srt");
    Files.writeString(subtitles, "1\n00:00:00,500 --> 00:00:01,500\nBonjour\n\n");
    String track = "-i " + subtitles + " -c:s srt -metadata:s:s:0 language=fre";
    TranscodeJob sent = send(film("a.mkv", "320x180", 2, track));
    start();
    assertThat(over(sent).state()).isEqualTo(TranscodeJobState.DONE);
    await()
        .until(
            () -> catalogue().videos().find(sent.report()).orElseThrow().settings().captions(),
            captions -> captions.getOrDefault("fr", "").contains("Bonjour"));
  }

  @Test
  void brokenFile_failsWithWordsForItsAuthor_andTheNextIsMade() throws Exception {
    TranscodeJob broken = send(Clips.of("brk02_no_moov.mp4"));
    TranscodeJob good = send(Clips.of("rot01_iphone_portrait.mov"));
    start();

    TranscodeJob failed = over(broken);
    assertThat(failed.state()).isEqualTo(TranscodeJobState.FAILED);
    assertThat(failed.failure().orElseThrow().code()).isEqualTo("cut-off");
    assertThat(failed.failure().orElseThrow().words().fr()).contains("coupé");
    assertThat(over(good).state()).isEqualTo(TranscodeJobState.DONE);
    // For another try, when the limit or the program is another.
    assertThat(store().lengthOf(broken.source().object())).isPresent();
  }

  /** Whatever the upload let pass: the reasons are given in both languages, and nothing stays. */
  @Test
  @Tag("wide")
  void hostileFiles_failOneByOneAndLeaveNothing() throws Exception {
    Path elsewhere = data.resolve("elsewhere");
    Files.writeString(
        elsewhere, "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n");
    Path bomb = data.resolve("bomb");
    Files.write(bomb, Base64.getDecoder().decode(PACKED_HEADER));
    TranscodeJob list = send(elsewhere);
    TranscodeJob packed = send(bomb);
    TranscodeJob good = send(Clips.of("rot01_iphone_portrait.mov"));
    start();
    for (TranscodeJob hostile : List.of(list, packed)) {
      TranscodeJob.Failure failure = over(hostile).failure().orElseThrow();
      assertThat(failure.code()).isEqualTo(TranscodeError.NOT_A_FILM.code());
      assertThat(failure.words()).isEqualTo(TranscodeError.NOT_A_FILM.words());
      assertThat(catalogue().recording(hostile.id())).isEmpty();
    }
    assertThat(over(good).state()).isEqualTo(TranscodeJobState.DONE);
    assertThatNothingIsLeftOf(list);
    assertThatNothingIsLeftOf(packed);
  }

  @Test
  void fileThatIsGone_isToldSo() throws Exception {
    TranscodeJob sent = send(Clips.of("rot01_iphone_portrait.mov"));
    store().delete(sent.source().object());
    start();
    assertThat(over(sent).failure().orElseThrow().code()).isEqualTo("gone");
  }

  @Test
  @Tag("wide")
  void encoderThatIsKilled_failsTheFilm_andAnotherTryMakesIt() throws Exception {
    TranscodeJob sent = send(Clips.of("rot01_iphone_portrait.mov"));
    start();
    await()
        .atMost(PATIENCE)
        .until(() -> encoder().map(ProcessHandle::destroyForcibly).orElse(false));

    assertThat(over(sent).failure().orElseThrow().code()).isEqualTo("broke-off");
    await().untilAsserted(() -> assertThatNothingIsLeftOf(sent));

    assertThat(catalogue().transcodeJobs().retry(sent.id())).isPresent();
    assertThat(over(sent).state()).isEqualTo(TranscodeJobState.DONE);
  }

  @Test
  void cancelledOnTheWay_leavesNothing() throws Exception {
    TranscodeJob sent = send(Clips.of("rot01_iphone_portrait.mov"));
    start();
    await().atMost(PATIENCE).until(() -> encoder().isPresent());
    assertThat(catalogue().transcodeJobs().cancel(sent.id(), Instant.now())).isPresent();

    await().atMost(PATIENCE).until(() -> encoder().isEmpty());
    await().untilAsserted(() -> assertThatNothingIsLeftOf(sent));
  }

  @Test
  void stopOnTheWay_givesTheJobBack_andTheNextStartMakesIt() throws Exception {
    TranscodeJob sent = send(Clips.of("rot01_iphone_portrait.mov"));
    try (Films first = start()) {
      await().atMost(PATIENCE).until(() -> encoder().isPresent());
      // Closed here.
      assertThat(first).isNotNull();
    }
    TranscodeJob back = catalogue().transcodeJobs().find(sent.id()).orElseThrow();
    assertThat(back.state()).isEqualTo(TranscodeJobState.WAITING);
    assertThat(back.attempts()).isZero();
    assertThat(encoder()).isEmpty();

    start();
    assertThat(over(sent).state()).isEqualTo(TranscodeJobState.DONE);
  }

  @Test
  void liveThatWantsTheMachine_isLeftAlone() throws Exception {
    strained.set(true);
    TranscodeJob sent = send(Clips.of("rot01_iphone_portrait.mov"));
    start();
    await().atMost(PATIENCE).until(() -> encoder().map(FilmsTest::isStopped).orElse(false));
    await()
        .atMost(PATIENCE)
        .until(() -> catalogue().transcodeJobs().find(sent.id()).orElseThrow().isPaused());

    strained.set(false);
    assertThat(over(sent).state()).isEqualTo(TranscodeJobState.DONE);
  }

  private static boolean isStopped(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
          .contains("T (stopped)");
    } catch (IOException e) {
      return false;
    }
  }
}
