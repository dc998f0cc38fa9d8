package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.caption.Transcripts;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;

/** What the {@link Transcripts} of every {@link Catalogue} must do. */
public abstract class TranscriptsContract extends OpenedCatalogue {
  private static final BroadcastId SITTING = new BroadcastId("20261130t180000-a");
  private static final Instant EVENING = Instant.parse("2026-11-30T18:00:00Z");

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Transcripts transcripts;

  @BeforeEach
  final void openTranscripts() {
    transcripts = catalogue.transcripts();
    var _ =
        catalogue.begin(
            Recording.begin(
                SITTING, RecordingSamples.CHAMBER, "", EVENING, RecordingSamples.format()));
  }

  private static LiveCaption heard(String id, int second, String text) {
    return CaptionSamples.said(id, 1, second, CaptionState.HEARD, text);
  }

  private long version() {
    return catalogue.recording(SITTING).orElseThrow().version();
  }

  @Test
  void captions_written_areReadAsTheyWere() {
    LiveCaption whole =
        new LiveCaption(
            "r1",
            3,
            Duration.ofNanos(4_120_001_000L),
            Duration.ofNanos(6_040_002_000L),
            "fr",
            "L’eau & l'air <b>\nà 3,20 €",
            Optional.of("Mme Petit"),
            CaptionSource.PERSON,
            CaptionState.CORRECTED,
            List.of(
                new SpokenWord("L’eau", Duration.ofSeconds(5), Duration.ofSeconds(6), true),
                new SpokenWord("&", Duration.ofSeconds(6), Duration.ofSeconds(6), false)));

    int written = transcripts.save(SITTING, List.of(heard("r2", 9, "Fin"), whole));

    assertThat(written).isEqualTo(2);
    assertThat(transcripts.find(SITTING)).containsExactly(whole, heard("r2", 9, "Fin"));
  }

  @Test
  void captions_readWithoutTheirWords_areOtherwiseTheSame() {
    LiveCaption whole =
        new LiveCaption(
            "r1",
            1,
            Duration.ofSeconds(5),
            Duration.ofSeconds(7),
            "fr",
            "L’eau",
            Optional.of("Mme Petit"),
            CaptionSource.PERSON,
            CaptionState.HEARD,
            List.of(new SpokenWord("L’eau", Duration.ofSeconds(5), Duration.ofSeconds(6), false)));
    var _ = transcripts.save(SITTING, List.of(whole));

    LiveCaption said = transcripts.said(SITTING).getFirst();

    assertThat(said.words()).isEmpty();
    assertThat(said).usingRecursiveComparison().ignoringFields("words").isEqualTo(whole);
  }

  @Test
  void versions_areThoseOfRecordingsInWhichSomethingWasSaid() {
    assertThat(transcripts.versions()).isEmpty();

    var _ = transcripts.save(SITTING, List.of(heard("r1", 4, "bonsoir")));

    assertThat(transcripts.versions()).containsExactly(Map.entry(SITTING, version()));
  }

  @Test
  void revision_lowerOrAsHigh_changesNothing() {
    var _ =
        transcripts.save(
            SITTING, List.of(CaptionSamples.said("r1", 2, 4, CaptionState.HEARD, "deux")));

    int written =
        transcripts.save(
            SITTING,
            List.of(
                CaptionSamples.said("r1", 1, 4, CaptionState.PARTIAL, "un"),
                CaptionSamples.said("r1", 2, 4, CaptionState.HEARD, "autre")));

    assertThat(written).isZero();
    assertThat(transcripts.find(SITTING)).extracting(LiveCaption::text).containsExactly("deux");
  }

  @Test
  void machine_overWhatAPersonWrote_changesNothing() {
    var _ = transcripts.save(SITTING, List.of(heard("r1", 4, "bijou").corrected("budget")));

    int written =
        transcripts.save(
            SITTING, List.of(CaptionSamples.said("r1", 9, 4, CaptionState.HEARD, "bijoux")));

    assertThat(written).isZero();
    assertThat(transcripts.find(SITTING)).extracting(LiveCaption::text).containsExactly("budget");
  }

  @Test
  void person_overWhatAPersonWrote_counts() {
    LiveCaption corrected = heard("r1", 4, "bijou").corrected("budjet");
    var _ = transcripts.save(SITTING, List.of(corrected));

    int written = transcripts.save(SITTING, List.of(corrected.withdrawn()));

    assertThat(written).isEqualTo(1);
    assertThat(transcripts.find(SITTING)).containsExactly(corrected.withdrawn());
  }

  @Test
  void person_overWhatAMachineSaidMeanwhile_counts() {
    LiveCaption first = CaptionSamples.said("r1", 1, 4, CaptionState.PARTIAL, "bijou");
    var _ =
        transcripts.save(
            SITTING, List.of(CaptionSamples.said("r1", 7, 4, CaptionState.HEARD, "bijoux")));

    int written = transcripts.save(SITTING, List.of(first.corrected("budget")));

    assertThat(written).isEqualTo(1);
    assertThat(transcripts.find(SITTING)).extracting(LiveCaption::text).containsExactly("budget");
  }

  @Test
  void recording_thatIsNotThere_takesNothing() {
    BroadcastId other = new BroadcastId("20261130t180000-b");

    assertThat(transcripts.save(other, List.of(heard("r1", 4, "rien")))).isZero();
    assertThat(transcripts.find(other)).isEmpty();
  }

  @Test
  void correction_carriedOut_takesItsWordsAway() {
    var _ = transcripts.save(SITTING, aroundAName());

    muteTheName();

    assertThat(transcripts.find(SITTING))
        .extracting(LiveCaption::id)
        .containsExactly("before", "after");
  }

  @Test
  void words_thatACorrectionTookAway_areNotWrittenAgain() {
    muteTheName();

    int written = transcripts.save(SITTING, aroundAName());

    assertThat(written).isEqualTo(2);
    assertThat(transcripts.find(SITTING))
        .extracting(LiveCaption::id)
        .containsExactly("before", "after");
  }

  private static List<LiveCaption> aroundAName() {
    return List.of(
        heard("before", 4, "avant"),
        heard("near", 9, "un peu tôt"),
        heard("in", 12, "son nom"),
        heard("after", 17, "après"));
  }

  private void muteTheName() {
    Correction asked =
        catalogue.request(
            new Correction(
                SITTING,
                /* id= */ 0,
                MediaTime.of(Duration.ofSeconds(11)),
                MediaTime.of(Duration.ofSeconds(14)),
                Correction.Kind.MUTE,
                "A name",
                "Article 17",
                "Mme Petit",
                EVENING,
                Correction.State.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    catalogue.apply(asked.done(EVENING, Optional.empty()), List.of());
  }

  @Test
  void recording_forgotten_takesItsTranscriptAlong() {
    var _ = transcripts.save(SITTING, List.of(heard("r1", 4, "avant")));

    catalogue.forget(SITTING);

    assertThat(transcripts.find(SITTING)).isEmpty();
  }

  @Test
  void recording_complete_isOfAnotherVersionOnceItsTranscriptIs() {
    long onAir = version();
    var _ = transcripts.save(SITTING, List.of(heard("r1", 4, "avant")));
    assertThat(version()).isEqualTo(onAir);
    var _ = catalogue.update(SITTING, each -> each.in(RecordingState.COMPLETE));
    long ended = version();

    var _ = transcripts.save(SITTING, List.of(heard("r1", 4, "avant")));
    assertThat(version()).isEqualTo(ended);
    var _ = transcripts.save(SITTING, List.of(heard("r1", 4, "avant").corrected("après")));

    assertThat(version()).isEqualTo(ended + 1);
  }

  @Test
  void threeHours_areWrittenAndReadWhole() {
    List<LiveCaption> all =
        IntStream.range(0, 3_600)
            .mapToObj(each -> heard("r" + each, 3 * each, "Caption " + each))
            .toList();

    assertThat(transcripts.save(SITTING, all)).isEqualTo(3_600);
    assertThat(transcripts.find(SITTING)).isEqualTo(all);
  }

  @Test
  void hearing_written_isThereWithItsCaptionsAndGoesWithTheRecording() {
    assertThat(transcripts.hearing(SITTING)).isEmpty();
    SecondHearing half = new SecondHearing(SITTING, Duration.ofSeconds(61), /* isDone= */ false);
    assertThat(transcripts.save(half, List.of(heard("s1", 4, "Bonsoir.")))).isEqualTo(1);

    assertThat(transcripts.hearing(SITTING)).contains(half);
    assertThat(transcripts.find(SITTING)).hasSize(1);
    assertThat(transcripts.waiting()).containsExactly(SITTING);

    SecondHearing failed = half.failed(new Message("Plus de « mémoire »", "Out of memory"));
    assertThat(transcripts.save(failed, List.of())).isZero();
    assertThat(transcripts.hearing(SITTING)).contains(failed);
    assertThat(transcripts.waiting()).isEmpty();

    assertThat(transcripts.retry(SITTING)).isTrue();
    assertThat(transcripts.hearing(SITTING)).contains(half);
    assertThat(transcripts.retry(SITTING)).isFalse();

    SecondHearing done = new SecondHearing(SITTING, Duration.ofSeconds(90), /* isDone= */ true);
    assertThat(transcripts.save(done, List.of())).isZero();
    assertThat(transcripts.hearing(SITTING)).contains(done);
    assertThat(transcripts.waiting()).isEmpty();

    catalogue.forget(SITTING);
    assertThat(transcripts.save(done, List.of())).isZero();
    assertThat(transcripts.hearing(SITTING)).isEmpty();
  }
}
