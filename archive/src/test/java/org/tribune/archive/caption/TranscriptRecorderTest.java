package org.tribune.archive.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.topics.Topics;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.CaptionSamples;
import org.tribune.testkit.catalogue.RecordingSamples;

final class TranscriptRecorderTest {
  private static final BroadcastId SITTING = new BroadcastId("20261130t180000-a");
  private static final Instant ORIGIN = RecordingSamples.format().timeline().origin();

  @TempDir Path directory = Path.of("");
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final AtomicReference<Instant> now = new AtomicReference<>(ORIGIN);

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EmbeddedEventLog log;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private BroadcastLedger ledger;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private TranscriptRecorder recorder;

  @BeforeEach
  void start() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.start();
    tell(new BroadcastEvent.Opened(SITTING, ORIGIN, RecordingSamples.CHAMBER, "Council"));
    tell(new BroadcastEvent.WentLive(SITTING, ORIGIN));
    recorder = new TranscriptRecorder(log, ledger, catalogue, now::get);
    recorder.start();
  }

  @AfterEach
  void stop() {
    recorder.close();
    ledger.close();
    log.close();
  }

  private void tell(BroadcastEvent event) {
    log.append(Topics.EVENTS, RecordingSamples.CHAMBER.value(), event).join();
  }

  private void begin() {
    var _ =
        catalogue.begin(
            Recording.begin(
                SITTING, RecordingSamples.CHAMBER, "", ORIGIN, RecordingSamples.format()));
  }

  private void say(LiveCaption caption) {
    log.append(Topics.CAPTIONS, SITTING.value(), caption).join();
  }

  private static LiveCaption heard(String id, int second, String text) {
    return CaptionSamples.said(id, 1, second, CaptionState.HEARD, text);
  }

  private void awaitTexts(String... texts) {
    await()
        .untilAsserted(
            () ->
                assertThat(catalogue.transcripts().find(SITTING))
                    .extracting(LiveCaption::text)
                    .containsExactly(texts));
  }

  @Test
  void caption_oncePartial_isWrittenWhenItsSourceHasFinishedIt() {
    begin();
    say(CaptionSamples.said("r1", 1, 4, CaptionState.PARTIAL, "Le bud"));
    say(heard("r2", 2, "Bonjour."));
    awaitTexts("Bonjour.");

    say(CaptionSamples.said("r1", 2, 4, CaptionState.HEARD, "Le budget est voté."));

    awaitTexts("Bonjour.", "Le budget est voté.");
  }

  @Test
  void correction_onAir_isWritten() {
    begin();
    LiveCaption heard = heard("r1", 4, "Le bijou");
    say(heard);
    awaitTexts("Le bijou");

    say(heard.corrected("Le budget"));
    say(CaptionSamples.said("r1", 3, 4, CaptionState.HEARD, "Le bijou est vert"));
    say(heard("r2", 8, "est voté"));

    awaitTexts("Le budget", "est voté");
  }

  @Test
  void caption_beforeItsRecordingIsBegun_waits() {
    say(heard("r1", 4, "Bonjour."));
    await().pollDelay(Duration.ofMillis(700)).until(() -> true);

    begin();

    awaitTexts("Bonjour.");
  }

  @Test
  void catalogue_away_losesNothing() {
    begin();
    catalogue.fail(new CatalogueException("gone"));
    say(heard("r1", 4, "un"));
    say(heard("r2", 8, "deux"));
    now.set(ORIGIN.plus(Duration.ofHours(1)));
    await().pollDelay(Duration.ofMillis(700)).until(() -> true);

    catalogue.recover();

    awaitTexts("un", "deux");
  }

  @Test
  void words_ofAClosedSession_areNotWritten() {
    begin();
    tell(new BroadcastEvent.Closed(SITTING, ORIGIN.plusSeconds(10)));
    await()
        .until(() -> !ledger.find(SITTING).map(Broadcast::interruptions).orElseThrow().isEmpty());

    say(heard("r1", 11, "à huis clos"));
    say(heard("r2", 4, "avant"));

    awaitTexts("avant");
  }

  @Test
  void words_ofAPassageThatIsWithheld_areWrittenSinceItMayBeShownAgain() {
    begin();
    tell(
        new BroadcastEvent.Withheld(
            SITTING, ORIGIN.plusSeconds(20), ORIGIN.plusSeconds(10), ORIGIN.plusSeconds(15)));
    await().until(() -> !ledger.find(SITTING).map(Broadcast::withholdings).orElseThrow().isEmpty());

    say(heard("r1", 11, "peut-être"));

    awaitTexts("peut-être");
  }

  @Test
  void captions_ofWhatIsNeverRecorded_areGivenUp() {
    say(heard("r1", 4, "Bonjour."));
    await().pollDelay(Duration.ofMillis(700)).until(() -> true);
    now.set(ORIGIN.plus(Duration.ofHours(1)));
    await().pollDelay(Duration.ofMillis(700)).until(() -> true);

    begin();
    say(heard("r2", 8, "Enfin."));

    awaitTexts("Enfin.");
  }
}
