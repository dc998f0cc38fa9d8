package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Captions;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.time.MediaTime;

/** What the {@link Captions} of every {@link Catalogue} must do. */
public abstract class CaptionsContract extends OpenedCatalogue {
  private static final BroadcastId SITTING = new BroadcastId("20261126t180000-a");
  private static final Instant EVENING = Instant.parse("2026-11-26T18:00:00Z");

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Captions captions;

  @BeforeEach
  final void openCaptions() {
    captions = catalogue.captions();
    var _ =
        catalogue.begin(
            Recording.begin(
                SITTING, RecordingSamples.CHAMBER, "", EVENING, RecordingSamples.format()));
  }

  private static Cue cue(int second, String text) {
    return new Cue(Duration.ofSeconds(second), Duration.ofSeconds(second + 2), "line:0", text);
  }

  private static CaptionTrack track(String language, Cue... cues) {
    return new CaptionTrack(language, List.of(cues), EVENING, "Mme Petit");
  }

  private static RecordingCaptions said() {
    return RecordingCaptions.none(SITTING)
        .with(
            track(
                "fr", cue(10, "Bonjour &amp;\n<i>bienvenue</i>"), cue(20, "L’eau"), cue(30, "Fin")))
        .with(track("br", cue(20, "An dour")));
  }

  private long version() {
    return catalogue.recording(SITTING).orElseThrow().version();
  }

  @Test
  void captions_ofNothing_areAbsent() {
    assertThat(captions.find(SITTING)).isEmpty();
    assertThat(captions.versions()).isEmpty();
    assertThat(captions.replace(said().at(3))).isEmpty();
  }

  @Test
  void captions_replacedOnTheirVersion_areReadBackAsTheyAreAndRaiseTheRecordings() {
    long before = version();
    assertThat(captions.replace(said())).contains(said().at(1));
    assertThat(version()).isEqualTo(before + 1);
    assertThat(captions.versions()).isEqualTo(Map.of(SITTING, before + 1));
    assertThat(captions.replace(said())).isEmpty();
    assertThat(version()).isEqualTo(before + 1);
    RecordingCaptions second = said().at(1).without("br");
    assertThat(captions.replace(second)).contains(second.at(2));
    assertThat(captions.find(SITTING)).contains(second.at(2));
    assertThat(captions.replace(second.at(2).without("fr")))
        .contains(RecordingCaptions.none(SITTING));
    assertThat(captions.find(SITTING)).isEmpty();
    assertThat(captions.versions()).isEmpty();
    assertThat(version()).isEqualTo(before + 3);
    assertThat(captions.replace(said())).contains(said().at(1));
  }

  @Test
  void captions_ofWhatACorrectionTookAway_areGoneInTheSameAct() {
    assertThat(captions.replace(said())).isPresent();
    Correction asked =
        catalogue.request(
            new Correction(
                SITTING,
                /* id= */ 0,
                MediaTime.ofMicros(19_500_000),
                MediaTime.ofMicros(21_000_000),
                Correction.Kind.MUTE,
                "A name",
                "Article 17",
                "Mme Petit",
                EVENING,
                Correction.State.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(captions.find(SITTING)).contains(said().at(1));
    catalogue.apply(asked.done(EVENING, Optional.empty()), List.of());
    RecordingCaptions left = captions.find(SITTING).orElseThrow();
    assertThat(left.tracks()).extracting(CaptionTrack::language).containsExactly("fr");
    assertThat(words(left)).containsExactly("Bonjour &amp;\n<i>bienvenue</i>", "Fin");
    assertThat(left.version()).isGreaterThan(1);
    assertThat(captions.replace(said().at(1))).isEmpty();
  }

  private static Stream<String> words(RecordingCaptions captions) {
    return captions.tracks().stream().flatMap(each -> each.cues().stream()).map(Cue::text);
  }

  @Test
  void captions_ofARecording_areForgottenWithIt() {
    assertThat(captions.replace(said())).isPresent();
    catalogue.forget(SITTING);
    assertThat(captions.find(SITTING)).isEmpty();
    assertThat(captions.versions()).isEmpty();
  }

  @Test
  void saveBroadcast_withAnotherPassageWithheld_raisesTheRecordingsVersion() {
    Broadcast broadcast = RecordingSamples.broadcast(SITTING.value(), BroadcastState.ENDED);
    catalogue.saveBroadcast(broadcast);
    long before = version();
    Withholding withheld =
        new Withholding(
            /* id= */ 1,
            EVENING,
            EVENING.plusSeconds(5),
            EVENING.plusSeconds(60),
            Optional.empty(),
            OptionalInt.empty());
    catalogue.saveBroadcast(withholding(broadcast, withheld));
    assertThat(version()).isEqualTo(before + 1);
    catalogue.saveBroadcast(withholding(broadcast, withheld));
    assertThat(version()).isEqualTo(before + 1);
  }

  private static Broadcast withholding(Broadcast broadcast, Withholding withheld) {
    return new Broadcast(
        broadcast.id(),
        broadcast.channel(),
        broadcast.title(),
        broadcast.state(),
        broadcast.origin(),
        broadcast.liveAt(),
        broadcast.endedAt(),
        broadcast.interruptions(),
        List.of(withheld));
  }
}
