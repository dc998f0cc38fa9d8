package org.tribune.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.RecordingSamples;

class MarkedRecordingsTest {
  private static final BroadcastId ID = new BroadcastId("b-1");
  private static final SittingId SITTING = new SittingId("20261124-conseil-k3v9");
  private static final Instant LIVE = RecordingSamples.STARTED;

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final MarkedRecordings marked = new MarkedRecordings(catalogue);

  @BeforeEach
  void record() {
    Instant end = LIVE.plusSeconds(3_600);
    catalogue.begin(RecordingSamples.recording(ID.value()));
    catalogue.saveBroadcast(
        Broadcast.of(new BroadcastEvent.Opened(ID, LIVE, RecordingSamples.CHAMBER, "Conseil"))
            .after(new BroadcastEvent.WentLive(ID, LIVE))
            .after(new BroadcastEvent.Ended(ID, end)));
    catalogue.update(ID, each -> each.in(RecordingState.COMPLETE).endedAt(end));
  }

  private void mark(String id, long seconds, Optional<SittingId> sitting, Optional<ItemId> item) {
    Mark mark =
        new Mark(
            new MarkId(id),
            MarkKind.CHAPTER,
            LIVE.plusSeconds(seconds),
            /* numbering= */ "",
            "Chapitre " + id,
            sitting,
            item,
            /* revision= */ 1);
    Marking before = catalogue.markings().find(ID).orElseGet(() -> Marking.none(ID));
    assertThat(catalogue.markings().replace(before.with(mark))).isPresent();
  }

  private void item(String id, long seconds) {
    mark(id, seconds, Optional.of(SITTING), Optional.of(new ItemId(id)));
  }

  private void free(String id, long seconds) {
    mark(id, seconds, /* sitting= */ Optional.empty(), /* item= */ Optional.empty());
  }

  private void cut(long from, long to) {
    Correction asked =
        catalogue.request(
            new Correction(
                ID,
                /* id= */ 0,
                MediaTime.of(Duration.ofSeconds(from)),
                MediaTime.of(Duration.ofSeconds(to)),
                Correction.Kind.CUT,
                "Motif",
                "RGPD",
                "greffe",
                LIVE,
                Correction.State.REQUESTED,
                /* finishedAt= */ Optional.empty(),
                /* failure= */ Optional.empty(),
                /* sealedUntil= */ Optional.empty()));
    catalogue.apply(asked.done(LIVE, /* sealed= */ Optional.empty()), List.of());
  }

  private Optional<BroadcastId> recordingOf(String item) {
    return marked.of(SITTING, new ItemId(item));
  }

  private List<String> freeChapters() {
    return marked.freeChapters(SITTING).stream().map(each -> each.mark().id().value()).toList();
  }

  @Test
  void of_anItemOfWhichNothingIsLeftAfterACut_isNowhere() {
    item("before", 60);
    item("away", 600);
    item("behind", 900);
    marked.follow();
    assertThat(recordingOf("away")).contains(ID);
    // The last begins in what is cut, and goes on behind it.
    cut(500, 1_000);
    assertThat(recordingOf("away")).isEmpty();
    assertThat(recordingOf("before")).contains(ID);
    assertThat(recordingOf("behind")).contains(ID);
    assertThat(marked.items(ID, SITTING))
        .containsExactlyInAnyOrder(new ItemId("before"), new ItemId("behind"));
  }

  @Test
  void of_aRecordingThatIsDeletedMeanwhile_isNowhere() {
    item("one", 60);
    free("hommage", 300);
    marked.follow();
    assertThat(marked.of(SITTING)).extracting(Recording::id).containsExactly(ID);
    catalogue.update(ID, each -> each.in(RecordingState.DELETING));
    assertThat(marked.of(SITTING)).isEmpty();
    assertThat(recordingOf("one")).isEmpty();
    assertThat(marked.freeChapter(ID, new MarkId("hommage"))).isEmpty();
    assertThat(marked.sittings(ID)).containsExactly(SITTING);
  }

  @Test
  void freeChapters_ofABroadcast_areThoseOfTheSittingThatOthersName() {
    free("alone", 30);
    marked.follow();
    assertThat(freeChapters()).isEmpty();
    item("one", 60);
    marked.follow();
    assertThat(freeChapters()).containsExactly("alone");
    // Before it was public, and past its end.
    free("early", -60);
    free("late", 4_000);
    marked.follow();
    assertThat(freeChapters()).containsExactly("alone");
  }

  @Test
  void tellChanged_ofFreeChapters_tellsTheirSittingOnce() {
    item("one", 60);
    marked.follow();
    assertThat(changed()).isEmpty();
    free("hommage", 300);
    marked.follow();
    assertThat(changed()).containsExactly(SITTING);
    assertThat(changed()).isEmpty();
    cut(200, 3_600);
    marked.lookAgain();
    assertThat(changed()).containsExactly(SITTING);
    assertThat(freeChapters()).isEmpty();
  }

  private List<SittingId> changed() {
    List<SittingId> told = new ArrayList<>();
    marked.tellChanged(told::add);
    return told;
  }
}
