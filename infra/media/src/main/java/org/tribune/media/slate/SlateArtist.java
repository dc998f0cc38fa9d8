package org.tribune.media.slate;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;

/** Draws the picture that stands in for one that is missing or must not be seen. */
public final class SlateArtist {
  static final Color INK = new Color(0x0e1f33);
  static final Color DEEP = new Color(0x1b3a5c);
  private static final Color PAPER = new Color(0xf4f1ea);

  /**
   * A side is the width divided by this. Slates are recognised by their sides: it stays as it is.
   */
  private static final int SIDES = 10;

  private SlateArtist() {}

  /** A slate of the given size, whose sides are even. */
  public static Picture draw(int width, int height, SlateText text) {
    return draw(width, height, text, SlateBrand.OWN);
  }

  /** The same with a community's looks. */
  public static Picture draw(int width, int height, SlateText text, SlateBrand brand) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setPaint(new GradientPaint(0, 0, DEEP, 0, height, INK));
      graphics.fillRect(0, 0, width, height);
      int unit = Math.min(width, height);
      graphics.setPaint(brand.colour());
      int side = width / SIDES;
      int bar = unit / 30;
      graphics.fillRect(side, 0, width - 2 * side, bar);
      graphics.fillRect(side, height - bar, width - 2 * side, bar);
      graphics.fillRect(width / 2 - unit / 12, height / 2 - unit / 100, unit / 6, unit / 100 + 1);
      brand.logo().ifPresent(logo -> logo(graphics, logo, width, height));
      line(graphics, text.title(), PAPER, Font.BOLD, unit / 11f, width, height / 2 - unit / 12);
      line(graphics, text.first(), PAPER, Font.PLAIN, unit / 16f, width, height / 2 + unit / 9);
      line(
          graphics,
          text.second(),
          new Color(0xb9c4d2),
          Font.PLAIN,
          unit / 26f,
          width,
          height / 2 + unit / 6);
    } finally {
      graphics.dispose();
    }
    return DrawnPicture.of(image);
  }

  /** On a light plate, since most logos are drawn for paper. */
  private static void logo(Graphics2D graphics, BufferedImage logo, int width, int height) {
    int unit = Math.min(width, height);
    int high = unit / 7;
    int wide = Math.min(width / 3, Math.max(1, high * logo.getWidth() / logo.getHeight()));
    high = Math.max(1, wide * logo.getHeight() / logo.getWidth());
    int gap = unit / 50;
    int left = (width - wide) / 2;
    int top = height / 2 - unit / 4 - high - gap;
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setPaint(PAPER);
    graphics.fillRoundRect(left - gap, top - gap, wide + 2 * gap, high + 2 * gap, 2 * gap, 2 * gap);
    graphics.drawImage(logo, left, top, wide, high, null);
  }

  private static void line(
      Graphics2D graphics, String text, Color color, int style, float size, int width, int y) {
    float fitted = size;
    graphics.setFont(new Font(Font.SANS_SERIF, style, 10).deriveFont(fitted));
    FontMetrics metrics = graphics.getFontMetrics();
    int room = width * 9 / 10;
    if (metrics.stringWidth(text) > room) {
      fitted = size * room / metrics.stringWidth(text);
      graphics.setFont(graphics.getFont().deriveFont(fitted));
      metrics = graphics.getFontMetrics();
    }
    graphics.setColor(color);
    graphics.drawString(text, (width - metrics.stringWidth(text)) / 2, y);
  }
}
