package org.tribune.transcoder.hostile;

import static org.tribune.transcoder.hostile.Boxes.ascii;
import static org.tribune.transcoder.hostile.Boxes.join;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.Deflater;

/** Bytes of Matroska files (RFC 9559), right or wrong. */
final class RawMatroska {
  private RawMatroska() {}

  /** An element: its id in hexadecimal, its size in eight bytes, its content. */
  static byte[] element(String id, byte[]... content) {
    byte[] all = join(content);
    return join(
        HexFormat.of().parseHex(id),
        ByteBuffer.allocate(8).putLong(0x0100000000000000L | all.length).array(),
        all);
  }

  static byte[] number(String id, long value) {
    return element(id, ByteBuffer.allocate(8).putLong(value).array());
  }

  static byte[] header() {
    return element("1A45DFA3", element("4282", ascii("matroska")), number("4287", 4));
  }

  /** One track of uncompressed 16 × 16 pictures, with the elements of {@code more}. */
  static byte[] track(int index, byte[]... more) {
    return element(
        "AE",
        number("D7", index),
        number("73C5", index),
        number("83", 1),
        element("86", ascii("V_UNCOMPRESSED")),
        element("E0", number("B0", 16), number("BA", 16), element("2EB524", ascii("I420"))),
        join(more));
  }

  /** Says that a track's blocks, or its private data, are compressed by zlib. */
  static byte[] compression(int scope) {
    return element(
        "6D80",
        element(
            "6240",
            number("5031", 0),
            number("5032", scope),
            number("5033", 0),
            element("5034", number("4254", 0))));
  }

  /** A cluster with a key frame of track 1 at {@code milliseconds}. */
  static byte[] cluster(long milliseconds, byte[] frame) {
    byte[] head = {(byte) 0x81, 0, 0, (byte) 0x80};
    return element("1F43B675", number("E7", milliseconds), element("A3", head, frame));
  }

  /** A file of these tracks and clusters. */
  static byte[] file(byte[] tracks, byte[]... clusters) {
    byte[] info = element("1549A966", number("2AD7B1", 1_000_000));
    return join(header(), element("18538067", info, element("1654AE6B", tracks), join(clusters)));
  }

  /** So many zeros, deflated: a thousandth of it. */
  static byte[] bomb(long zeros) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 20];
    byte[] out = new byte[1 << 16];
    for (long done = 0; done < zeros; done += block.length) {
      deflater.setInput(block);
      while (!deflater.needsInput()) {
        all.write(out, 0, deflater.deflate(out));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      all.write(out, 0, deflater.deflate(out));
    }
    deflater.end();
    return all.toByteArray();
  }
}
