package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tribune.testkit.catalogue.RecordingSamples.CHAMBER;
import static org.tribune.testkit.catalogue.RecordingSamples.STARTED;
import static org.tribune.testkit.catalogue.RecordingSamples.asset;
import static org.tribune.testkit.catalogue.RecordingSamples.broadcast;
import static org.tribune.testkit.catalogue.RecordingSamples.correction;
import static org.tribune.testkit.catalogue.RecordingSamples.done;
import static org.tribune.testkit.catalogue.RecordingSamples.failed;
import static org.tribune.testkit.catalogue.RecordingSamples.recording;
import static org.tribune.testkit.catalogue.RecordingSamples.segment;
import static org.tribune.testkit.catalogue.RecordingSamples.withoutIndex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;

/** What every {@link Catalogue} must do. */
public abstract class CatalogueContract extends OpenedCatalogue {
  private static final BroadcastId SITTING = new BroadcastId("20261124t184502-k3v9q2");
  private static final BroadcastId UNKNOWN = new BroadcastId("20200101t000000-unknown");

  private Recording begun() {
    return catalogue.begin(recording(SITTING.value()));
  }

  private Recording now() {
    return catalogue.recording(SITTING).orElseThrow();
  }

  private static void atOnce(int threads, IntConsumer work) {
    CompletableFuture.allOf(
            IntStream.range(0, threads)
                .mapToObj(each -> CompletableFuture.runAsync(() -> work.accept(each)))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  @Test
  void everything_inAnEmptyCatalogue_isAbsent() {
    assertThat(catalogue.channels()).isEmpty();
    assertThat(catalogue.broadcast(UNKNOWN)).isEmpty();
    assertThat(catalogue.recording(UNKNOWN)).isEmpty();
    assertThat(catalogue.recordings(RecordingQuery.ALL)).isEmpty();
    assertThat(catalogue.update(UNKNOWN, each -> each.titled("New"))).isEmpty();
    assertThat(catalogue.segments(UNKNOWN, "720p")).isEmpty();
    assertThat(catalogue.assets(UNKNOWN)).isEmpty();
    assertThat(catalogue.corrections(UNKNOWN)).isEmpty();
    assertThat(catalogue.pendingCorrections()).isEmpty();
    assertThat(catalogue.storedBytes()).isZero();
    catalogue.forget(UNKNOWN);
    catalogue.mark(UNKNOWN, segment("720p", 1), SegmentState.LOST);
  }

  @Test
  void saveChannels_ofTheSameId_replacesTheName() {
    catalogue.saveChannels(
        List.of(
            new CataloguedChannel(new ChannelId("hall"), "Hall"),
            new CataloguedChannel(CHAMBER, "Chamber")));
    catalogue.saveChannels(List.of(new CataloguedChannel(CHAMBER, "Salle du conseil")));
    catalogue.saveChannels(List.of());
    assertThat(catalogue.channels())
        .containsExactly(
            new CataloguedChannel(CHAMBER, "Salle du conseil"),
            new CataloguedChannel(new ChannelId("hall"), "Hall"));
  }

  @Test
  void ended_ofAThousand_areThoseThatItHasAsEnded() {
    List<BroadcastId> ids =
        IntStream.range(0, 1_000).mapToObj(number -> new BroadcastId("b" + number)).toList();
    assertThat(catalogue.ended(ids)).isEmpty();
    catalogue.saveBroadcast(broadcast("b7", BroadcastState.ENDED));
    catalogue.saveBroadcast(broadcast("b8", BroadcastState.LIVE));
    catalogue.saveBroadcast(broadcast("b999", BroadcastState.ENDED));
    catalogue.saveBroadcast(broadcast(SITTING.value(), BroadcastState.ENDED));
    assertThat(catalogue.ended(ids))
        .containsExactlyInAnyOrder(new BroadcastId("b7"), new BroadcastId("b999"));
    assertThat(catalogue.ended(List.of())).isEmpty();
  }

  @Test
  void saveBroadcast_asItGoesOn_isReadBackAsItIs() {
    for (BroadcastState state : BroadcastState.values()) {
      catalogue.saveBroadcast(broadcast(SITTING.value(), state));
      assertThat(catalogue.broadcast(SITTING)).contains(broadcast(SITTING.value(), state));
    }
  }

  @Test
  void begin_aNewRecording_isReadBackAsItIs() {
    assertThat(begun()).isEqualTo(recording(SITTING.value()));
    assertThat(catalogue.recording(SITTING)).contains(recording(SITTING.value()));
  }

  @Test
  void begin_oneThatIsThere_leavesItAsItIs() {
    begun();
    Recording later =
        Recording.begin(
            SITTING,
            CHAMBER,
            "Another",
            STARTED.plusSeconds(9),
            recording(SITTING.value()).format());
    assertThat(catalogue.begin(later)).isEqualTo(recording(SITTING.value()));
    assertThat(now()).isEqualTo(recording(SITTING.value()));
  }

  @Test
  void begin_byMany_givesAllTheSame() {
    Recording[] given = new Recording[8];
    atOnce(
        given.length,
        each ->
            given[each] = catalogue.begin(recording(SITTING.value(), STARTED.plusSeconds(each))));
    assertThat(given).containsOnly(now());
  }

  @Test
  void recordings_ofManyKinds_areFilteredAndTheNewestIsFirst() {
    for (int day = 1; day <= 5; day++) {
      catalogue.begin(recording("day-" + day, STARTED.plusSeconds(86_400L * day)));
    }
    catalogue.update(new BroadcastId("day-2"), each -> each.in(RecordingState.COMPLETE));
    catalogue.update(new BroadcastId("day-4"), each -> each.in(RecordingState.COMPLETE));
    assertThat(ids(RecordingQuery.ALL))
        .containsExactly("day-5", "day-4", "day-3", "day-2", "day-1");
    assertThat(ids(RecordingQuery.complete(1))).containsExactly("day-4");
    Optional<Instant> before = Optional.of(STARTED.plusSeconds(86_400L * 4));
    assertThat(ids(new RecordingQuery(Optional.of(CHAMBER), Optional.empty(), before, 2)))
        .containsExactly("day-3", "day-2");
    assertThat(
            ids(
                new RecordingQuery(
                    Optional.of(CHAMBER), Optional.of(RecordingState.COMPLETE), before, 9)))
        .containsExactly("day-2");
    assertThat(
            ids(
                new RecordingQuery(
                    Optional.of(new ChannelId("hall")), Optional.empty(), Optional.empty(), 9)))
        .isEmpty();
  }

  private List<String> ids(RecordingQuery query) {
    return catalogue.recordings(query).stream().map(each -> each.id().value()).toList();
  }

  @Test
  void update_ofEveryChangeableField_isReadBackWithAHigherVersion() {
    Recording begun = begun();
    Instant end = STARTED.plusSeconds(10_800);
    Recording changed =
        new Recording(
            SITTING,
            new ChannelId("hall"),
            "Budget",
            RecordingKind.REPORT,
            RecordingState.COMPLETE,
            STARTED.plusSeconds(1),
            Optional.of(end),
            begun.format(),
            /* revision= */ 0,
            /* version= */ 0);
    Recording after = catalogue.update(SITTING, each -> changed).orElseThrow();
    assertThat(after.version()).isEqualTo(1);
    assertThat(now()).isEqualTo(after);
    assertThat(after).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
  }

  @Test
  void update_toTheSame_writesNothing() {
    assertThat(begun().version()).isZero();
    assertThat(catalogue.update(SITTING, each -> each.titled(each.title())))
        .contains(recording(SITTING.value()));
    assertThat(now().version()).isZero();
  }

  @Test
  void update_ofWhatCantChange_isRefusedAndChangesNothing() {
    begun();
    assertThatThrownBy(() -> catalogue.update(SITTING, each -> recording("another")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(now()).isEqualTo(recording(SITTING.value()));
    assertThat(catalogue.recording(new BroadcastId("another"))).isEmpty();
  }

  @Test
  void update_byManyAtOnce_losesNothing() {
    begun();
    atOnce(
        4,
        thread -> {
          for (int turn = 0; turn < 10; turn++) {
            catalogue.update(SITTING, each -> each.titled(each.title() + "x"));
          }
        });
    assertThat(now().title()).endsWith("x".repeat(40));
    assertThat(now().version()).isEqualTo(40);
  }

  @Test
  void addSegments_ofManyRenditions_areReadBackInOrder() {
    begun();
    catalogue.addSegments(
        SITTING,
        List.of(
            segment("720p", 10),
            segment("audio", 9),
            segment("720p", 9, /* piece= */ 1, /* revision= */ 2),
            segment("720p", 9, /* piece= */ 0, /* revision= */ 2)));
    List<RecordedSegment> expected =
        List.of(
            segment("720p", 9, /* piece= */ 0, /* revision= */ 2),
            segment("720p", 9, /* piece= */ 1, /* revision= */ 2),
            segment("720p", 10));
    assertThat(catalogue.indexedSegments(SITTING, "720p", 0, Long.MAX_VALUE)).isEqualTo(expected);
    assertThat(catalogue.segments(SITTING, "720p"))
        .isEqualTo(expected.stream().map(RecordingSamples::withoutIndex).toList());
    assertThat(catalogue.indexedSegments(SITTING, "720p", 10, 11))
        .containsExactly(segment("720p", 10));
    assertThat(catalogue.indexedSegments(SITTING, "720p", 0, 9)).isEmpty();
    assertThat(catalogue.segments(SITTING, "1080p")).isEmpty();
    assertThat(now().version()).isZero();
  }

  @Test
  void addSegments_again_replacesUnlessWhatIsThereHasAHigherRevision() {
    begun();
    RecordedSegment corrected = segment("720p", 2, /* piece= */ 0, /* revision= */ 3);
    catalogue.addSegments(SITTING, List.of(segment("720p", 1), corrected));
    RecordedSegment lost = segment("720p", 1).in(SegmentState.LOST);
    catalogue.addSegments(SITTING, List.of(lost, segment("720p", 2), segment("720p", 3)));
    assertThat(catalogue.indexedSegments(SITTING, "720p", 0, Long.MAX_VALUE))
        .containsExactly(lost, corrected, segment("720p", 3));
    assertThat(catalogue.storedBytes()).isEqualTo(300_006);
  }

  @Test
  void addSegments_again_raisesTheVersionOnlyIfSomethingBecameAnother() {
    begun();
    catalogue.addSegments(SITTING, List.of(segment("720p", 1)));
    catalogue.addSegments(SITTING, List.of(segment("720p", 1), segment("720p", 2)));
    assertThat(now().version()).isZero();
    catalogue.addSegments(SITTING, List.of(segment("720p", 1, /* piece= */ 0, /* revision= */ 1)));
    assertThat(now().version()).isEqualTo(1);
  }

  @Test
  void addSegments_twiceInOneCall_theLastCounts() {
    begun();
    RecordedSegment lost = segment("720p", 1).in(SegmentState.LOST);
    catalogue.addSegments(SITTING, List.of(segment("720p", 1), lost));
    assertThat(catalogue.indexedSegments(SITTING, "720p", 0, 9)).containsExactly(lost);
    assertThat(catalogue.storedBytes()).isEqualTo(100_001);
  }

  @Test
  void addSegments_ofNoRecording_isRefused() {
    assertThatThrownBy(() -> catalogue.addSegments(UNKNOWN, List.of(segment("720p", 1))))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining(UNKNOWN.value());
    assertThatThrownBy(
            () ->
                catalogue.saveAssets(UNKNOWN, /* revision= */ 0, List.of(asset("poster", "p.jpg"))))
        .isInstanceOf(CatalogueException.class);
    assertThat(catalogue.segments(UNKNOWN, "720p")).isEmpty();
    assertThat(catalogue.assets(UNKNOWN)).isEmpty();
  }

  @Test
  void addSegments_twentyThousandInBatches_areReadBackWholeAndInOrder() {
    begun();
    for (long first = 0; first < 20_000; first += 500) {
      catalogue.addSegments(
          SITTING,
          LongStream.range(first, first + 500).mapToObj(each -> segment("720p", each)).toList());
    }
    assertThat(catalogue.segments(SITTING, "720p"))
        .isEqualTo(
            LongStream.range(0, 20_000)
                .mapToObj(each -> withoutIndex(segment("720p", each)))
                .toList());
  }

  @Test
  void addSegments_byManyAtOnce_losesNothing() {
    begun();
    atOnce(
        4,
        thread -> {
          for (int turn = 0; turn < 20; turn++) {
            catalogue.addSegments(SITTING, List.of(segment("r" + thread, turn)));
          }
        });
    for (int thread = 0; thread < 4; thread++) {
      assertThat(catalogue.segments(SITTING, "r" + thread)).hasSize(20);
    }
    assertThat(catalogue.storedBytes()).isEqualTo(4 * (20 * 100_000 + 190));
  }

  @Test
  void mark_theRevisionThatIsThere_changesItsStateAndTheVersion() {
    begun();
    catalogue.addSegments(SITTING, List.of(segment("720p", 1), segment("720p", 2)));
    catalogue.mark(SITTING, withoutIndex(segment("720p", 1)), SegmentState.LOST);
    assertThat(catalogue.indexedSegments(SITTING, "720p", 0, Long.MAX_VALUE))
        .containsExactly(segment("720p", 1).in(SegmentState.LOST), segment("720p", 2));
    assertThat(now().version()).isEqualTo(1);
    catalogue.mark(SITTING, segment("720p", 1), SegmentState.LOST);
    assertThat(now().version()).isEqualTo(1);
  }

  @Test
  void mark_anotherRevision_changesNothing() {
    begun();
    RecordedSegment corrected = segment("720p", 1, /* piece= */ 0, /* revision= */ 2);
    catalogue.addSegments(SITTING, List.of(corrected));
    catalogue.mark(SITTING, segment("720p", 1), SegmentState.LOST);
    assertThat(catalogue.indexedSegments(SITTING, "720p", 0, 9)).containsExactly(corrected);
    assertThat(now().version()).isZero();
  }

  @Test
  void saveAssets_ofTheSameName_replacesThemAndRaisesTheVersionIfTheyAreOthers() {
    begun();
    catalogue.saveAssets(
        SITTING,
        /* revision= */ 0,
        List.of(asset("storyboard", "s-0.vtt"), asset("poster", "poster-0.jpg")));
    long version = now().version();
    catalogue.saveAssets(SITTING, /* revision= */ 0, List.of(asset("poster", "poster-0.jpg")));
    assertThat(now().version()).isEqualTo(version);
    catalogue.saveAssets(SITTING, /* revision= */ 0, List.of(asset("poster", "poster-1.jpg")));
    assertThat(catalogue.assets(SITTING))
        .containsExactly(asset("poster", "poster-1.jpg"), asset("storyboard", "s-0.vtt"));
    assertThat(now().version()).isEqualTo(version + 1);
    assertThat(catalogue.storedBytes()).isEqualTo(2_000);
  }

  @Test
  void removeAssets_thatAreThereStill_takesThemAwayAndNoOthers() {
    begun();
    Asset list = asset("storyboard", "s-0.vtt");
    Asset poster = asset("poster", "poster-0.jpg");
    catalogue.saveAssets(SITTING, /* revision= */ 0, List.of(list, poster));
    long version = now().version();
    catalogue.removeAssets(
        SITTING, List.of(asset("storyboard", "s-of-before.vtt"), asset("still", "still-0.jpg")));
    assertThat(catalogue.assets(SITTING)).containsExactly(poster, list);
    assertThat(now().version()).isEqualTo(version);
    catalogue.removeAssets(SITTING, List.of(list));
    assertThat(catalogue.assets(SITTING)).containsExactly(poster);
    assertThat(now().version()).isEqualTo(version + 1);
    assertThat(catalogue.storedBytes()).isEqualTo(1_000);
    catalogue.removeAssets(UNKNOWN, List.of(list));
  }

  @Test
  void request_ofACorrection_givesItTheNextIdAndRaisesTheVersion() {
    begun();
    Correction first = catalogue.request(correction(SITTING, STARTED.plusSeconds(100)));
    Correction second = catalogue.request(correction(SITTING, STARTED.plusSeconds(50)));
    assertThat(first.id()).isEqualTo(1);
    assertThat(second.id()).isEqualTo(2);
    assertThat(first.reason()).isEqualTo("Propos sur la santé d’un tiers");
    assertThat(catalogue.corrections(SITTING)).containsExactly(first, second);
    assertThat(catalogue.pendingCorrections()).containsExactly(second, first);
    assertThat(now().version()).isEqualTo(2);
    assertThat(now().revision()).isZero();
  }

  @Test
  void request_ofNoRecording_isRefused() {
    assertThatThrownBy(() -> catalogue.request(correction(UNKNOWN, STARTED)))
        .isInstanceOf(CatalogueException.class);
    assertThat(catalogue.pendingCorrections()).isEmpty();
  }

  @Test
  void request_byManyAtOnce_givesEachAnIdOfItsOwn() {
    begun();
    atOnce(
        4,
        thread -> {
          for (int turn = 0; turn < 5; turn++) {
            catalogue.request(correction(SITTING, STARTED));
          }
        });
    assertThat(catalogue.corrections(SITTING))
        .extracting(Correction::id)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(now().version()).isEqualTo(20);
  }

  @Test
  void apply_aCorrection_changesAllInOne() {
    begun();
    catalogue.addSegments(SITTING, List.of(segment("720p", 1), segment("720p", 2)));
    catalogue.saveAssets(SITTING, /* revision= */ 0, List.of(asset("poster", "poster-0.jpg")));
    Correction asked = catalogue.request(correction(SITTING, STARTED));
    long version = now().version();
    RecordedSegment corrected = segment("720p", 2, /* piece= */ 0, /* revision= */ 1);
    RecordedSegment rest = segment("720p", 2, /* piece= */ 1, /* revision= */ 1);
    catalogue.apply(done(asked), List.of(corrected, rest));
    assertThat(catalogue.indexedSegments(SITTING, "720p", 0, 9))
        .containsExactly(segment("720p", 1), corrected, rest);
    assertThat(catalogue.assets(SITTING)).isEmpty();
    assertThat(catalogue.corrections(SITTING)).containsExactly(done(asked));
    assertThat(catalogue.pendingCorrections()).isEmpty();
    assertThat(now().revision()).isEqualTo(1);
    assertThat(now().version()).isEqualTo(version + 1);
    assertThat(catalogue.storedBytes()).isEqualTo(300_005);
  }

  @Test
  void saveAssets_ofWhatACorrectionHasChanged_writesNothing() {
    begun();
    Correction asked = catalogue.request(correction(SITTING, STARTED));
    catalogue.apply(done(asked), List.of());
    long version = now().version();
    Asset late = asset("poster", "poster-0.jpg");
    assertThat(catalogue.saveAssets(SITTING, /* revision= */ 0, List.of(late))).isFalse();
    assertThat(catalogue.assets(SITTING)).isEmpty();
    assertThat(now().version()).isEqualTo(version);
    assertThat(catalogue.saveAssets(SITTING, /* revision= */ 1, List.of(late))).isTrue();
    assertThat(catalogue.assets(SITTING)).containsExactly(late);
  }

  @Test
  void apply_whileOthersRead_isSeenWholeOrNotAtAll() {
    begun();
    List<RecordedSegment> before =
        LongStream.range(0, 200).mapToObj(each -> segment("720p", each)).toList();
    catalogue.addSegments(SITTING, before);
    Correction asked = catalogue.request(correction(SITTING, STARTED));
    List<RecordedSegment> after =
        LongStream.range(0, 200).mapToObj(each -> segment("720p", each, 0, 1)).toList();
    CompletableFuture<Void> applied =
        CompletableFuture.runAsync(() -> catalogue.apply(done(asked), after));
    List<List<RecordedSegment>> seen = new ArrayList<>();
    do {
      seen.add(catalogue.indexedSegments(SITTING, "720p", 0, 200));
    } while (!applied.isDone());
    applied.join();
    assertThat(seen).allSatisfy(each -> assertThat(each).isIn(before, after));
    assertThat(catalogue.indexedSegments(SITTING, "720p", 0, 200)).isEqualTo(after);
  }

  @Test
  void apply_ofNoRecording_changesNothing() {
    assertThatThrownBy(
            () -> catalogue.apply(done(correction(UNKNOWN, STARTED)), List.of(segment("720p", 1))))
        .isInstanceOf(CatalogueException.class);
    assertThat(catalogue.corrections(UNKNOWN)).isEmpty();
    assertThat(catalogue.segments(UNKNOWN, "720p")).isEmpty();
  }

  @Test
  void saveCorrection_thatFailed_isReadBackAndNoLongerPending() {
    begun();
    Correction asked = catalogue.request(correction(SITTING, STARTED));
    catalogue.saveCorrection(failed(asked, "The store is full"));
    assertThat(catalogue.corrections(SITTING)).containsExactly(failed(asked, "The store is full"));
    assertThat(catalogue.pendingCorrections()).isEmpty();
  }

  @Test
  void forget_aRecording_leavesItsCorrectionsAndItsBroadcast() {
    begun();
    catalogue.saveBroadcast(broadcast(SITTING.value(), BroadcastState.ENDED));
    catalogue.addSegments(SITTING, List.of(segment("720p", 1)));
    catalogue.saveAssets(SITTING, /* revision= */ 0, List.of(asset("poster", "poster-0.jpg")));
    Correction asked = catalogue.request(correction(SITTING, STARTED));
    catalogue.begin(recording("another"));
    catalogue.addSegments(new BroadcastId("another"), List.of(segment("720p", 1)));
    catalogue.forget(SITTING);
    assertThat(catalogue.recording(SITTING)).isEmpty();
    assertThat(catalogue.segments(SITTING, "720p")).isEmpty();
    assertThat(catalogue.assets(SITTING)).isEmpty();
    assertThat(catalogue.corrections(SITTING)).containsExactly(asked);
    assertThat(catalogue.broadcast(SITTING)).isPresent();
    assertThat(catalogue.segments(new BroadcastId("another"), "720p")).hasSize(1);
    assertThat(catalogue.storedBytes()).isEqualTo(100_001);
  }

  @Test
  void storedBytesSince_aTime_countsRecordingsThatStartedThenOrLater() {
    catalogue.begin(recording("old", STARTED.minusSeconds(1)));
    begun();
    catalogue.addSegments(new BroadcastId("old"), List.of(segment("720p", 1)));
    catalogue.addSegments(SITTING, List.of(segment("720p", 2)));
    catalogue.saveAssets(SITTING, /* revision= */ 0, List.of(asset("poster", "poster-0.jpg")));
    assertThat(catalogue.storedBytesSince(STARTED)).isEqualTo(101_002);
    assertThat(catalogue.storedBytesSince(STARTED.plusSeconds(1))).isZero();
    assertThat(catalogue.storedBytesSince(Instant.MIN)).isEqualTo(201_003);
    assertThat(catalogue.storedBytesSince(Instant.MAX)).isZero();
    assertThat(catalogue.storedBytes()).isEqualTo(201_003);
  }

  @Test
  void open_again_findsAllThatWasWritten() {
    begun();
    catalogue.saveChannels(List.of(new CataloguedChannel(CHAMBER, "Salle du conseil")));
    catalogue.saveBroadcast(broadcast(SITTING.value(), BroadcastState.LIVE));
    catalogue.addSegments(SITTING, List.of(segment("720p", 1)));
    catalogue.saveAssets(SITTING, /* revision= */ 0, List.of(asset("poster", "poster-0.jpg")));
    Correction asked = catalogue.request(correction(SITTING, STARTED));
    Recording before = now();
    catalogue.close();
    catalogue = open();
    assertThat(now()).isEqualTo(before);
    assertThat(catalogue.channels()).hasSize(1);
    assertThat(catalogue.broadcast(SITTING))
        .contains(broadcast(SITTING.value(), BroadcastState.LIVE));
    assertThat(catalogue.indexedSegments(SITTING, "720p", 0, 9))
        .containsExactly(segment("720p", 1));
    assertThat(catalogue.assets(SITTING)).containsExactly(asset("poster", "poster-0.jpg"));
    assertThat(catalogue.pendingCorrections()).containsExactly(asked);
  }

  @Test
  void open_twice_eachSeesWhatTheOtherWroteAndNothingIsLost() {
    begun();
    try (Catalogue other = open()) {
      atOnce(
          2,
          each -> {
            Catalogue mine = each == 0 ? catalogue : other;
            for (int turn = 0; turn < 10; turn++) {
              mine.update(SITTING, before -> before.titled(before.title() + "x"));
              mine.addSegments(SITTING, List.of(segment("r" + each, turn)));
              mine.request(correction(SITTING, STARTED));
            }
          });
      assertThat(now().title()).endsWith("x".repeat(20));
      assertThat(other.recording(SITTING)).contains(now());
      assertThat(catalogue.segments(SITTING, "r1")).hasSize(10);
      assertThat(other.segments(SITTING, "r0")).hasSize(10);
      assertThat(catalogue.corrections(SITTING)).hasSize(20);
    }
  }

  @Test
  void saveDeletion_announcedThenCarriedOut_outlivesTheRecording() {
    Recording begun = begun();
    Deletion later =
        Deletion.announce(
            recording("later"), 7, Deletion.Reason.SPACE, STARTED, STARTED.plusSeconds(9));
    Deletion announced =
        Deletion.announce(begun, 5_000_000_000L, Deletion.Reason.PERIOD, STARTED, STARTED);
    catalogue.saveDeletion(later);
    catalogue.saveDeletion(announced);
    assertThat(catalogue.deletions()).containsExactly(announced, later);
    catalogue.saveDeletion(announced.toldAgain(STARTED.plusSeconds(1)));
    Deletion done = announced.carriedOut(STARTED.plusSeconds(2));
    catalogue.forget(SITTING);
    catalogue.saveDeletion(done);
    assertThat(catalogue.deletions()).containsExactly(done, later);
  }

  @Test
  void withdrawDeletion_announced_isGone_carriedOut_stays() {
    Deletion announced =
        Deletion.announce(
            recording(SITTING.value()), 1, Deletion.Reason.OPERATOR, STARTED, STARTED);
    catalogue.saveDeletion(announced);
    catalogue.withdrawDeletion(SITTING);
    catalogue.withdrawDeletion(UNKNOWN);
    assertThat(catalogue.deletions()).isEmpty();
    Deletion done = announced.carriedOut(STARTED);
    catalogue.saveDeletion(done);
    catalogue.withdrawDeletion(SITTING);
    assertThat(catalogue.deletions()).containsExactly(done);
  }

  @Test
  void storedBytes_ofOneRecording_areThoseOfItsSegmentsAndAssets() {
    begun();
    catalogue.addSegments(SITTING, List.of(segment("720p", 1), segment("audio", 2)));
    catalogue.saveAssets(SITTING, /* revision= */ 0, List.of(asset("poster", "poster-0.jpg")));
    assertThat(catalogue.storedBytes(SITTING)).isEqualTo(100_001 + 100_002 + 1_000);
    assertThat(catalogue.storedBytes(UNKNOWN)).isZero();
  }

  private static Marking marked(BroadcastId id) {
    Mark chapter =
        new Mark(
            new MarkId("k3v9-1"),
            MarkKind.CHAPTER,
            Instant.parse("2026-11-24T18:45:02.250Z"),
            "3.2",
            "Budget « annexe » de l’eau",
            Optional.of(new SittingId("20261124-conseil-k3v9")),
            Optional.of(new ItemId("k3v9q2xw")),
            /* revision= */ 2);
    return Marking.none(id)
        .with(chapter)
        .without(new MarkId("gone"))
        .taken("console-1", "Mme Petit", Instant.parse("2026-11-24T18:40:00Z"))
        .changed(Instant.parse("2026-11-24T18:45:03Z"), "Mme Petit");
  }

  @Test
  void markings_ofNothing_areAbsent() {
    assertThat(catalogue.markings().find(SITTING)).isEmpty();
    assertThat(catalogue.markings().list(Optional.empty(), 10)).isEmpty();
    assertThat(catalogue.markings().replace(marked(SITTING).at(3))).isEmpty();
    assertThat(catalogue.markings().versions()).isEmpty();
  }

  @Test
  void markings_replacedOnTheirVersion_areReadBackAsTheyAre() {
    Marking first = marked(SITTING);
    assertThat(catalogue.markings().replace(first)).contains(first.at(1));
    assertThat(catalogue.markings().versions()).isEqualTo(Map.of(SITTING, 1L));
    assertThat(catalogue.markings().replace(first)).isEmpty();
    Marking second = first.at(1).without(new MarkId("k3v9-1"));
    assertThat(catalogue.markings().replace(second)).contains(second.at(2));
    assertThat(catalogue.markings().find(SITTING)).contains(second.at(2));
    assertThat(catalogue.markings().replace(first.at(1))).isEmpty();
    BroadcastId later = new BroadcastId("z-later");
    assertThat(catalogue.markings().replace(marked(later))).isPresent();
    assertThat(catalogue.markings().list(Optional.empty(), 1)).containsExactly(second.at(2));
    assertThat(catalogue.markings().list(Optional.of(SITTING), 10))
        .extracting(Marking::broadcast)
        .containsExactly(later);
  }

  @Test
  void markings_ofARecording_raiseItsVersionAndAreForgottenWithIt() {
    Recording recording = catalogue.begin(recording(SITTING.value()));
    assertThat(catalogue.markings().replace(marked(SITTING))).isPresent();
    assertThat(catalogue.recording(SITTING).orElseThrow().version())
        .isEqualTo(recording.version() + 1);
    catalogue.forget(SITTING);
    assertThat(catalogue.markings().find(SITTING)).isEmpty();
  }
}
