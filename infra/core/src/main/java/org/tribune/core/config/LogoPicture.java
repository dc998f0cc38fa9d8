package org.tribune.core.config;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site's logo as pixels, for pictures that the program draws: Java reads a PNG, no SVG or WebP.
 */
public final class LogoPicture {
  private static final Logger LOG = LoggerFactory.getLogger(LogoPicture.class);

  /** A few bytes can say that they are a picture of a gigabyte. */
  private static final long MOST_PIXELS = 4_000_000;

  private LogoPicture() {}

  /** The logo of {@code theme}; empty, with a word in the log, if it can't be drawn. */
  public static Optional<BufferedImage> of(SiteTheme theme) {
    return theme.logo().flatMap(LogoPicture::of);
  }

  private static Optional<BufferedImage> of(Logo logo) {
    if (logo.type() != Logo.Type.PNG) {
      LOG.info("site.logo is on no slate and no card: only a PNG can be drawn there");
      return Optional.empty();
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(logo.content()))) {
      reader.setInput(in);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      return pixels > MOST_PIXELS ? Optional.empty() : Optional.of(reader.read(0));
    } catch (IOException e) {
      LOG.warn("site.logo can't be drawn on slates and cards, which go without it", e);
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }
}
