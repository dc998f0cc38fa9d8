package org.tribune.media.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;

/**
 * What an encoder leaves of the last public picture is distinguished from what must not be seen.
 */
final class CellsTest {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 144;

  private static final BufferedImage ROOM = room(/* chair= */ 0);

  private static final Cells BEFORE = cells(ROOM);
  private static final Cells SLATE = cells(slateImage());

  @ParameterizedTest
  @ValueSource(floats = {0.05f, 0.2f, 0.4f})
  void trace_ofThePublicPicture_isOne(float share) {
    assertThat(isTrace(onSlate(ROOM, share))).isTrue();
  }

  @Test
  void trace_aCornerThatWasNotEncodedAnew_isOne() {
    BufferedImage image = slateImage();
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(ROOM.getSubimage(0, 0, 96, 64), 0, 0, null);
    graphics.dispose();
    assertThat(isTrace(image)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void room_wholly_isNoTrace(int chair) {
    assertThat(isTrace(room(chair))).isFalse();
  }

  /** Also where nobody has moved. */
  @ParameterizedTest
  @ValueSource(floats = {0.6f, 0.8f})
  void room_moreThanTheSlate_isNoTrace(float share) {
    assertThat(isTrace(onSlate(ROOM, share))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(floats = {0.15f, 0.3f, 0.5f, 0.7f})
  void room_withTheLightsDown_isNoTrace(float light) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    assertThat(isTrace(mixed(ROOM, image, light))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5})
  void room_inWhichPeopleSitElsewhere_doesNotShineThroughAsTheOldOne(int chair) {
    assertThat(isTrace(onSlate(room(chair), 0.4f))).isFalse();
  }

  /** A dark room is like the slate but for what is lit in it. */
  @Test
  void room_darkButForOneLight_isNoTraceOfItself() {
    BufferedImage dark = slateImage();
    Graphics2D graphics = dark.createGraphics();
    graphics.setColor(new Color(0xe8d8b0));
    graphics.fillRect(160, 40, 40, 60);
    graphics.dispose();
    assertThat(cells(dark).isTraceOf(cells(dark), SLATE)).isFalse();
  }

  private static boolean isTrace(BufferedImage image) {
    return cells(image).isTraceOf(BEFORE, SLATE);
  }

  private static Cells cells(BufferedImage image) {
    try (Picture picture = DrawnPicture.of(image)) {
      return Cells.of(picture);
    }
  }

  /** What the slate is made of. */
  private static BufferedImage slateImage() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, new Color(0x1b3a5c), 0, HEIGHT, new Color(0x0e1f33)));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(new Color(0xf4f1ea));
    graphics.fillRect(96, 50, 64, 9);
    graphics.fillRect(40, 82, 176, 6);
    graphics.dispose();
    return image;
  }

  private static BufferedImage onSlate(BufferedImage image, float share) {
    return mixed(image, slateImage(), share);
  }

  private static BufferedImage mixed(BufferedImage above, BufferedImage below, float share) {
    Graphics2D graphics = below.createGraphics();
    graphics.setComposite(AlphaComposite.SrcOver.derive(share));
    graphics.drawImage(above, 0, 0, null);
    graphics.dispose();
    return below;
  }

  /** A room with a table and people at it, who sit elsewhere with another {@code chair}. */
  private static BufferedImage room(int chair) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    fill(graphics, 0xd6cebe, 0, 0, WIDTH, HEIGHT / 2);
    fill(graphics, 0x78685c, 0, HEIGHT / 2, WIDTH, HEIGHT / 2);
    for (int i = 0; i < 8; i++) {
      int x = 8 + i * 31 + chair * 5;
      fill(graphics, 0x20242c + i * 0x121212, x, 70 - chair * 3, 20, 40);
      fill(graphics, 0xc6967c, x + 4, 54 - chair * 3, 12, 16);
    }
    fill(graphics, 0x60422c, 0, 104, WIDTH, 22);
    graphics.dispose();
    return image;
  }

  private static void fill(Graphics2D graphics, int colour, int x, int y, int width, int height) {
    graphics.setColor(new Color(colour));
    graphics.fillRect(x, y, width, height);
  }
}
