package org.tribune.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureTest {
  private static final int WIDTH = 66;
  private static final int HEIGHT = 38;

  private static Picture drawn() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, new Color(x * 3, y * 6, x + y).getRGB());
      }
    }
    return DrawnPicture.of(image);
  }

  private static void flip(Picture picture, int plane, int x, int y) {
    AVFrame frame = picture.frame();
    long at = (long) y * frame.linesize(plane) + x;
    frame.data(plane).put(at, (byte) (frame.data(plane).get(at) ^ 1));
  }

  @Test
  void hasSamePixels_drawnTwice_isTrue() {
    try (Picture first = drawn();
        Picture second = drawn();
        Picture shared = first.share()) {
      assertThat(first.hasSamePixels(second)).isTrue();
      assertThat(first.hasSamePixels(shared)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 65, 37", "0, 33, 20", "1, 32, 18", "2, 0, 0", "2, 32, 18"})
  void hasSamePixels_oneDiffersByTheLeastBit_isFalse(int plane, int x, int y) {
    try (Picture first = drawn();
        Picture second = drawn()) {
      flip(second, plane, x, y);
      assertThat(first.hasSamePixels(second)).isFalse();
      assertThat(second.hasSamePixels(first)).isFalse();
    }
  }

  private static void move(Picture picture, int plane, int x, int y, int steps) {
    AVFrame frame = picture.frame();
    long at = (long) y * frame.linesize(plane) + x;
    frame.data(plane).put(at, (byte) (frame.data(plane).get(at) + steps));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 65, 37", "0, 33, 20", "1, 32, 18", "2, 0, 0", "2, 32, 18"})
  void isAlike_oneStepOfTwoHundredFiftySix_isTrueAndTwoAreNot(int plane, int x, int y) {
    for (int steps : new int[] {-2, -1, 1, 2}) {
      try (Picture first = drawn();
          Picture second = drawn()) {
        // Amid the values, where no step goes over the end.
        first.frame().data(plane).put((long) y * first.frame().linesize(plane) + x, (byte) 127);
        second.frame().data(plane).put((long) y * second.frame().linesize(plane) + x, (byte) 127);
        move(second, plane, x, y, steps);
        assertThat(first.isAlike(second)).as("" + steps).isEqualTo(Math.abs(steps) == 1);
        assertThat(second.isAlike(first)).as("" + steps).isEqualTo(Math.abs(steps) == 1);
      }
    }
  }

  @Test
  void isAlike_blackAndWhite_areNotNextToEachOther() {
    try (Picture first = drawn();
        Picture second = drawn()) {
      first.frame().data(0).put(0, (byte) 0);
      second.frame().data(0).put(0, (byte) 255);
      assertThat(first.isAlike(second)).isFalse();
      assertThat(second.isAlike(first)).isFalse();
    }
  }

  @Test
  void isAlike_manySmallDifferencesAndOneLarge_isFalse() {
    try (Picture first = drawn();
        Picture second = drawn()) {
      for (int x = 0; x < WIDTH; x++) {
        flip(second, /* plane= */ 0, x, /* y= */ 5);
      }
      assertThat(first.isAlike(second)).isTrue();
      move(second, /* plane= */ 0, /* x= */ 64, /* y= */ 5, /* steps= */ 4);
      assertThat(first.isAlike(second)).isFalse();
    }
  }

  @Test
  void hasSamePixels_onlyWhatLiesBehindTheRowsDiffers_isTrue() {
    try (Picture first = drawn();
        Picture second = drawn()) {
      assertThat(second.frame().linesize(0)).isGreaterThan(WIDTH);
      flip(second, /* plane= */ 0, WIDTH, /* y= */ 3);
      assertThat(first.hasSamePixels(second)).isTrue();
    }
  }

  @Test
  void hasSamePixels_anotherSize_isFalse() {
    BufferedImage lower = new BufferedImage(WIDTH, HEIGHT - 2, BufferedImage.TYPE_INT_RGB);
    try (Picture first = drawn();
        Picture second = DrawnPicture.of(lower)) {
      assertThat(first.hasSamePixels(second)).isFalse();
    }
  }
}
