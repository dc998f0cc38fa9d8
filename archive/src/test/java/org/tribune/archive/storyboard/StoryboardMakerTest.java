package org.tribune.archive.storyboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tribune.archive.storyboard.PaintedSitting.Scene;
import org.tribune.archive.storyboard.StoryboardMaker.Progress;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.store.StoreException;
import org.tribune.core.store.StoredObject;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

final class StoryboardMakerTest {
  private static final Color[] COLOURS = {
    Color.RED, Color.GREEN, Color.BLUE, Color.ORANGE, Color.CYAN, Color.MAGENTA, Color.YELLOW
  };

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private Optional<PaintedSitting> sitting = Optional.empty();

  @AfterEach
  void close() {
    sitting.ifPresent(PaintedSitting::close);
  }

  private PaintedSitting sitting(int seconds) {
    PaintedSitting made = new PaintedSitting(catalogue, store, seconds);
    sitting = Optional.of(made);
    return made;
  }

  private StoryboardMaker maker() {
    return new StoryboardMaker(
        store, catalogue, new Pace(/* rests= */ 0), Duration.ZERO, recording());
  }

  private Recording recording() {
    return catalogue.recording(PaintedSitting.ID).orElseThrow();
  }

  private Progress advanced() {
    try (StoryboardMaker maker = maker()) {
      return maker.advance();
    }
  }

  private ShownBoard board() {
    return ShownBoard.read(catalogue, store);
  }

  /** Another colour every ten seconds, of segments of two. */
  private static Scene byTens(long number) {
    return new Scene.Room(COLOURS[(int) (number / 5 % COLOURS.length)]);
  }

  private void assertColours(ShownBoard board, Color... wanted) {
    assertThat(board.cues()).hasSize(wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      Color found = board.cues().get(i).colour();
      assertThat(ShownBoard.isNear(found, wanted[i]))
          .as("cue %s is %s, not %s", i, found, wanted[i])
          .isTrue();
    }
  }

  @Test
  void advance_recordingThatIsOver_eachStretchShowsItsPicture() {
    sitting(2).segments(33, StoryboardMakerTest::byTens).complete();
    assertThat(advanced()).isEqualTo(Progress.DONE);

    ShownBoard board = board();
    assertColours(board, COLOURS);
    assertThat(board.cues())
        .extracting(ShownBoard.Cue::from)
        .startsWith("00:00:00.000", "00:00:10.000")
        .endsWith("00:01:00.000");
    assertThat(board.cues())
        .extracting(ShownBoard.Cue::to)
        .startsWith("00:00:10.000")
        .endsWith("00:01:06.000");
    assertThat(AssetStore.isWhole(board.list(), /* revision= */ 0)).isTrue();
    assertThat(board.list().type()).isEqualTo("text/vtt");
    assertThat(ShownBoard.asset(catalogue, "storyboard-0").type()).isEqualTo("image/jpeg");
  }

  @Test
  void advance_recordingThatGoesOn_showsWhatIsOverAndLeavesNothingBehind() {
    PaintedSitting growing = sitting(2).segments(12, StoryboardMakerTest::byTens);
    try (StoryboardMaker maker = maker()) {
      assertThat(maker.advance()).isEqualTo(Progress.GROWING);
      ShownBoard first = board();
      assertColours(first, COLOURS[0], COLOURS[1]);
      assertThat(first.cues().getLast().to()).isEqualTo("00:00:20.000");
      assertThat(AssetStore.isWhole(first.list(), /* revision= */ 0)).isFalse();

      growing.segments(10, StoryboardMakerTest::byTens);
      assertThat(maker.advance()).isEqualTo(Progress.GROWING);
      assertColours(board(), COLOURS[0], COLOURS[1], COLOURS[2], COLOURS[3]);

      growing.complete();
      assertThat(maker.advance()).isEqualTo(Progress.DONE);
      assertColours(board(), COLOURS[0], COLOURS[1], COLOURS[2], COLOURS[3], COLOURS[4]);
      assertThat(board().cues().getLast().to()).isEqualTo("00:00:44.000");
    }
    assertThat(storedAssets())
        .containsExactlyInAnyOrderElementsOf(
            catalogue.assets(PaintedSitting.ID).stream().map(Asset::file).toList());
  }

  @Test
  void advance_recordingThatGoesOn_stillIsItsNewestPictureEachTenSeconds() {
    PaintedSitting growing = sitting(2).segments(7, StoryboardMakerTest::byTens);
    try (StoryboardMaker maker = maker()) {
      assertThat(maker.advance()).isEqualTo(Progress.GROWING);
      assertThat(ShownBoard.isNear(still(), COLOURS[1])).isTrue();
      String first = ShownBoard.asset(catalogue, "still").file();

      growing.segments(4, StoryboardMakerTest::byTens);
      assertThat(maker.advance()).isEqualTo(Progress.GROWING);
      assertThat(ShownBoard.asset(catalogue, "still").file()).isEqualTo(first);

      growing.segments(1, StoryboardMakerTest::byTens);
      assertThat(maker.advance()).isEqualTo(Progress.GROWING);
      assertThat(ShownBoard.isNear(still(), COLOURS[2])).isTrue();

      growing.segments(5, StoryboardMakerTest::byTens);
      assertThat(maker.advance()).isEqualTo(Progress.GROWING);
      assertThat(storedAssets()).doesNotContain(first);
    }
  }

  @Test
  void advance_withheldWhileItGoesOn_showsNoOtherStill() {
    PaintedSitting growing = sitting(2).segments(7, StoryboardMakerTest::byTens);
    try (StoryboardMaker maker = maker()) {
      assertThat(maker.advance()).isEqualTo(Progress.GROWING);
      String before = ShownBoard.asset(catalogue, "still").file();
      catalogue.request(cut(growing, 1, 3));
      growing.segments(7, StoryboardMakerTest::byTens);
      assertThat(maker.advance()).isEqualTo(Progress.REFUSED);
      assertThat(ShownBoard.asset(catalogue, "still").file()).isEqualTo(before);
    }
  }

  /** The colour on the left of what is on air now. */
  private Color still() {
    Asset asset = ShownBoard.asset(catalogue, "still");
    BufferedImage picture = ShownBoard.image(ShownBoard.content(catalogue, store, asset.file()));
    return new Color(picture.getRGB(picture.getWidth() / 4, picture.getHeight() / 2));
  }

  private List<String> storedAssets() {
    String folder = RecordingNames.asset(PaintedSitting.ID, "");
    try (Stream<StoredObject> all = store.list(folder)) {
      return all.map(object -> object.name().substring(folder.length())).toList();
    }
  }

  /** One segment for each stretch: its colour differs from its neighbours'. */
  private static Scene each(long number) {
    return new Scene.Room(COLOURS[(int) (number % COLOURS.length)]);
  }

  @Test
  void advance_afterARestart_goesOnWithTheSheetThatWasNotFull() {
    PaintedSitting growing = sitting(10).segments(103, StoryboardMakerTest::each);
    assertThat(advanced()).isEqualTo(Progress.GROWING);
    String full = ShownBoard.asset(catalogue, "storyboard-0").file();

    // Whoever drew the first sheet again would find nothing there.
    for (int number = 0; number < 100; number++) {
      store.delete(PaintedSitting.object("180p", number));
    }
    growing.segments(4, StoryboardMakerTest::each).complete();
    assertThat(advanced()).isEqualTo(Progress.DONE);

    ShownBoard board = board();
    assertThat(board.cues()).hasSize(107);
    assertThat(board.cues().subList(0, 100))
        .allSatisfy(cue -> assertThat(cue.sheet()).isEqualTo(full));
    for (int i = 0; i < 107; i++) {
      assertThat(ShownBoard.isNear(board.cues().get(i).colour(), COLOURS[i % COLOURS.length]))
          .as("cue %s", i)
          .isTrue();
    }
    assertThat(board.cues().getLast().to()).isEqualTo("00:17:50.000");
  }

  @Test
  void advance_storeThatFailsAtAFullSheet_drawsItAllOnceItWorks() {
    sitting(10).segments(101, StoryboardMakerTest::each).complete();
    try (StoryboardMaker maker = maker()) {
      store.fail(new StoreException("away"));
      assertThatThrownBy(maker::advance).isInstanceOf(StoreException.class);
      store.recover();
      assertThat(maker.advance()).isEqualTo(Progress.DONE);
    }
    assertThat(board().cues()).hasSize(101);
  }

  @Test
  void advance_damagedSegment_itsNeighbourIsShown() {
    // The one in the middle of the first stretch has a colour of its own.
    sitting(2).segments(10, n -> n == 2 ? new Scene.Room(Color.WHITE) : byTens(n)).complete();
    String middle = PaintedSitting.object("180p", 2);
    byte[] damaged = store.get(middle).orElseThrow().array().clone();
    damaged[damaged.length - 9] ^= 0x55;
    store.put(middle, Bytes.wrap(damaged));
    assertThat(advanced()).isEqualTo(Progress.DONE);
    assertColours(board(), COLOURS[0], COLOURS[1]);
  }

  @Test
  void advance_stretchWithoutAWholeSegment_hasNoCueAndTheOthersAreInTheirPlaces() {
    sitting(10).segments(4, StoryboardMakerTest::each).complete();
    store.delete(PaintedSitting.object("180p", 1));
    assertThat(advanced()).isEqualTo(Progress.DONE);
    ShownBoard board = board();
    assertColours(board, COLOURS[0], COLOURS[2], COLOURS[3]);
    assertThat(board.cues())
        .extracting(ShownBoard.Cue::from)
        .containsExactly("00:00:00.000", "00:00:20.000", "00:00:30.000");
  }

  private BufferedImage poster() {
    Asset poster = ShownBoard.asset(catalogue, "poster");
    assertThat(poster.type()).isEqualTo("image/jpeg");
    return ShownBoard.image(ShownBoard.content(catalogue, store, poster.file()));
  }

  @Test
  void advance_slateThenDarknessThenARoom_posterIsTheRoom() {
    List<Scene> scenes =
        List.of(
            new Scene.Slate(),
            new Scene.Plain(Color.BLACK),
            new Scene.Plain(Color.GRAY),
            new Scene.Room(Color.ORANGE),
            new Scene.Room(Color.BLUE));
    sitting(10).segments(5, number -> scenes.get((int) number));
    assertThat(advanced()).isEqualTo(Progress.GROWING);
    BufferedImage poster = poster();
    assertThat(poster.getWidth()).isEqualTo(640);
    assertThat(poster.getHeight()).isEqualTo(360);
    assertThat(ShownBoard.isNear(new Color(poster.getRGB(160, 180)), Color.ORANGE)).isTrue();
  }

  @Test
  void advance_nothingButASlate_posterIsMadeAtTheEnd() {
    PaintedSitting slate = sitting(10).segments(2, number -> new Scene.Slate());
    assertThat(advanced()).isEqualTo(Progress.GROWING);
    assertThat(catalogue.assets(PaintedSitting.ID))
        .extracting(Asset::name)
        .doesNotContain("poster");
    slate.complete();
    assertThat(advanced()).isEqualTo(Progress.DONE);
    assertThat(poster().getWidth()).isEqualTo(640);
  }

  private Correction cut(PaintedSitting of, long from, long to) {
    return new Correction(
        PaintedSitting.ID,
        /* id= */ 1,
        of.start(from),
        of.start(to),
        Correction.Kind.CUT,
        "a name was said",
        "RGPD, article 17",
        "clerk",
        Instant.EPOCH,
        Correction.State.REQUESTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void advance_aPassageIsWithheld_nothingIsDrawnUntilItIsLifted() {
    sitting(10).segments(5, StoryboardMakerTest::each).complete();
    catalogue.saveBroadcast(withheld(Optional.empty()));
    assertThat(advanced()).isEqualTo(Progress.REFUSED);
    assertThat(catalogue.assets(PaintedSitting.ID)).isEmpty();
    catalogue.saveBroadcast(withheld(Optional.of(Instant.EPOCH)));
    assertThat(advanced()).isEqualTo(Progress.DONE);
  }

  private static Broadcast withheld(Optional<Instant> liftedAt) {
    return new Broadcast(
        PaintedSitting.ID,
        new ChannelId("chamber"),
        "",
        BroadcastState.ENDED,
        Instant.EPOCH,
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.EPOCH.plusSeconds(60)),
        List.of(),
        List.of(
            new Withholding(
                1,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(3),
                Instant.EPOCH,
                liftedAt,
                OptionalInt.empty())));
  }

  @Test
  void advance_correctionUnderWay_nothingIsWrittenUntilItIsDoneAndThenWithoutWhatWasCut() {
    PaintedSitting made = sitting(10).segments(5, StoryboardMakerTest::each);
    made.complete();
    Correction asked = catalogue.request(cut(made, 1, 3));
    int puts = store.puts().size();
    assertThat(advanced()).isEqualTo(Progress.REFUSED);
    assertThat(store.puts()).hasSize(puts);

    List<RecordedSegment> gone =
        Stream.of("180p", "360p")
            .flatMap(each -> catalogue.segments(PaintedSitting.ID, each).stream())
            .filter(
                row ->
                    row.number() == PaintedSitting.FIRST + 1
                        || row.number() == PaintedSitting.FIRST + 2)
            .map(row -> row.in(SegmentState.CUT))
            .toList();
    catalogue.apply(asked.done(Instant.EPOCH, /* sealed= */ Optional.empty()), gone);
    assertThat(advanced()).isEqualTo(Progress.DONE);
    ShownBoard board = board();
    assertColours(board, COLOURS[0], COLOURS[3], COLOURS[4]);
    assertThat(board.cues().getLast().to()).isEqualTo("00:00:30.000");
    assertThat(board.list().file()).startsWith("storyboard-r1-");
    assertThat(ShownBoard.asset(catalogue, "poster").file()).startsWith("poster-r1-");
  }

  @Test
  void advance_recordingThatIsBeingErased_isRefused() {
    sitting(10).segments(2, StoryboardMakerTest::each);
    try (StoryboardMaker maker = maker()) {
      assertThat(catalogue.update(PaintedSitting.ID, each -> each.in(RecordingState.DELETING)))
          .isPresent();
      assertThat(maker.advance()).isEqualTo(Progress.REFUSED);
    }
    assertThat(catalogue.assets(PaintedSitting.ID)).isEmpty();
  }
}
