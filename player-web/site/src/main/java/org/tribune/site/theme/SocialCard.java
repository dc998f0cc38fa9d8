package org.tribune.site.theme;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.tribune.core.config.LogoPicture;
import org.tribune.core.config.SiteConfig;

/**
 * The picture that other sites show with a link to a page that has none of its own: the site's name
 * on the town's colour, with its logo.
 */
final class SocialCard {
  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 630;
  private static final int MARGIN = 90;
  private static final int MOST_LINES = 3;
  private static final float LETTERS = 84;

  private final SiteConfig site;
  private final Shades shades;

  SocialCard(SiteConfig site, Shades shades) {
    this.site = site;
    this.shades = shades;
  }

  /** As a PNG. */
  byte[] png() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.setColor(awt(shades.fill()));
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      LogoPicture.of(site.theme()).ifPresent(logo -> logo(graphics, logo));
      graphics.setColor(awt(shades.onFill()));
      name(graphics);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      graphics.dispose();
    }
  }

  private static Color awt(Colour colour) {
    return new Color(colour.red(), colour.green(), colour.blue());
  }

  /** On white, since most logos are drawn for paper. */
  private static void logo(Graphics2D graphics, BufferedImage logo) {
    int high = 130;
    int wide = Math.min(WIDTH - 4 * MARGIN, Math.max(1, high * logo.getWidth() / logo.getHeight()));
    high = Math.max(1, wide * logo.getHeight() / logo.getWidth());
    int gap = 20;
    graphics.setColor(Color.WHITE);
    graphics.fillRoundRect(
        MARGIN - gap, MARGIN - gap, wide + 2 * gap, high + 2 * gap, 2 * gap, 2 * gap);
    graphics.drawImage(logo, MARGIN, MARGIN, wide, high, null);
  }

  /** From the foot up, smaller if it needs more lines than there are. */
  private void name(Graphics2D graphics) {
    float size = LETTERS;
    List<String> lines = lines(graphics, size);
    while (lines.size() > MOST_LINES && size > LETTERS / 3) {
      size *= 0.85f;
      lines = lines(graphics, size);
    }
    FontMetrics metrics = graphics.getFontMetrics();
    int bottom = HEIGHT - MARGIN - metrics.getDescent();
    for (int i = 0; i < lines.size(); i++) {
      int up = (lines.size() - 1 - i) * metrics.getHeight();
      graphics.drawString(lines.get(i), MARGIN, bottom - up);
    }
  }

  private List<String> lines(Graphics2D graphics, float size) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 10).deriveFont(size));
    FontMetrics metrics = graphics.getFontMetrics();
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : site.name().split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && metrics.stringWidth(longer) > WIDTH - 2 * MARGIN) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
