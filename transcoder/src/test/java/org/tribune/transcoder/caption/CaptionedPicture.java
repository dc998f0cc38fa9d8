package org.tribune.transcoder.caption;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.tribune.core.Bytes;

/** Puts caption bytes into a coded picture, as ANSI/SCTE 128-1 and ATSC A/53 part 4 have it. */
public final class CaptionedPicture {
  private static final int LARGEST_COUNT = 31;

  private CaptionedPicture() {}

  /** What a codec has for them. */
  public enum Codec {
    H264 {
      @Override
      boolean isPicture(int unit) {
        return (unit & 0x1F) >= 1 && (unit & 0x1F) <= 5;
      }

      @Override
      byte[] unit(byte[] registered) {
        return sei(new byte[] {0x06}, registered);
      }
    },
    HEVC {
      @Override
      boolean isPicture(int unit) {
        return ((unit >> 1) & 0x3F) < 32;
      }

      @Override
      byte[] unit(byte[] registered) {
        return sei(new byte[] {0x4E, 0x01}, registered);
      }
    },
    MPEG2 {
      @Override
      boolean isPicture(int unit) {
        return unit >= 0x01 && unit <= 0xAF;
      }

      @Override
      byte[] unit(byte[] registered) {
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        unit.write(0xB2);
        // Without the country and the provider, which only T.35 has.
        unit.write(registered, 3, registered.length - 3);
        return unit.toByteArray();
      }
    };

    /** True of the first byte behind a start code that begins coded pixels. */
    abstract boolean isPicture(int unit);

    /** What is behind the start code, for what an ITU-T T.35 message says. */
    abstract byte[] unit(byte[] registered);

    private static byte[] sei(byte[] header, byte[] registered) {
      ByteArrayOutputStream unit = new ByteArrayOutputStream();
      unit.writeBytes(header);
      unit.write(4);
      unit.write(registered.length);
      unit.writeBytes(registered);
      unit.write(0x80);
      return unit.toByteArray();
    }
  }

  /**
   * The picture with captions.
   *
   * @param coded with start codes
   * @param triplets cc_data; none: the picture as it is
   */
  public static Bytes of(Codec codec, Bytes coded, Bytes triplets) {
    byte[] data = coded.array();
    int at = 0;
    while (at + 3 < data.length && !beginsPicture(codec, data, at)) {
      at++;
    }
    if (triplets.isEmpty() || at + 3 >= data.length) {
      return coded;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(data, 0, at);
    all.writeBytes(new byte[] {0, 0, 1});
    all.writeBytes(codec.unit(registered(triplets.array())));
    all.write(data, at, data.length - at);
    return Bytes.wrap(all.toByteArray());
  }

  private static boolean beginsPicture(Codec codec, byte[] data, int at) {
    return data[at] == 0
        && data[at + 1] == 0
        && data[at + 2] == 1
        && codec.isPicture(data[at + 3] & 0xFF);
  }

  private static byte[] registered(byte[] triplets) {
    int count = Math.min(LARGEST_COUNT, triplets.length / 3);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(new byte[] {(byte) 0xB5, 0x00, 0x31});
    message.writeBytes("GA94".getBytes(StandardCharsets.US_ASCII));
    message.write(0x03);
    message.write(0xC0 | count);
    message.write(0xFF);
    message.write(triplets, 0, count * 3);
    message.write(0xFF);
    return message.toByteArray();
  }
}
