package org.tribune.core.mp4;

import java.util.BitSet;
import java.util.OptionalInt;

/** What the tfhd and the trun of a traf say of its samples (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
final class TrackRun {
  private static final int BASE_DATA_OFFSET = 0x000001;
  private static final int DESCRIPTION = 0x000002;
  private static final int DEFAULT_DURATION = 0x000008;
  private static final int DEFAULT_SIZE = 0x000010;
  private static final int DEFAULT_FLAGS = 0x000020;

  private static final int DATA_OFFSET = 0x000001;
  private static final int FIRST_FLAGS = 0x000004;
  private static final int DURATION = 0x000100;
  private static final int SIZE = 0x000200;
  private static final int FLAGS = 0x000400;
  private static final int COMPOSITION = 0x000800;

  private static final int MOST_SAMPLES = 100_000;
  private static final long NOT_SYNC = 0x010000;

  private final OptionalInt dataOffset;
  private final int[] sizes;
  private final int[] durations;
  private final BitSet sync;

  private TrackRun(OptionalInt dataOffset, int[] sizes, int[] durations, BitSet sync) {
    this.dataOffset = dataOffset;
    this.sizes = sizes;
    this.durations = durations;
    this.sync = sync;
  }

  /** The offset of the first sample from the moof's start, if it is given. */
  OptionalInt dataOffset() {
    return dataOffset;
  }

  /** The size of each sample in bytes. */
  int[] sizes() {
    return sizes;
  }

  /** The duration of each sample in the track's ticks. */
  int[] durations() {
    return durations;
  }

  /** The samples at which decoding can start: all where there are no flags, as for sound. */
  BitSet sync() {
    return sync;
  }

  private record Defaults(OptionalInt duration, OptionalInt size, long flags) {}

  static TrackRun read(BoxReader reader, BoxReader.Box traf) {
    BoxReader.Box trun = reader.in(traf, "trun");
    if (reader.find("trun", trun.end(), traf.end()).isPresent()) {
      throw new Mp4Exception("More than one trun in the traf at byte " + traf.start());
    }
    Defaults defaults = defaults(reader, reader.in(traf, "tfhd"));
    Fields fields = new Fields(reader, trun);
    int flags = (int) (fields.next() & 0xffffff);
    int count = fields.count(flags);
    OptionalInt dataOffset =
        has(flags, DATA_OFFSET) ? OptionalInt.of((int) fields.next()) : OptionalInt.empty();
    long firstFlags = has(flags, FIRST_FLAGS) ? fields.next() : defaults.flags();
    int[] sizes = new int[count];
    int[] durations = new int[count];
    BitSet sync = new BitSet(count);
    for (int i = 0; i < count; i++) {
      durations[i] = has(flags, DURATION) ? fields.positive() : told(defaults.duration(), trun);
      sizes[i] = has(flags, SIZE) ? fields.positive() : told(defaults.size(), trun);
      long sample = has(flags, FLAGS) ? fields.next() : i == 0 ? firstFlags : defaults.flags();
      sync.set(i, (sample & NOT_SYNC) == 0);
      if (has(flags, COMPOSITION) && fields.next() != 0) {
        throw new Mp4Exception("Samples in another order than they are shown can't be indexed");
      }
    }
    return new TrackRun(dataOffset, sizes, durations, sync);
  }

  private static int told(OptionalInt value, BoxReader.Box trun) {
    return value.orElseThrow(
        () -> new Mp4Exception("The trun at byte " + trun.start() + " lacks sizes or durations"));
  }

  private static Defaults defaults(BoxReader reader, BoxReader.Box tfhd) {
    Fields fields = new Fields(reader, tfhd);
    int flags = (int) (fields.next() & 0xffffff);
    fields.next(); // track_ID
    if (has(flags, BASE_DATA_OFFSET)) {
      throw new Mp4Exception("The tfhd at byte " + tfhd.start() + " is not of a CMAF chunk");
    }
    if (has(flags, DESCRIPTION)) {
      fields.next();
    }
    OptionalInt duration =
        has(flags, DEFAULT_DURATION) ? OptionalInt.of(fields.positive()) : OptionalInt.empty();
    OptionalInt size =
        has(flags, DEFAULT_SIZE) ? OptionalInt.of(fields.positive()) : OptionalInt.empty();
    return new Defaults(duration, size, has(flags, DEFAULT_FLAGS) ? fields.next() : 0);
  }

  private static boolean has(int flags, int one) {
    return (flags & one) != 0;
  }

  /** The 32-bit fields of a box, one after the other. */
  private static final class Fields {
    private final BoxReader reader;
    private final BoxReader.Box box;
    private int at;

    Fields(BoxReader reader, BoxReader.Box box) {
      this.reader = reader;
      this.box = box;
      this.at = box.body();
    }

    long next() {
      if (box.end() - at < 4) {
        throw tooShort();
      }
      at += 4;
      return reader.u32(at - 4);
    }

    int positive() {
      int value = (int) next();
      if (value < 0) {
        throw new Mp4Exception("A size or duration beyond 2^31 at byte " + (at - 4));
      }
      return value;
    }

    /** How many samples; before memory is taken for them, that the box is long enough. */
    int count(int flags) {
      long count = next();
      int each = Integer.bitCount(flags & (DURATION | SIZE | FLAGS | COMPOSITION));
      if (count > MOST_SAMPLES || count * each * 4 > box.end() - at) {
        throw tooShort();
      }
      return (int) count;
    }

    private Mp4Exception tooShort() {
      return new Mp4Exception("The " + box.type() + " at byte " + box.start() + " is too short");
    }
  }
}
