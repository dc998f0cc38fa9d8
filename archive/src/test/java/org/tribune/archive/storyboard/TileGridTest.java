package org.tribune.archive.storyboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.FrameRate;

final class TileGridTest {
  private static final long HOUR = 3_600_000_000L;

  private static Rendition.Video video(int width, int height) {
    return new Rendition.Video(
        "one", "avc1.64001f", 1, 1, Bytes.EMPTY, width, height, FrameRate.of(25));
  }

  @Test
  void of_pictures_tilesHaveTheirShape() {
    assertThat(TileGrid.of(video(426, 240), HOUR)).isEqualTo(new TileGrid(10_000_000, 160, 90));
    assertThat(TileGrid.of(video(320, 240), HOUR).tileHeight()).isEqualTo(120);
    assertThat(TileGrid.of(video(240, 426), HOUR)).isEqualTo(new TileGrid(10_000_000, 90, 160));
  }

  @Test
  void of_longRecordings_widerStepsKeepTheTilesInTheBudget() {
    assertThat(TileGrid.of(video(426, 240), 6 * HOUR).stepMicros()).isEqualTo(10_000_000);
    assertThat(TileGrid.of(video(426, 240), 7 * HOUR).stepMicros()).isEqualTo(20_000_000);
    TileGrid days = TileGrid.of(video(426, 240), 72 * HOUR);
    assertThat(days.all(72 * HOUR)).isBetween(1_200, 2_400);
  }

  @Test
  void place_tiles_areFilledRowByRowAndSheetBySheet() {
    TileGrid grid = TileGrid.of(video(426, 240), HOUR);
    assertThat(grid.place(0)).isEqualTo("0,0,160,90");
    assertThat(grid.place(11)).isEqualTo("160,90,160,90");
    assertThat(grid.place(199)).isEqualTo("1440,810,160,90");
    assertThat(TileGrid.sheet(199)).isEqualTo(1);
  }

  @Test
  void read_whatWasWritten_isTheSameAndOfNoOtherGrid() {
    TileGrid grid = TileGrid.of(video(426, 240), HOUR);
    Map<Integer, String> sheets = Map.of(0, "storyboard-0-r0-aa.jpg", 1, "storyboard-1-r0-bb.jpg");
    Bytes text = CueList.write(grid, sheets, List.of(0, 1, 7, 101), 1_015_500_000L);
    assertThat(CueList.read(text, grid)).contains(new CueList.Drawn(sheets, List.of(0, 1, 7, 101)));
    assertThat(CueList.read(text, TileGrid.of(video(426, 240), 7 * HOUR))).isEmpty();
    assertThat(CueList.read(text, TileGrid.of(video(320, 240), HOUR))).isEmpty();
    assertThat(new String(text.array(), UTF_8))
        .contains("\n00:16:50.000 --> 00:16:55.500\nstoryboard-1-r0-bb.jpg#xywh=160,0,160,90\n");
  }
}
