package org.tribune.ingest.testcard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tribune.core.time.MediaTime;

class TimeCodeTest {
  @Test
  void cells_knownMoment_areItsMillisecondsThenTheCheck() {
    // 0x1_2345_6789 milliseconds: the low 32 bits are 0x23456789, and
    // 0x23 ^ 0x45 ^ 0x67 ^ 0x89 ^ 0xA5 = 0x2D.
    boolean[] cells = TimeCode.cells(MediaTime.ofMicros(0x1_2345_6789L * 1_000 + 999));

    assertThat(text(cells))
        .isEqualTo("00100011" + "01000101" + "01100111" + "10001001" + "00101101");
  }

  @Test
  void cells_zero_areNotAllDark() {
    assertThat(text(TimeCode.cells(MediaTime.ZERO))).isEqualTo("0".repeat(32) + "10100101");
  }

  @Test
  void layout_usualSizes_putsTheRowInsideThePicture() {
    for (int[] size : new int[][] {{1280, 720}, {1920, 1080}, {426, 240}, {640, 360}, {720, 576}}) {
      TestCardLayout layout = new TestCardLayout(size[0], size[1]);

      assertThat(layout.cellLeft(0)).isNotNegative();
      assertThat(layout.cellLeft(TimeCode.CELLS)).isLessThanOrEqualTo(size[0]);
      assertThat(layout.cellTop() + layout.cellHeight()).isLessThanOrEqualTo(size[1]);
      assertThat(layout.cellTop()).isGreaterThan(layout.trackTop() + layout.trackHeight());
    }
  }

  private static String text(boolean[] cells) {
    StringBuilder text = new StringBuilder();
    for (boolean light : cells) {
      text.append(light ? '1' : '0');
    }
    return text.toString();
  }
}
