package org.tribune.media.encode;

import java.util.ArrayList;
import java.util.List;
import org.tribune.core.Bytes;

/** Splits Annex B and puts a 4-byte length before each unit, as ISO/IEC 14496-15 wants. */
final class AnnexB {
  private AnnexB() {}

  static Bytes toLengthPrefixed(byte[] annexB) {
    List<int[]> units = units(annexB);
    int size = 0;
    for (int[] unit : units) {
      size += Integer.BYTES + unit[1];
    }
    byte[] out = new byte[size];
    int at = 0;
    for (int[] unit : units) {
      out[at++] = (byte) (unit[1] >>> 24);
      out[at++] = (byte) (unit[1] >>> 16);
      out[at++] = (byte) (unit[1] >>> 8);
      out[at++] = (byte) unit[1];
      System.arraycopy(annexB, unit[0], out, at, unit[1]);
      at += unit[1];
    }
    return Bytes.wrap(out);
  }

  /** Offset and length of each NAL unit. */
  static List<int[]> units(byte[] bytes) {
    List<int[]> units = new ArrayList<>(4);
    int start = -1;
    int i = 0;
    while (i + 2 < bytes.length) {
      if (bytes[i + 2] > 1 || bytes[i + 2] < 0) {
        i += 3;
      } else if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) {
        close(units, bytes, start, i);
        start = i + 3;
        i += 3;
      } else {
        i++;
      }
    }
    close(units, bytes, start, bytes.length);
    return units;
  }

  private static void close(List<int[]> units, byte[] bytes, int start, int end) {
    if (start < 0) {
      return;
    }
    int last = end;
    while (last > start && bytes[last - 1] == 0) {
      last--;
    }
    if (last > start) {
      units.add(new int[] {start, last - start});
    }
  }
}
