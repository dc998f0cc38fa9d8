package org.tribune.ingest.testcard;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Draws the test card's pieces with Java2D. */
final class TestCardArtist {
  private static final Color TOP = new Color(0x16273f);
  private static final Color BOTTOM = new Color(0x0b1422);
  private static final Color GRID = new Color(255, 255, 255, 14);
  private static final Color PALE = new Color(0xa9b8cc);
  private static final Color TRACK = new Color(0x24374f);
  private static final Color MARKER = new Color(0xffc94d);
  private static final Color LIGHT_OFF = new Color(0x24374f);
  private static final int RAMP_STEPS = 11;

  /** EBU bars at 75 %. */
  private static final int[] BARS = {
    0xbfbfbf, 0xbfbf00, 0x00bfbf, 0x00bf00, 0xbf00bf, 0xbf0000, 0x0000bf, 0x101010
  };

  private final TestCardLayout layout;

  TestCardArtist(TestCardLayout layout) {
    this.layout = layout;
  }

  BufferedImage background(String title, String subtitle) {
    BufferedImage image = image(layout.width(), layout.height());
    Graphics2D pen = pen(image);
    pen.setPaint(new GradientPaint(0, 0, TOP, 0, layout.height(), BOTTOM));
    pen.fillRect(0, 0, layout.width(), layout.height());
    grid(pen);
    bars(pen);
    ramp(pen);
    pen.setColor(Color.WHITE);
    write(pen, title, Font.BOLD, layout.scaled(64), layout.titleBaseline());
    pen.setColor(PALE);
    write(pen, subtitle, Font.PLAIN, layout.scaled(26), layout.subtitleBaseline());
    pen.setColor(TRACK);
    pen.fillRect(layout.margin(), layout.trackTop(), layout.inner(), layout.trackHeight());
    pen.dispose();
    return image;
  }

  private void grid(Graphics2D pen) {
    pen.setColor(GRID);
    int step = Math.max(2, layout.scaled(40));
    for (int x = layout.width() / 2 % step; x < layout.width(); x += step) {
      pen.fillRect(x, 0, 1, layout.height());
    }
    for (int y = layout.height() / 2 % step; y < layout.height(); y += step) {
      pen.fillRect(0, y, layout.width(), 1);
    }
  }

  private void bars(Graphics2D pen) {
    for (int i = 0; i < BARS.length; i++) {
      int left = layout.margin() + layout.inner() * i / BARS.length;
      int right = layout.margin() + layout.inner() * (i + 1) / BARS.length;
      pen.setColor(new Color(BARS[i]));
      pen.fillRect(left, layout.barsTop(), right - left, layout.barsHeight());
    }
  }

  private void ramp(Graphics2D pen) {
    for (int i = 0; i < RAMP_STEPS; i++) {
      int grey = 255 * i / (RAMP_STEPS - 1);
      int left = layout.margin() + layout.inner() * i / RAMP_STEPS;
      int right = layout.margin() + layout.inner() * (i + 1) / RAMP_STEPS;
      pen.setColor(new Color(grey, grey, grey));
      pen.fillRect(left, layout.rampTop(), right - left, layout.rampHeight());
    }
  }

  /** Writes a line, smaller if it would not fit. */
  private void write(Graphics2D pen, String text, int style, int size, int baseline) {
    Font font = new Font(Font.SANS_SERIF, style, size);
    int wide = pen.getFontMetrics(font).stringWidth(text);
    if (wide > layout.inner()) {
      font = font.deriveFont(size * (layout.inner() / (float) wide));
    }
    pen.setFont(font);
    pen.drawString(text, layout.margin(), baseline);
  }

  /** A character of the clock, on the colour that is behind it. */
  BufferedImage glyph(char character) {
    boolean isDigit = Character.isDigit(character);
    BufferedImage image =
        image(isDigit ? layout.digitWidth() : layout.colonWidth(), layout.clockHeight());
    Graphics2D pen = pen(image);
    // One colour for all, so that a digit can be laid over any other.
    pen.setColor(BOTTOM);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.WHITE);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, layout.scaled(88)));
    FontMetrics metrics = pen.getFontMetrics();
    String text = String.valueOf(character);
    pen.drawString(
        text,
        (image.getWidth() - metrics.stringWidth(text)) / 2,
        (image.getHeight() + metrics.getAscent() - metrics.getDescent()) / 2);
    pen.dispose();
    return image;
  }

  BufferedImage light(boolean on) {
    BufferedImage image = image(layout.lightSide(), layout.lightSide());
    Graphics2D pen = pen(image);
    pen.setColor(BOTTOM);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(on ? Color.WHITE : LIGHT_OFF);
    pen.fillOval(0, 0, image.getWidth(), image.getHeight());
    pen.dispose();
    return image;
  }

  /** A cell of the time code. */
  BufferedImage cell(boolean light) {
    BufferedImage image = image(layout.cellWidth(), layout.cellHeight());
    Graphics2D pen = pen(image);
    pen.setColor(light ? PALE : BOTTOM);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.dispose();
    return image;
  }

  /** The running marker, or the piece of track that it leaves behind. */
  BufferedImage marker(boolean there) {
    BufferedImage image = image(layout.markerWidth(), layout.trackHeight());
    Graphics2D pen = pen(image);
    pen.setColor(there ? MARKER : TRACK);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.dispose();
    return image;
  }

  private static BufferedImage image(int width, int height) {
    return new BufferedImage(Math.max(2, width), Math.max(2, height), BufferedImage.TYPE_INT_RGB);
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    return pen;
  }
}
