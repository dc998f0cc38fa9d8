package org.tribune.archive.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.status.Alert;
import org.tribune.core.topics.Topics;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.CaptionSamples;
import org.tribune.testkit.catalogue.RecordingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** With a recogniser that says of each segment of 30 s which it is. */
final class SecondHearingsTest {
  private static final Instant NIGHT = Instant.parse("2026-11-25T02:00:00Z");
  private static final int SEGMENTS = 10;

  @TempDir private Path folder;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final NumberRecogniser recogniser = new NumberRecogniser(PreparedFilms.LENGTH);
  private final SetClock clock = new SetClock(NIGHT);
  private boolean isLiveStrained = false;
  private EmbeddedEventLog log;
  private BroadcastLedger ledger;
  private Recording recording;

  @BeforeEach
  void open() {
    log = new EmbeddedEventLog(folder);
    ledger = new BroadcastLedger(log);
    ledger.start();
    recording = record("20261124t184502-a");
  }

  private Recording record(String id) {
    Recording made =
        catalogue.begin(
            RecordingSamples.recording(id)
                .endedAt(RecordingSamples.STARTED.plusSeconds(SEGMENTS * PreparedFilms.LENGTH))
                .in(RecordingState.COMPLETE));
    for (int number = 0; number < SEGMENTS; number++) {
      Bytes content = Bytes.utf8("" + number);
      store.put(RecordingNames.segment(made.id(), "audio", number), content);
      catalogue.addSegments(made.id(), List.of(PreparedFilms.sound(number, content)));
    }
    return made;
  }

  @AfterEach
  void close() {
    ledger.close();
    log.close();
  }

  private void pass() throws InterruptedException {
    hearings().pass();
  }

  private SecondHearings hearings() {
    return new SecondHearings(
        catalogue,
        store,
        recogniser,
        List.of(new NightRecordings(catalogue, ledger, "fr", () -> isLiveStrained, clock)),
        new RaisedAlerts(log, new FakeMediaClock()),
        clock);
  }

  private List<String> texts() {
    return catalogue.transcripts().find(recording.id()).stream()
        .filter(each -> !each.state().isGone())
        .map(LiveCaption::text)
        .toList();
  }

  private boolean isDone() {
    return catalogue
        .transcripts()
        .hearing(recording.id())
        .filter(SecondHearing::isDone)
        .isPresent();
  }

  private List<Alert> alerts() {
    return log
        .tail(Topics.STATUS, RecordingSamples.CHAMBER.value(), Topics.STATUS.retention())
        .stream()
        .map(each -> (Alert) each.value())
        .toList();
  }

  @Test
  void night_hearsARecordingOnce_overWhatWasHeardFirst() throws Exception {
    var _ =
        catalogue
            .transcripts()
            .save(
                recording.id(),
                List.of(
                    CaptionSamples.heard("r1", 31, "faux"),
                    CaptionSamples.heard("r2", 61, "faut").corrected("vrai")));

    pass();
    pass();

    assertThat(texts())
        .containsExactly("n0", "n1", "vrai", "n3", "n4", "n5", "n6", "n7", "n8", "n9");
    assertThat(recogniser.heard).hasSize(SEGMENTS);
    assertThat(isDone()).isTrue();
    assertThat(catalogue.transcripts().find(recording.id()))
        .anySatisfy(
            each -> {
              assertThat(each.id()).isEqualTo("r1");
              assertThat(each.state()).isEqualTo(CaptionState.RETRACTED);
            });
  }

  @Test
  void day_hearsNothing() throws Exception {
    clock.set(Instant.parse("2026-11-25T05:30:00Z"));
    pass();
    clock.set(Instant.parse("2026-11-24T22:30:00Z"));
    pass();

    assertThat(recogniser.heard).isEmpty();
  }

  @Test
  void nightWithoutWork_looksEachFiveMinutes_andAtOnceAfterABroadcast() throws Exception {
    SecondHearings hearings = hearings();
    hearings.pass();
    hearings.pass();
    record("20261124t201500-b");
    clock.passes(Duration.ofMinutes(4));
    hearings.pass();
    assertThat(recogniser.heard).hasSize(SEGMENTS);

    clock.passes(Duration.ofMinutes(1));
    hearings.pass();
    assertThat(recogniser.heard).hasSize(2 * SEGMENTS);

    hearings.pass();
    record("20261124t214500-c");
    isLiveStrained = true;
    hearings.pass();
    isLiveStrained = false;
    hearings.pass();
    assertThat(recogniser.heard).hasSize(3 * SEGMENTS);
  }

  @Test
  void recogniserThatDies_isToldAndGoesOnWhereItWas() throws Exception {
    recogniser.failsAt = OptionalInt.of(200);
    pass();

    assertThat(isDone()).isFalse();
    assertThat(texts()).containsExactly("n0", "n1", "n2", "n3", "n4", "n5");
    assertThat(alerts().getLast().code()).isEqualTo(SecondHearings.FAILED);
    assertThat(alerts().getLast().message().en()).contains("it hangs");
    assertThat(alerts().getLast().message().fr()).contains("elle est bloquée");

    recogniser.failsAt = OptionalInt.empty();
    recogniser.heard.clear();
    pass();

    assertThat(recogniser.heard).containsExactly(6L, 7L, 8L, 9L);
    assertThat(texts()).containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9");
    assertThat(isDone()).isTrue();
  }

  @Test
  void hiddenPassage_isNotHeardAndNothingIsWrittenInIt() throws Exception {
    var asked =
        catalogue.request(RecordingSamples.correction(recording.id(), RecordingSamples.STARTED));
    catalogue.apply(RecordingSamples.done(asked), List.of());
    pass();

    // Muted from 10 s to 20 s.
    assertThat(recogniser.heard).doesNotContain(0L).hasSize(SEGMENTS - 1);
    assertThat(texts()).doesNotContain("n0").hasSize(SEGMENTS - 1);
    assertThat(isDone()).isTrue();
  }

  @Test
  void recordingThatIsGone_leavesNothing() throws Exception {
    pass();
    BroadcastId id = recording.id();
    catalogue.forget(id);

    assertThat(catalogue.transcripts().hearing(id)).isEmpty();
    assertThat(catalogue.transcripts().save(new SecondHearing(id, Duration.ZERO, true), List.of()))
        .isZero();
    assertThat(catalogue.transcripts().hearing(id)).isEmpty();
  }
}
