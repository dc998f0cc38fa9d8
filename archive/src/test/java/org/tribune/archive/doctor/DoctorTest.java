package org.tribune.archive.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.archive.inventory.RecordedSite.ID;
import static org.tribune.archive.inventory.RecordedSite.content;
import static org.tribune.archive.inventory.RecordedSite.name;
import static org.tribune.archive.inventory.RecordedSite.row;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.archive.inventory.RecordedSite;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

final class DoctorTest {
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final FakeObjectStore backup = new FakeObjectStore();
  private Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));

  @BeforeEach
  void record() {
    RecordedSite.fill(catalogue, store);
  }

  private Diagnosis examine(boolean repairs) {
    return new Doctor(
            catalogue, store, Optional.of(object -> backup.get(object.name())), repairs, clock)
        .examine();
  }

  private SegmentState stateOf(String rendition, int number) {
    return catalogue.segments(ID, rendition).stream()
        .filter(each -> each.number() == number)
        .map(RecordedSegment::state)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void examine_soundSite_findsNothing() {
    Diagnosis diagnosis = examine(/* repairs= */ true);
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.isSound()).isTrue();
    assertThat(diagnosis.recordings()).isEqualTo(1);
    assertThat(diagnosis.objects()).isEqualTo(2 * RecordedSite.SEGMENTS + 3);
  }

  @Test
  void examine_missingAndDamagedSegments_areMarkedLostAndStayOpen() {
    store.delete(name("240p", 1));
    store.put(name("audio", 3), Bytes.utf8("torn"));
    Diagnosis diagnosis = examine(/* repairs= */ true);
    assertThat(diagnosis.isSound()).isFalse();
    assertThat(diagnosis.findings())
        .extracting(Finding::text)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("240p/1.m4s is missing", "doctor --from"),
            text -> assertThat(text).contains("audio/3.m4s is damaged"));
    assertThat(stateOf("240p", 1)).isEqualTo(SegmentState.LOST);
    assertThat(stateOf("audio", 3)).isEqualTo(SegmentState.LOST);
    assertThat(stateOf("240p", 2)).isEqualTo(SegmentState.STORED);
  }

  @Test
  void examine_segmentCutShortOrWithOneBitFlippedAnywhere_isFoundByItsChecksum() {
    byte[] whole = content("240p", 1).array();
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      for (byte[] damaged : List.of(Arrays.copyOf(whole, at), flipped)) {
        store.put(name("240p", 1), Bytes.wrap(damaged));
        assertThat(examine(/* repairs= */ false).findings())
            .singleElement()
            .satisfies(found -> assertThat(found.text()).contains("240p/1.m4s is damaged"));
      }
    }
  }

  @Test
  void examine_onlyLooking_changesNothing() {
    store.delete(name("240p", 1));
    store.put(RecordingNames.header(ID, "240p"), Bytes.utf8("torn"));
    assertThat(examine(/* repairs= */ false).findings()).hasSize(2);
    assertThat(stateOf("240p", 1)).isEqualTo(SegmentState.STORED);
    assertThat(store.get(RecordingNames.header(ID, "240p"))).contains(Bytes.utf8("torn"));
  }

  @Test
  void examine_segmentThatABackupHas_isPutBack() {
    store.delete(name("240p", 1));
    examine(/* repairs= */ true);
    backup.put(name("240p", 1), content("240p", 1));
    Diagnosis diagnosis = examine(/* repairs= */ true);
    assertThat(diagnosis.isSound()).isTrue();
    assertThat(diagnosis.findings()).hasSize(1);
    assertThat(store.get(name("240p", 1))).contains(content("240p", 1));
    assertThat(stateOf("240p", 1)).isEqualTo(SegmentState.STORED);
  }

  @Test
  void examine_damagedCopyInTheBackup_isNotPutBack() {
    store.delete(name("240p", 1));
    backup.put(name("240p", 1), Bytes.utf8("torn as well"));
    assertThat(examine(/* repairs= */ true).isSound()).isFalse();
    assertThat(store.get(name("240p", 1))).isEmpty();
  }

  @Test
  void examine_lostSegmentThatIsThereAgain_isShownAgain() {
    catalogue.mark(ID, row("audio", 2), SegmentState.LOST);
    assertThat(examine(/* repairs= */ true).isSound()).isTrue();
    assertThat(stateOf("audio", 2)).isEqualTo(SegmentState.STORED);
  }

  @Test
  void examine_missingHeader_isWrittenFromTheCatalogue() {
    store.delete(RecordingNames.header(ID, "audio"));
    assertThat(examine(/* repairs= */ true).isSound()).isTrue();
    assertThat(store.get(RecordingNames.header(ID, "audio")))
        .contains(Bytes.utf8("header of the sound"));
  }

  @Test
  void examine_missingPictureWithoutACopy_isTakenOutToBeDrawnAnew() {
    Asset poster = catalogue.assets(ID).getFirst();
    store.delete(RecordingNames.asset(ID, poster.file()));
    assertThat(examine(/* repairs= */ false).findings())
        .singleElement()
        .satisfies(found -> assertThat(found.text()).contains("can be drawn anew"));
    assertThat(catalogue.assets(ID)).containsExactly(poster);
    assertThat(examine(/* repairs= */ true).isSound()).isTrue();
    assertThat(catalogue.assets(ID)).isEmpty();
    assertThat(examine(/* repairs= */ true).findings()).isEmpty();
  }

  /** Stills of what is on air are replaced each ten seconds. */
  @Test
  void examine_pictureThatIsReplacedMeanwhile_isNotMissed() {
    Asset before = catalogue.assets(ID).getFirst();
    Asset after =
        new Asset(
            before.name(), "poster-r0-2.jpg", before.type(), before.length(), before.sha256());
    String replaced = RecordingNames.asset(ID, before.file());
    store.beforeReading(
        name -> {
          if (name.equals(replaced)) {
            assertThat(catalogue.saveAssets(ID, /* revision= */ 0, List.of(after))).isTrue();
            store.delete(replaced);
          }
        });
    assertThat(examine(/* repairs= */ true).findings()).isEmpty();
    assertThat(catalogue.assets(ID)).containsExactly(after);
  }

  @Test
  void examine_segmentWithoutARow_isAdopted() {
    store.put(name("240p", 5), content("240p", 5));
    Diagnosis diagnosis = examine(/* repairs= */ true);
    assertThat(diagnosis.findings())
        .singleElement()
        .satisfies(found -> assertThat(found.text()).contains("1 segments", "written down"));
    assertThat(catalogue.indexedSegments(ID, "240p", 5, 6)).containsExactly(row("240p", 5));
  }

  @Test
  void examine_objectsThatWereStoredAMomentAgo_areLeftAlone() {
    clock = Clock.systemUTC();
    store.put(name("240p", 5), content("240p", 5));
    catalogue.forget(ID);
    assertThat(examine(/* repairs= */ true).findings()).isEmpty();
    assertThat(store.get(name("240p", 5))).isPresent();
  }

  @Test
  void examine_strayObjectThatIsNoSegment_isKeptAndTold() {
    store.put(name("240p", 6), content("240p", 9));
    store.put("recordings/" + ID + "/240p/notes.txt", Bytes.utf8("stray"));
    Diagnosis diagnosis = examine(/* repairs= */ true);
    assertThat(diagnosis.isSound()).isTrue();
    assertThat(diagnosis.findings()).hasSize(2);
    assertThat(store.get("recordings/" + ID + "/240p/notes.txt")).isPresent();
    assertThat(catalogue.segments(ID, "240p")).hasSize(RecordedSite.SEGMENTS);
  }

  @Test
  void examine_originalThatACorrectionLeft_isErasedAndNeverAdopted() {
    RecordedSegment before = row("audio", 2);
    RecordedSegment after =
        new RecordedSegment(
            "audio",
            2,
            /* piece= */ 0,
            /* revision= */ 1,
            SegmentState.STORED,
            before.start(),
            before.duration(),
            before.length(),
            before.sha256(),
            before.index());
    Correction asked = catalogue.request(correction());
    store.put(RecordingNames.segment(ID, after), content("audio", 2));
    catalogue.apply(asked.done(Instant.EPOCH, /* sealed= */ Optional.empty()), List.of(after));
    Diagnosis diagnosis = examine(/* repairs= */ true);
    assertThat(diagnosis.isSound()).isTrue();
    assertThat(store.get(name("audio", 2))).isEmpty();
    assertThat(catalogue.segments(ID, "audio")).hasSize(RecordedSite.SEGMENTS);
    assertThat(stateOf("audio", 2)).isEqualTo(SegmentState.STORED);
  }

  private static Correction correction() {
    return new Correction(
        ID,
        /* id= */ 0,
        new MediaTime(4, 1),
        new MediaTime(6, 1),
        Correction.Kind.MUTE,
        "a name",
        "RGPD",
        "clerk",
        Instant.EPOCH,
        Correction.State.REQUESTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void examine_remainsOfAnErasedRecording_areErased() {
    catalogue.forget(ID);
    Diagnosis diagnosis = examine(/* repairs= */ true);
    assertThat(diagnosis.isSound()).isTrue();
    assertThat(store.list("recordings/")).isEmpty();
  }

  @Test
  void examine_recordingWhoseErasureACrashEnded_isErasedToItsEnd() {
    assertThat(catalogue.update(ID, each -> each.in(RecordingState.DELETING))).isPresent();
    store.delete(name("240p", 0));
    store.delete(name("240p", 1));
    assertThat(examine(/* repairs= */ false).findings())
        .singleElement()
        .satisfies(found -> assertThat(found.text()).contains("half erased"));
    assertThat(store.list("recordings/")).isNotEmpty();
    Diagnosis diagnosis = examine(/* repairs= */ true);
    assertThat(diagnosis.isSound()).isTrue();
    assertThat(store.list("recordings/")).isEmpty();
    assertThat(catalogue.recording(ID)).isEmpty();
    assertThat(catalogue.deletions())
        .singleElement()
        .satisfies(
            done -> {
              assertThat(done.recording()).isEqualTo(ID);
              assertThat(done.erasedAt()).isPresent();
            });
  }

  @Test
  void examine_recordingThatTheCatalogueNeverKnew_isKeptAndTold() {
    store.put("recordings/20250101t000000-stranger/240p/1.m4s", Bytes.utf8("a"));
    store.put("recordings/20250101t000000-stranger/240p/2.m4s", Bytes.utf8("b"));
    Diagnosis diagnosis = examine(/* repairs= */ true);
    assertThat(diagnosis.isSound()).isFalse();
    assertThat(diagnosis.findings())
        .singleElement()
        .satisfies(found -> assertThat(found.text()).contains("20250101t000000-stranger"));
    assertThat(catalogue.broadcast(new BroadcastId("20250101t000000-stranger"))).isEmpty();
    assertThat(store.list("recordings/20250101t000000-stranger/")).hasSize(2);
  }
}
