package org.tribune.media.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;

/** Read back by the JDK's own JPEG decoder. */
final class JpegTest {
  private static BufferedImage filled(int width, int height, Color color) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  private static BufferedImage read(Bytes jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg.array()));
  }

  private static void assertNear(BufferedImage image, int x, int y, Color wanted) {
    Color found = new Color(image.getRGB(x, y));
    assertThat(found.getRed()).as("red at %s,%s", x, y).isCloseTo(wanted.getRed(), within(8));
    assertThat(found.getGreen()).as("green at %s,%s", x, y).isCloseTo(wanted.getGreen(), within(8));
    assertThat(found.getBlue()).as("blue at %s,%s", x, y).isCloseTo(wanted.getBlue(), within(8));
  }

  @Test
  void encode_plainColours_areTheSameInTheFile() throws IOException {
    for (Color color : new Color[] {Color.RED, Color.BLUE, new Color(60, 140, 90), Color.WHITE}) {
      try (Picture picture = DrawnPicture.of(filled(426, 240, color));
          StillScaler scaler = new StillScaler(426, 240, 160, 90);
          Picture small = scaler.scale(picture)) {
        BufferedImage image = read(Jpeg.encode(small, /* quantiser= */ 2));
        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(image.getHeight()).isEqualTo(90);
        assertNear(image, 80, 45, color);
      }
    }
  }

  @Test
  void put_tiles_areInTheirPlacesAndTheRestIsBlack() throws IOException {
    try (Mosaic mosaic = new Mosaic(16, 10, 4, 2);
        StillScaler scaler = new StillScaler(32, 20, 16, 10)) {
      try (Picture red = DrawnPicture.of(filled(32, 20, Color.RED));
          Picture tile = scaler.scale(red)) {
        mosaic.put(tile, /* column= */ 2, /* row= */ 1);
      }
      try (Picture all = mosaic.picture()) {
        BufferedImage image = read(Jpeg.encode(all, /* quantiser= */ 2));
        assertNear(image, 40, 16, Color.RED);
        assertNear(image, 8, 5, Color.BLACK);
        assertNear(image, 56, 16, Color.BLACK);
      }
      mosaic.clear();
      try (Picture all = mosaic.picture()) {
        assertNear(read(Jpeg.encode(all, /* quantiser= */ 2)), 40, 16, Color.BLACK);
      }
    }
  }
}
