package org.tribune.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.tribune.core.Bytes;

/** A picture with soft colours, another one in each corner, and stripes as fine as its pixels. */
public final class TestPicture {
  private static final int[] SHIFTS = {0, 8, 16};
  private static final Offset<Integer> NEAR = Offset.offset(12);

  private TestPicture() {}

  public static Bytes jpeg(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int stripe = x % 2 * 40;
        picture.setRGB(
            x, y, (x * 200 / width + stripe) << 16 | (y * 200 / height + stripe) << 8 | 40);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(picture, "jpeg", bytes)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.wrap(bytes.toByteArray());
  }

  static BufferedImage of(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fine stripes are grey in between, at each place; else a pixel was taken for many. */
  static void assertSame(BufferedImage small, BufferedImage whole) {
    for (int eighth = 1; eighth < 8; eighth++) {
      int x = small.getWidth() * eighth / 8;
      int y = small.getHeight() * eighth / 8;
      int wholeX = whole.getWidth() * eighth / 8 / 2 * 2;
      int wholeY = whole.getHeight() * eighth / 8;
      for (int shift : SHIFTS) {
        int left = whole.getRGB(wholeX, wholeY) >> shift & 0xff;
        int right = whole.getRGB(wholeX + 1, wholeY) >> shift & 0xff;
        assertThat(small.getRGB(x, y) >> shift & 0xff).isCloseTo((left + right) / 2, NEAR);
      }
    }
  }
}
