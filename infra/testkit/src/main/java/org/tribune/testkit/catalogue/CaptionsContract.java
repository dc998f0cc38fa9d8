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
import org.tribune.catalogue.caption.CaptionRevision;
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
    Correction asked = ask(19_500_000, 21_000_000);
    assertThat(captions.find(SITTING)).contains(said().at(1));
    catalogue.apply(asked.done(EVENING, Optional.empty()), List.of());
    RecordingCaptions left = captions.find(SITTING).orElseThrow();
    assertThat(left.tracks()).extracting(CaptionTrack::language).containsExactly("fr");
    assertThat(words(left)).containsExactly("Bonjour &amp;\n<i>bienvenue</i>", "Fin");
    assertThat(left.version()).isGreaterThan(1);
    assertThat(captions.replace(said().at(1))).isEmpty();
  }

  private void mute(long fromMicros, long toMicros) {
    catalogue.apply(ask(fromMicros, toMicros).done(EVENING, Optional.empty()), List.of());
  }

  private Correction ask(long fromMicros, long toMicros) {
    return catalogue.request(
        new Correction(
            SITTING,
            /* id= */ 0,
            MediaTime.ofMicros(fromMicros),
            MediaTime.ofMicros(toMicros),
            Correction.Kind.MUTE,
            "A name",
            "Article 17",
            "Mme Petit",
            EVENING,
            Correction.State.REQUESTED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Stream<String> words(RecordingCaptions captions) {
    return captions.tracks().stream().flatMap(each -> each.cues().stream()).map(Cue::text);
  }

  private static CaptionTrack savedBy(String who, int minute, Cue... cues) {
    return new CaptionTrack("fr", List.of(cues), EVENING.plusSeconds(60L * minute), who);
  }

  private void save(CaptionTrack track) {
    RecordingCaptions known =
        captions.find(SITTING).orElseGet(() -> RecordingCaptions.none(SITTING));
    assertThat(captions.replace(known.with(track))).isPresent();
  }

  @Test
  void captions_replacedByAnother_areKeptAsTheyWereWithWhoAndWhen() {
    CaptionTrack first = savedBy("Mme Petit", 0, cue(10, "Le bijou"), cue(20, "est voté"));
    save(first);
    assertThat(captions.revisions(SITTING, "fr")).isEmpty();
    save(savedBy("M. Roux", 1, cue(10, "Le budget"), cue(20, "est voté")));

    assertThat(captions.revisions(SITTING, "fr"))
        .containsExactly(new CaptionRevision("fr", 1, EVENING, "Mme Petit", 2));
    assertThat(captions.revision(SITTING, "fr", 1)).contains(first);
    assertThat(captions.revision(SITTING, "fr", 2)).isEmpty();
    assertThat(captions.revisions(SITTING, "br")).isEmpty();
    assertThat(captions.replace(captions.find(SITTING).orElseThrow().without("fr"))).isPresent();
    assertThat(captions.revisions(SITTING, "fr"))
        .extracting(CaptionRevision::savedBy)
        .containsExactly("Mme Petit", "M. Roux");
  }

  @Test
  void captions_thatOnePersonTypesOn_areOneRevision() {
    String sentence = "Une phrase qui est bien plus longue que quarante caractères.";
    for (int minute = 0; minute < 5; minute++) {
      save(savedBy("Mme Petit", minute, cue(10, sentence), cue(20, "mot" + minute)));
    }
    assertThat(captions.revisions(SITTING, "fr")).isEmpty();
    save(savedBy("Mme Petit", 5, cue(20, "mot4")));
    save(savedBy("Mme Petit", 6, cue(20, "mot6")));
    save(savedBy("Mme Petit", 40, cue(20, "mot40")));

    assertThat(captions.revisions(SITTING, "fr"))
        .extracting(CaptionRevision::savedAt)
        .containsExactly(EVENING.plusSeconds(240), EVENING.plusSeconds(360));
  }

  @Test
  void captions_keptOfALanguage_areTheNewest() {
    for (int each = 0; each < CaptionRevision.MOST + 3; each++) {
      captions.keep(SITTING, savedBy("Mme Petit", each, cue(10, "mot" + each)));
    }
    assertThat(captions.revisions(SITTING, "fr"))
        .extracting(CaptionRevision::number)
        .hasSize(CaptionRevision.MOST)
        .startsWith(4)
        .endsWith(CaptionRevision.MOST + 3);
  }

  @Test
  void captions_keptOfWhatACorrectionTookAway_areGoneInTheSameAct() {
    captions.keep(SITTING, savedBy("Mme Petit", 0, cue(10, "avant"), cue(20, "son nom")));
    captions.keep(SITTING, savedBy("Mme Petit", 1, cue(20, "son nom est")));
    mute(19_500_000, 21_000_000);

    assertThat(captions.revisions(SITTING))
        .containsExactly(savedBy("Mme Petit", 0, cue(10, "avant")));
    assertThat(captions.revisions(SITTING, "fr"))
        .containsExactly(new CaptionRevision("fr", 1, EVENING, "Mme Petit", 1));
  }

  @Test
  void captions_ofARecording_areForgottenWithIt() {
    assertThat(captions.replace(said())).isPresent();
    captions.keep(SITTING, savedBy("Mme Petit", 0, cue(10, "avant")));
    catalogue.forget(SITTING);
    assertThat(captions.find(SITTING)).isEmpty();
    assertThat(captions.versions()).isEmpty();
    assertThat(captions.revisions(SITTING)).isEmpty();
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
