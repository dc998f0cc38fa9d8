package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.tribune.box.Checker.Browser.CHROMIUM;
import static org.tribune.box.Checker.Browser.FIREFOX;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

/**
 * What is said on air can be read, through the real program: President Kennedy, 1961, after three
 * seconds of silence, over and over, as PocketSphinx hears him. Alone, since a recogniser has the
 * processor time that nobody else wants.
 */
@Tag("e2e")
@Tag("alone")
@Tag("wide")
class CaptionsEndToEndTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** No segment is longer. */
  private static final Duration SEGMENT = Duration.ofSeconds(4);

  /** Captions older than this stand where they were said, and no longer where they came. */
  private static final Duration SETTLED = SEGMENT.multipliedBy(6);

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void speech_isWrittenWhereItIsSaid_outlivesItsRecogniser_andNotBehindClosedDoors()
      throws Exception {
    try (BoxProcess box = startListening();
        Catalogue catalogue = catalogue()) {
      BroadcastId id = awaitWords(box, catalogue);

      assertPlayersReadThem(CHROMIUM, box, catalogue, id);
      assertPagesReadThem(box, catalogue, id);
      JsonNode live =
          Checker.webVtt(box, "/hls/live/chamber/index.m3u8", "/hls/live/chamber/rewind.m3u8");
      assertThat(live.get("parts").asInt()).isPositive();

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
      assertReplayReadsThem(CHROMIUM, box, catalogue, id);
      String replay = "/hls/recordings/" + id;
      Checker.webVtt(
          box,
          replay + "/index.m3u8",
          replay + "/captions/en.vtt",
          "/api/v1/recordings/" + id + "/transcript-files/en.vtt");
      List<Double> begins = KennedyClip.begins(box, id);
      KennedyClip.assertCountryIsSaid(begins, said(catalogue, id, "country"));
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
      KennedyClip.assertCountryIsSaid(begins, said(catalogue, id, "country"));
    }
  }

  @Test
  void speech_isReadInFirefox_onAirRewoundAndReplayed() throws Exception {
    assumeThat(FIREFOX.program()).isExecutable();
    try (BoxProcess box = startListening();
        Catalogue catalogue = catalogue()) {
      BroadcastId id = awaitWords(box, catalogue);

      assertPlayersReadThem(FIREFOX, box, catalogue, id);
      box.endBroadcast("chamber");
      box.awaitRecording();
      assertReplayReadsThem(FIREFOX, box, catalogue, id);
    }
  }

  /** The program on air, with a recogniser. */
  private BoxProcess startListening() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/pocketsphinx_continuous")).isExecutable();
    String yaml =
        """
        transcoder: {ladder: [240]}
        captions: {engine: pocketsphinx, language: en}
        channels:
          - {id: chamber, autostart: true, sources: [{type: file, path: "%s"}]}
        """
            .formatted(KennedyClip.film(folder));
    return BoxProcess.start(folder, yaml);
  }

  private Catalogue catalogue() {
    return SqlCatalogue.open(new CatalogueConfig.Sqlite(folder.resolve("data/tribune.db")));
  }

  private static BroadcastId awaitWords(BoxProcess box, Catalogue catalogue)
      throws IOException, InterruptedException {
    box.awaitOnAir("chamber", /* segments= */ 1);
    BroadcastId id = new BroadcastId(box.operatorChannel("chamber").at("/broadcast/id").asText());
    box.await("words", () -> !said(catalogue, id, "country").isEmpty());
    return id;
  }

  /**
   * As a player of anybody's reads them in the playlists: late on air, and at their time rewound.
   */
  private static void assertPlayersReadThem(
      Checker.Browser browser, BoxProcess box, Catalogue catalogue, BroadcastId id)
      throws IOException, InterruptedException {
    String channel = "/hls/live/chamber/";
    JsonNode live =
        Checker.captions(browser, box, channel + "index.m3u8", "country", OptionalInt.empty());
    assertThat(live.get("label").asText()).isEqualTo("English (automatic)");
    assertThat(live.get("language").asText()).isEqualTo("en");
    assertThat(live.get("kind").asText()).isEqualTo("captions");
    assertThat(live.at("/loaded/parts").asInt()).as("%s", live).isPositive();
    Duration first = said(catalogue, id, "country").getFirst().end();
    box.await("the past", () -> now(catalogue, id).minus(SETTLED).compareTo(first) > 0);
    JsonNode rewound =
        Checker.captions(browser, box, channel + "rewind.m3u8", "country", OptionalInt.of(0));
    assertReadWhereTheyAreSaid(catalogue, id, rewound);
  }

  /** As our own pages read them: all that was said, and then what comes. */
  private static void assertPagesReadThem(BoxProcess box, Catalogue catalogue, BroadcastId id)
      throws IOException, InterruptedException {
    JsonNode all = JSON.readTree(box.get("/api/v1/channels/chamber/captions").body());
    assertThat(all.get("isWhole").asBoolean()).isTrue();
    assertThat(all.get("broadcast").asText()).isEqualTo(id.value());
    Instant origin = catalogue.recording(id).orElseThrow().format().timeline().origin();
    assertThat(all.get("captions"))
        .anySatisfy(
            said -> {
              assertThat(said.get("text").asText()).containsIgnoringCase("country");
              assertThat(said.get("source").asText()).isEqualTo("recogniser");
              assertThat(catalogue.transcripts().find(id))
                  .filteredOn(each -> each.id().equals(said.get("id").asText()))
                  .extracting(each -> "" + origin.plus(each.start()))
                  .containsExactly(said.get("start").asText());
            });
    try (CaptionStream stream = new CaptionStream(box, "chamber")) {
      box.await("what was said", () -> stream.events().getFirst().get("isWhole").asBoolean());
      box.await("what is said now", () -> !stream.events().getLast().get("isWhole").asBoolean());
      assertThat("" + stream.events().getFirst().get("captions")).contains("country");
    }
  }

  private static void assertReplayReadsThem(
      Checker.Browser browser, BoxProcess box, Catalogue catalogue, BroadcastId id)
      throws IOException, InterruptedException {
    String address = "/hls/recordings/" + id + "/index.m3u8";
    JsonNode replayed = Checker.captions(browser, box, address, "country", OptionalInt.of(0));
    assertReadWhereTheyAreSaid(catalogue, id, replayed);
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
    List<ProcessHandle> recognisers = box.recognisers();
    assertThat(recognisers).isNotEmpty();
    recognisers.forEach(ProcessHandle::destroyForcibly);
    return now(catalogue, id);
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
}
