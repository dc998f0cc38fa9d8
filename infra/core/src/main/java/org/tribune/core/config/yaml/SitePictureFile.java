package org.tribune.core.config.yaml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.tribune.core.config.SitePicture;

/**
 * Reads a {@link SitePicture}, recognised by its content: one that a browser could not show is
 * refused.
 */
public final class SitePictureFile {
  private static final int MOST_BYTES = 8 * 1_024 * 1_024;
  private static final int NARROWEST = 960;
  private static final long MOST_PIXELS = 40_000_000;

  /** A strip is wider than high. */
  private static final double LEAST_RATIO = 1.3;

  private SitePictureFile() {}

  /** The picture that is named, or a mistake. */
  public static Optional<SitePicture> read(Section section, Given given, Path file) {
    try {
      return Optional.of(read(file));
    } catch (LogoFile.UnfitException e) {
      section.mistakes().add(given, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  public static SitePicture read(Path file) throws LogoFile.UnfitException {
    byte[] content = content(file);
    String format = format(content);
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, /* seekForwardOnly= */ true, /* ignoreMetadata= */ true);
        check(reader.getWidth(0), reader.getHeight(0));
        reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // What is damaged may throw anything.
      throw new LogoFile.UnfitException("is a damaged picture: save it again as JPEG or PNG");
    }
    return new SitePicture(format, content);
  }

  private static void check(int width, int height) throws LogoFile.UnfitException {
    if (width < NARROWEST) {
      throw new LogoFile.UnfitException(
          "is narrower than " + NARROWEST + " pixels, and would be blurred: take a larger one");
    }
    if ((long) width * height > MOST_PIXELS) {
      throw new LogoFile.UnfitException("has more than 40 million pixels: make it smaller");
    }
    if (width < LEAST_RATIO * height) {
      throw new LogoFile.UnfitException(
          "is too high for a strip across the page: take one that is wider, such as 1600 × 600");
    }
  }

  private static String format(byte[] content) throws LogoFile.UnfitException {
    if (starts(content, 0xff, 0xd8, 0xff)) {
      return "jpeg";
    }
    if (starts(content, 0x89, 'P', 'N', 'G')) {
      return "png";
    }
    throw new LogoFile.UnfitException("is neither a JPEG nor a PNG picture: save it as one");
  }

  private static boolean starts(byte[] content, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (content.length <= i || (content[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] content(Path file) throws LogoFile.UnfitException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES) {
        throw new LogoFile.UnfitException("is larger than 8 MB: make it smaller");
      }
      return content;
    } catch (IOException e) {
      throw new LogoFile.UnfitException(
          "can't be read: is there a file, and may this program read it?");
    }
  }
}
