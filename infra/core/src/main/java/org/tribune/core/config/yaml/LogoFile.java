package org.tribune.core.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.tribune.core.config.Logo;

/**
 * Reads a {@link Logo}, recognised by its content; each page loads it, so that it must be small.
 */
public final class LogoFile {
  private static final int MOST_BYTES = 64 * 1_024;
  private static final int WIDEST = 4_096;
  private static final int MOST_RATIO = 8;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** What begins a file of either kind is as long as this. */
  private static final int HEAD = 30;

  private LogoFile() {}

  /** Why a file can't be the logo. */
  static final class UnfitException extends Exception {
    UnfitException(String message) {
      super(message);
    }
  }

  public static Logo read(Path file) throws UnfitException {
    byte[] content = content(file);
    Logo logo = isPicture(content) ? picture(content) : SvgLogo.read(content);
    if (logo.ratio() > MOST_RATIO || logo.ratio() < 1.0 / MOST_RATIO) {
      throw new UnfitException(
          "is more than " + MOST_RATIO + " times as long as it is broad: take a shorter logo");
    }
    return logo;
  }

  private static byte[] content(Path file) throws UnfitException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES) {
        throw new UnfitException(
            "is larger than 64 kB, which each visitor would load: make it smaller");
      }
      return content;
    } catch (IOException e) {
      throw new UnfitException("can't be read: is there a file, and may this program read it?");
    }
  }

  private static boolean isPicture(byte[] content) {
    return content.length >= HEAD
        && (Arrays.equals(PNG, 0, PNG.length, content, 0, PNG.length)
            || (word(content, 0).equals("RIFF") && word(content, 8).equals("WEBP")));
  }

  private static String word(byte[] content, int at) {
    return new String(content, at, 4, StandardCharsets.ISO_8859_1);
  }

  private static Logo picture(byte[] content) throws UnfitException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    if (content[0] == PNG[0]) {
      return logo(Logo.Type.PNG, bytes.getInt(16), bytes.getInt(20), content);
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    // RFC 9649, sections 2.5 to 2.7.
    return switch (word(content, 12)) {
      case "VP8 " ->
          logo(Logo.Type.WEBP, bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff, content);
      case "VP8L" -> {
        int sizes = bytes.getInt(21);
        yield logo(Logo.Type.WEBP, (sizes & 0x3fff) + 1, (sizes >>> 14 & 0x3fff) + 1, content);
      }
      case "VP8X" ->
          logo(
              Logo.Type.WEBP,
              (bytes.getInt(24) & 0xff_ffff) + 1,
              (bytes.getInt(26) >>> 8) + 1,
              content);
      default -> throw new UnfitException("is a damaged WebP picture: save it again");
    };
  }

  private static Logo logo(Logo.Type type, int width, int height, byte[] content)
      throws UnfitException {
    if (width < 1 || height < 1 || width > WIDEST || height > WIDEST) {
      throw new UnfitException("is not from 1 to " + WIDEST + " pixels wide and high: resize it");
    }
    return new Logo(type, width, height, content);
  }

  /** The logo that is named, or a mistake. */
  public static Optional<Logo> read(Section section, Given given, Path file) {
    try {
      return Optional.of(read(file));
    } catch (UnfitException e) {
      section.mistakes().add(given, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A drawing's size, of which only the ratio counts. */
  static Logo drawing(double width, double height, byte[] content) throws UnfitException {
    double longest = Math.max(width, height);
    if (!(width > 0 && height > 0 && longest < Double.MAX_VALUE)) {
      throw new UnfitException("has no size: give its svg element a viewBox");
    }
    return new Logo(
        Logo.Type.SVG,
        (int) Math.max(1, Math.round(width / longest * WIDEST)),
        (int) Math.max(1, Math.round(height / longest * WIDEST)),
        content);
  }
}
