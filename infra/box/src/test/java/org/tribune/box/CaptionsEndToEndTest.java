package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.caption.NightRecordings;
import org.tribune.archive.caption.SecondHearings;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.speech.worker.SpeechWorkerProcess;
import org.tribune.speech.worker.WorkerLauncher;
import org.tribune.sql.SqlCatalogue;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;

/**
 * What is said on air can be read, through the real program: President Kennedy, 1961, after three
 * seconds of silence, over and over, as PocketSphinx hears him. Alone, since a recogniser has the
 * processor time that nobody else wants.
 */
@Tag("e2e")
@Tag("alone")
class CaptionsEndToEndTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** No segment is longer. */
  private static final Duration SEGMENT = Duration.ofSeconds(4);

  /** Captions older than this stand where they were said, and no longer where they came. */
  private static final Duration SETTLED = SEGMENT.multipliedBy(6);

  /** When he says {@code country}, in seconds since he begins. */
  private static final List<Double> COUNTRY = List.of(5.8, 10.0);

  @TempDir private Path folder;

  @Test
  void speech_isWrittenWhereItIsSaid_outlivesItsRecogniser_andNotBehindClosedDoors()
      throws Exception {
    assumeThat(Path.of("/usr/bin/pocketsphinx_continuous")).isExecutable();
    String yaml =
        """
        transcoder: {ladder: [240]}
        captions: {engine: pocketsphinx, language: en}
        channels:
          - {id: chamber, autostart: true, sources: [{type: file, path: "%s"}]}
        """
            .formatted(speech());
    try (BoxProcess box = BoxProcess.start(folder, yaml);
        Catalogue catalogue =
            SqlCatalogue.open(new CatalogueConfig.Sqlite(folder.resolve("data/tribune.db")))) {
      box.awaitOnAir("chamber", /* segments= */ 1);
      BroadcastId id = new BroadcastId(box.operatorChannel("chamber").at("/broadcast/id").asText());
      box.await("words", () -> !said(catalogue, id, "country").isEmpty());

      assertPlayersReadThem(box, catalogue, id);

      Duration killed;
      try (Checker follower = Checker.follow(box, "chamber", /* seconds= */ 10)) {
        killed = killRecogniser(box, catalogue, id);
        assertThat(follower.assertCleanPlaylists().get("captions").asInt()).isPositive();
      }
      assertThat(box.said()).contains("The recogniser of chamber has failed, and starts again");
      box.await(
          "words again",
          () ->
              said(catalogue, id, "country").stream()
                  .anyMatch(word -> word.start().compareTo(killed) > 0));

      Duration closed = now(catalogue, id);
      box.interrupt("chamber", "close", "");
      TelltaleCamera.film(Duration.ofSeconds(6));
      box.endBroadcast("chamber");
      box.awaitRecording();

      assertThat(catalogue.transcripts().find(id))
          .allSatisfy(caption -> assertThat(caption.source()).isEqualTo(CaptionSource.RECOGNISER))
          .allSatisfy(caption -> assertThat(caption.end()).isLessThan(closed.plusSeconds(1)));
      JsonNode replayed =
          Checker.captions(
              box, "/hls/recordings/" + id + "/index.m3u8", "country", OptionalInt.of(0));
      assertReadWhereTheyAreSaid(catalogue, id, replayed);
      List<Double> begins = whereHeBegins(box, id);
      assertHeardWhereTheyAreSaid(begins, said(catalogue, id, "country"));
      assertThat(box.stop()).isZero();

      hearAgain(catalogue, id);

      List<LiveCaption> transcript = catalogue.transcripts().find(id);
      assertThat(transcript)
          .filteredOn(each -> each.id().startsWith("r"))
          // A segment that is closed in part is not heard again: what was heard of it stays.
          .filteredOn(each -> each.end().compareTo(closed.minus(SEGMENT)) < 0)
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.state().isGone()).isTrue());
      assertThat(transcript)
          .allSatisfy(caption -> assertThat(caption.end()).isLessThan(closed.plusSeconds(1)));
      assertThat(said(catalogue, id, "country")).hasSizeGreaterThanOrEqualTo(2);
      assertHeardWhereTheyAreSaid(begins, said(catalogue, id, "country"));
    }
  }

  /**
   * As a player of anybody's reads them in the playlists: late on air, and at their time rewound.
   */
  private static void assertPlayersReadThem(BoxProcess box, Catalogue catalogue, BroadcastId id)
      throws IOException, InterruptedException {
    JsonNode live =
        Checker.captions(box, "/hls/live/chamber/index.m3u8", "country", OptionalInt.empty());
    assertThat(live.get("label").asText()).isEqualTo("English (automatic)");
    assertThat(live.get("language").asText()).isEqualTo("en");
    assertThat(live.get("kind").asText()).isEqualTo("captions");
    assertThat(live.at("/loaded/parts").asInt()).as("%s", live).isPositive();
    Duration first = said(catalogue, id, "country").getFirst().end();
    box.await("the past", () -> now(catalogue, id).minus(SETTLED).compareTo(first) > 0);
    JsonNode rewound =
        Checker.captions(box, "/hls/live/chamber/rewind.m3u8", "country", OptionalInt.of(0));
    assertReadWhereTheyAreSaid(catalogue, id, rewound);
  }

  /** The browser's own cues, by the date that the playlists give to what is shown. */
  private static void assertReadWhereTheyAreSaid(
      Catalogue catalogue, BroadcastId id, JsonNode seen) {
    Instant origin = catalogue.recording(id).orElseThrow().format().timeline().origin();
    double began = seen.get("origin").asDouble() - origin.toEpochMilli() / 1_000.0;
    List<LiveCaption> said = catalogue.transcripts().find(id);
    assertThat(seen.get("said"))
        .allSatisfy(
            cue -> {
              double at = began + cue.get("start").asDouble();
              assertThat(said)
                  .as("%s, at %s", cue, at)
                  .anyMatch(
                      caption ->
                          Math.abs(caption.start().toMillis() / 1_000.0 - at) < 0.2
                              && caption.text().equals(cue.get("text").asText()));
            });
  }

  /** The clip: fourteen seconds with a picture. */
  private Path speech() throws IOException, InterruptedException {
    Path clip = folder.resolve("speech.mp4");
    Tool.Result made =
        Tool.run(
            DEADLINE,
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "color=c=gray:s=426x240:r=25",
                "-i",
                "" + Clips.of("spk08_en_jfk_11s.wav"),
                "-af",
                "adelay=3000",
                "-t",
                "14",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "25",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-ar",
                "48000",
                "" + clip));
    assertThat(made.status()).as(made.output()).isZero();
    return clip;
  }

  private static List<SpokenWord> said(Catalogue catalogue, BroadcastId id, String word) {
    return catalogue.transcripts().find(id).stream()
        .map(LiveCaption::words)
        .flatMap(List::stream)
        .filter(each -> each.text().replaceAll("\\W", "").equalsIgnoreCase(word))
        .toList();
  }

  private static Duration now(Catalogue catalogue, BroadcastId id) {
    Recording recording = catalogue.recording(id).orElseThrow();
    return Duration.between(recording.format().timeline().origin(), Instant.now());
  }

  /** Kills it as {@code kill -9} does, and says when. */
  private static Duration killRecogniser(BoxProcess box, Catalogue catalogue, BroadcastId id) {
    List<ProcessHandle> recognisers =
        box.handle().descendants().filter(CaptionsEndToEndTest::isRecogniser).toList();
    assertThat(recognisers).isNotEmpty();
    recognisers.forEach(ProcessHandle::destroyForcibly);
    return now(catalogue, id);
  }

  private static boolean isRecogniser(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"))
          .contains("SpeechWorkerMain");
    } catch (IOException e) {
      return false;
    }
  }

  /** The same recogniser, at night: what it heard on air is replaced by what it hears in peace. */
  private void hearAgain(Catalogue catalogue, BroadcastId id) throws IOException {
    ZoneId zone = ZoneId.of("Europe/Paris");
    Instant night =
        LocalDate.now(zone).plusDays(1).atTime(LocalTime.of(2, 0)).atZone(zone).toInstant();
    CaptionsConfig.Recogniser engine =
        new CaptionsConfig.Recogniser(
            CaptionsConfig.Engine.POCKETSPHINX,
            Optional.empty(),
            /* command= */ List.of(),
            /* threads= */ 1,
            /* memory= */ 1_500_000_000);
    Clock atNight = Clock.fixed(night, zone);
    WorkerLauncher launcher =
        new SpeechWorkerProcess(
            SandboxConfig.USUAL, folder.resolve("again"), folder, engine.memory());
    try (EventLog log = new EmbeddedEventLog(folder.resolve("log"));
        SecondHearings hearings =
            new SecondHearings(
                catalogue,
                new FileSystemObjectStore(folder.resolve("data/store")),
                new SecondRecogniser(engine, "en", launcher),
                List.of(
                    new NightRecordings(
                        catalogue, new BroadcastLedger(log), "en", () -> false, atNight)),
                new RaisedAlerts(log, MediaClock.system()),
                atNight)) {
      hearings.start();
      Awaitility.await()
          .atMost(DEADLINE)
          .until(
              () -> catalogue.transcripts().hearing(id).filter(SecondHearing::isDone).isPresent());
    }
  }

  /** What ffmpeg finds to begin after the silence, in the recording's own time. */
  private static List<Double> whereHeBegins(BoxProcess box, BroadcastId id)
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

  private static void assertHeardWhereTheyAreSaid(List<Double> begins, List<SpokenWord> words) {
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
