package org.tribune.delivery.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.tribune.core.Bytes;

/**
 * A picture with all of its pixels in memory, and nothing else of its file: no place, no time, no
 * thumbnail of what was cut off. Calls take some milliseconds, and are not for event loops.
 */
public final class SmallerPicture {
  private final BufferedImage picture;

  private SmallerPicture(BufferedImage picture) {
    this.picture = picture;
  }

  /** How large a picture is, as its file says. */
  public record Size(int width, int height) {
    /** How many pixels it has. */
    public long pixels() {
      return (long) width * height;
    }
  }

  /**
   * How large a picture is: asked before it is read.
   *
   * @param format as {@code javax.imageio} names it, such as {@code jpeg}
   * @throws IOException if it is no such picture
   */
  public static Size sizeOf(Bytes file, String format) throws IOException {
    return with(file, format, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
  }

  /**
   * The picture of a file. What is damaged may throw anything.
   *
   * @throws IOException if it is no such picture
   */
  public static SmallerPicture read(Bytes file, String format) throws IOException {
    return with(file, format, reader -> new SmallerPicture(reader.read(0)));
  }

  private interface Reading<T> {
    T of(ImageReader reader) throws IOException;
  }

  private static <T> T with(Bytes file, String format, Reading<T> reading) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw new IIOException("This Java reads no " + format);
    }
    ImageReader reader = readers.next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file.array()))) {
      reader.setInput(in, /* seekForwardOnly= */ true, /* ignoreMetadata= */ true);
      return reading.of(reader);
    } finally {
      reader.dispose();
    }
  }

  /**
   * The picture at no more than this width and height; halved as often as can be, so that each
   * pixel counts.
   */
  public SmallerPicture within(int width, int height) {
    double share =
        Math.min(
            1,
            Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight()));
    int goal = (int) Math.max(1, Math.round(picture.getWidth() * share));
    BufferedImage scaled = picture;
    while (scaled.getWidth() > goal) {
      int next = Math.max(goal, scaled.getWidth() / 2);
      long high = Math.round((double) picture.getHeight() * next / picture.getWidth());
      scaled = drawn(scaled, next, (int) Math.max(1, high));
    }
    return new SmallerPicture(scaled);
  }

  private static BufferedImage drawn(BufferedImage from, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(from, 0, 0, width, height, /* observer= */ null);
    pen.dispose();
    return scaled;
  }

  /**
   * A progressive JPEG file of it, on black where it is transparent.
   *
   * @param quality from 0 to 1
   */
  public Bytes jpeg(float quality) throws IOException {
    BufferedImage opaque =
        picture.getType() == BufferedImage.TYPE_INT_RGB
            ? picture
            : drawn(picture, picture.getWidth(), picture.getHeight());
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam form = writer.getDefaultWriteParam();
    form.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    form.setCompressionQuality(quality);
    form.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(/* streamMetadata= */ null, new IIOImage(opaque, null, null), form);
    } finally {
      writer.dispose();
    }
    return Bytes.wrap(bytes.toByteArray());
  }

  /** A PNG or JPEG file's format, by its first bytes; empty for any other. */
  public static Optional<String> formatOf(Bytes file) {
    byte[] head = file.array();
    if (starts(head, 0xff, 0xd8, 0xff)) {
      return Optional.of("jpeg");
    }
    return starts(head, 0x89, 'P', 'N', 'G') ? Optional.of("png") : Optional.empty();
  }

  private static boolean starts(byte[] head, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (head.length <= i || (head[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
