package org.tribune.core.mp4;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.BitSet;
import org.tribune.core.Bytes;

/**
 * A {@link SegmentIndex} as bytes: a byte for the version, then columns of numbers, each only where
 * it differs from what follows from the ones before.
 *
 * <pre>
 *   version    1
 *   chunks     how many
 *   columns    of chunks: samples; bytes since the chunk before; bytes from the moof to the first
 *              sample; ticks since the end of the chunk before
 *              of samples: duration; size
 *   sync       0 none, 1 all, 2 bits follow, the lowest first
 *   column     0 and a number for each row, or 1 and one number for all rows
 *   number     zigzag, then seven bits a byte, the lowest first, the high bit set if more follow
 * </pre>
 */
final class SegmentIndexCodec {
  private static final int VERSION = 1;
  private static final int MOST_ROWS = 100_000;
  private static final int NONE = 0;
  private static final int ALL = 1;
  private static final int SOME = 2;

  private SegmentIndexCodec() {}

  static Bytes encode(SegmentIndex index) {
    Writer writer = new Writer();
    int chunks = index.chunks();
    writer.out.write(VERSION);
    writer.number(chunks);
    long[] samples = new long[chunks];
    long[] gaps = new long[chunks];
    long[] heads = new long[chunks];
    long[] waits = new long[chunks];
    long end = 0;
    long time = 0;
    for (int chunk = 0; chunk < chunks; chunk++) {
      samples[chunk] = (long) index.firstSample(chunk + 1) - index.firstSample(chunk);
      gaps[chunk] = index.chunkOffset(chunk) - end;
      heads[chunk] = (long) index.payloadOffset(chunk) - index.chunkOffset(chunk);
      waits[chunk] = index.decodeTime(chunk) - time;
      end = (long) index.payloadOffset(chunk) + index.payloadLength(chunk);
      time = index.decodeTime(chunk) + durationOf(index, chunk);
    }
    // The first of each is another kind of number: where everything starts.
    writer.number(chunks == 0 ? 0 : waits[0]);
    if (chunks > 0) {
      waits[0] = 0;
    }
    writer.column(samples);
    writer.column(gaps);
    writer.column(heads);
    writer.column(waits);
    long[] durations = new long[index.samples()];
    long[] sizes = new long[index.samples()];
    for (int sample = 0; sample < durations.length; sample++) {
      durations[sample] = index.duration(sample);
      sizes[sample] = index.size(sample);
    }
    writer.column(durations);
    writer.column(sizes);
    writer.sync(index);
    return Bytes.wrap(writer.out.toByteArray());
  }

  private static long durationOf(SegmentIndex index, int chunk) {
    long sum = 0;
    for (int i = index.firstSample(chunk); i < index.firstSample(chunk + 1); i++) {
      sum += index.duration(i);
    }
    return sum;
  }

  static SegmentIndex decode(Bytes encoded) {
    try {
      return read(new Reader(encoded.array()));
    } catch (ArithmeticException e) {
      throw new Mp4Exception("Not an index of a segment: its numbers make no sense");
    }
  }

  private static SegmentIndex read(Reader reader) {
    int version = reader.u8();
    if (version != VERSION) {
      throw new Mp4Exception(
          "An index of a segment is in version "
              + version
              + " and this program reads "
              + VERSION
              + ": run the version of Tribune that wrote it, or a later one");
    }
    int chunks = reader.count();
    long time = reader.number();
    int[] firstSamples = running(reader.counts(chunks));
    int[] gaps = reader.counts(chunks);
    int[] heads = reader.counts(chunks);
    long[] waits = reader.numbers(chunks);
    int samples = firstSamples[chunks];
    int[] durations = reader.countsOrOne(samples);
    int[] sizes = reader.counts(samples);
    int[] chunkOffsets = new int[chunks];
    int[] payloadOffsets = new int[chunks];
    long[] decodeTimes = new long[chunks];
    int end = 0;
    for (int chunk = 0; chunk < chunks; chunk++) {
      chunkOffsets[chunk] = Math.addExact(end, gaps[chunk]);
      payloadOffsets[chunk] = Math.addExact(chunkOffsets[chunk], heads[chunk]);
      decodeTimes[chunk] = time + waits[chunk];
      end = payloadOffsets[chunk];
      time = decodeTimes[chunk];
      for (int i = firstSamples[chunk]; i < firstSamples[chunk + 1]; i++) {
        end = Math.addExact(end, sizes[i]);
        time += durations.length == 1 ? durations[0] : durations[i];
      }
    }
    BitSet sync = reader.sync(samples);
    reader.requireEnd();
    return new SegmentIndex(
        chunkOffsets, payloadOffsets, decodeTimes, firstSamples, sizes, durations, sync);
  }

  private static int[] running(int[] counts) {
    int[] sums = new int[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      sums[i + 1] = Math.addExact(sums[i], counts[i]);
    }
    return sums;
  }

  private static long notNegative(long value) {
    if (value < 0) {
      throw new ArithmeticException("Below zero: " + value);
    }
    return value;
  }

  private static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    void number(long value) {
      long rest = (value << 1) ^ (value >> 63);
      while ((rest & ~0x7fL) != 0) {
        out.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }

    void column(long[] values) {
      boolean equal = values.length > 0;
      for (long value : values) {
        equal &= value == values[0];
      }
      out.write(equal ? 1 : 0);
      if (equal) {
        number(values[0]);
      } else {
        for (long value : values) {
          number(value);
        }
      }
    }

    void sync(SegmentIndex index) {
      BitSet bits = new BitSet();
      for (int sample = 0; sample < index.samples(); sample++) {
        bits.set(sample, index.isSync(sample));
      }
      int set = bits.cardinality();
      out.write(set == 0 ? NONE : set == index.samples() ? ALL : SOME);
      if (set > 0 && set < index.samples()) {
        byte[] packed = bits.toByteArray();
        out.write(packed, 0, packed.length);
        // BitSet leaves zeros at the end out.
        for (int i = packed.length; i < (index.samples() + 7) / 8; i++) {
          out.write(0);
        }
      }
    }
  }

  private static final class Reader {
    private final byte[] bytes;
    private int at = 0;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    int u8() {
      if (at >= bytes.length) {
        throw endsTooEarly();
      }
      return bytes[at++] & 0xff;
    }

    /** Apart, so that the JVM's first compiler takes the rest into its callers. */
    private Mp4Exception endsTooEarly() {
      return new Mp4Exception("An index of a segment ends too early (" + at + " bytes)");
    }

    long number() {
      long value = 0;
      int shift = 0;
      int next;
      do {
        next = u8();
        value |= (long) (next & 0x7f) << shift;
        shift += 7;
      } while ((next & 0x80) != 0 && shift < 70);
      return (value >>> 1) ^ -(value & 1);
    }

    int count() {
      return Math.toIntExact(notNegative(number()));
    }

    long[] numbers(int rows) {
      boolean equal = startColumn(rows);
      long[] values = new long[rows];
      long all = equal ? number() : 0;
      for (int i = 0; i < rows; i++) {
        values[i] = equal ? all : number();
      }
      return values;
    }

    int[] counts(int rows) {
      boolean equal = startColumn(rows);
      return equal ? filled(rows, count()) : different(rows);
    }

    /** One for all where they are equal: as {@link SegmentIndexer#oneIfEqual} has it. */
    int[] countsOrOne(int rows) {
      boolean equal = startColumn(rows);
      return equal && rows > 0 ? filled(1, count()) : different(rows);
    }

    /** No more rows than a segment may have, before memory is taken for them. */
    private boolean startColumn(int rows) {
      if (rows > MOST_ROWS) {
        throw new Mp4Exception("Not an index of a segment: " + rows + " rows");
      }
      return u8() == 1;
    }

    private static int[] filled(int rows, int value) {
      int[] values = new int[rows];
      Arrays.fill(values, value);
      return values;
    }

    private int[] different(int rows) {
      int[] values = new int[rows];
      for (int i = 0; i < rows; i++) {
        values[i] = count();
      }
      return values;
    }

    void requireEnd() {
      if (at != bytes.length) {
        throw new Mp4Exception("Not an index of a segment: more follows it");
      }
    }

    BitSet sync(int samples) {
      int kind = u8();
      BitSet bits = new BitSet(samples);
      if (kind == ALL) {
        bits.set(0, samples);
      } else if (kind == SOME) {
        for (int i = 0; i < samples; i += 8) {
          int packed = u8();
          for (int bit = 0; bit < 8 && i + bit < samples; bit++) {
            bits.set(i + bit, ((packed >> bit) & 1) == 1);
          }
        }
      }
      return bits;
    }
  }
}
