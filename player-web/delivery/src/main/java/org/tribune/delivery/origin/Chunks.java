package org.tribune.delivery.origin;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.core.Bytes;

/**
 * Finds its way in a CMAF segment (ISO/IEC 23000-19, 7.3.3): chunks, each a moof and an mdat.
 *
 * <pre>
 * [moof [mfhd] [traf [tfhd] [tfdt] [trun]]] [mdat] [moof …] [mdat] …
 * </pre>
 */
final class Chunks {
  private static final int BOX_HEADER = 8;
  private static final int FULL_BOX_HEADER = 12;

  private Chunks() {}

  private record Box(int start, int end) {}

  /** Chunk {@code index}, which was a part of the live; empty if there are not so many. */
  static Optional<Bytes> chunk(Bytes segment, int index) {
    ByteBuffer bytes = segment.asByteBuffer();
    int from = 0;
    for (int i = 0; i <= index; i++) {
      Optional<Box> moof = find(bytes, from, bytes.limit(), "moof");
      Optional<Box> mdat = moof.flatMap(box -> find(bytes, box.end(), bytes.limit(), "mdat"));
      if (mdat.isEmpty()) {
        return Optional.empty();
      }
      if (i == index) {
        return Optional.of(Bytes.wrap(Arrays.copyOfRange(segment.array(), from, mdat.get().end())));
      }
      from = mdat.get().end();
    }
    return Optional.empty();
  }

  /** The decode time of the first sample (tfdt, ISO/IEC 14496-12, 8.8.12), in the track's ticks. */
  static OptionalLong decodeTime(Bytes segment) {
    ByteBuffer bytes = segment.asByteBuffer();
    Optional<Box> tfdt =
        find(bytes, 0, bytes.limit(), "moof")
            .flatMap(moof -> find(bytes, moof.start() + BOX_HEADER, moof.end(), "traf"))
            .flatMap(traf -> find(bytes, traf.start() + BOX_HEADER, traf.end(), "tfdt"));
    if (tfdt.isEmpty()) {
      return OptionalLong.empty();
    }
    int value = tfdt.get().start() + FULL_BOX_HEADER;
    boolean isLong = bytes.get(tfdt.get().start() + BOX_HEADER) == 1;
    if (value + (isLong ? Long.BYTES : Integer.BYTES) > tfdt.get().end()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(isLong ? bytes.getLong(value) : bytes.getInt(value) & 0xffff_ffffL);
  }

  /** The first box of this type between two places; empty if the boxes there make no sense. */
  private static Optional<Box> find(ByteBuffer bytes, int from, int until, String type) {
    int at = from;
    while (at + BOX_HEADER <= until) {
      int size = bytes.getInt(at);
      if (size < BOX_HEADER || size > until - at) {
        return Optional.empty();
      }
      if (isType(bytes, at + Integer.BYTES, type)) {
        return Optional.of(new Box(at, at + size));
      }
      at += size;
    }
    return Optional.empty();
  }

  private static boolean isType(ByteBuffer bytes, int at, String type) {
    for (int i = 0; i < Integer.BYTES; i++) {
      if (bytes.get(at + i) != type.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
