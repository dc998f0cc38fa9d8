package org.tribune.catalogue.caption.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** An EBU-STL file as a broadcaster's program writes it. */
final class StlFile {
  private static final int TEXT = 112;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * A file without subtitles.
   *
   * @param begin the time code of the programme
   */
  StlFile(String format, String table, String begin) {
    byte[] header = new byte[1_024];
    Arrays.fill(header, (byte) ' ');
    put(header, 0, "850" + format);
    put(header, 11, "1" + table + "0F");
    put(header, 256, begin);
    out.writeBytes(header);
  }

  private static void put(byte[] into, int at, String text) {
    System.arraycopy(text.getBytes(ISO_8859_1), 0, into, at, text.length());
  }

  /** A subtitle in the middle below. */
  StlFile with(int number, int[] in, int[] end, int... text) {
    return at(/* row= */ 20, /* align= */ 2, number, in, end, text);
  }

  /** A subtitle, in as many blocks as its text takes. */
  StlFile at(int row, int align, int number, int[] in, int[] end, int... text) {
    for (int from = 0; from == 0 || from < text.length; from += TEXT) {
      byte[] block = new byte[128];
      block[1] = (byte) number;
      block[2] = (byte) (number >> 8);
      block[3] = (byte) (from + TEXT < text.length ? from / TEXT : 0xFF);
      for (int i = 0; i < 4; i++) {
        block[5 + i] = (byte) in[i];
        block[9 + i] = (byte) end[i];
      }
      block[13] = (byte) row;
      block[14] = (byte) align;
      Arrays.fill(block, 16, 128, (byte) 0x8F);
      for (int i = from; i < Math.min(text.length, from + TEXT); i++) {
        block[16 + i - from] = (byte) text[i];
      }
      out.writeBytes(block);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** The codes of letters that are the same in ASCII. */
  static int[] ascii(String text) {
    return text.chars().toArray();
  }
}
