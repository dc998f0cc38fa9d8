package org.tribune.core.mp4;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.tribune.core.Bytes;

/**
 * Reads the chunks of a segment one by one. A chunk is a moof of one traf and one trun, then its
 * mdat, which the samples fill to its end; boxes before the moof (styp, prft, emsg) are left out.
 */
final class SegmentIndexer {
  private final BoxReader reader;
  private final IntStream.Builder chunkOffsets = IntStream.builder();
  private final IntStream.Builder payloadOffsets = IntStream.builder();
  private final LongStream.Builder decodeTimes = LongStream.builder();
  private final IntStream.Builder firstSamples = IntStream.builder();
  private final IntStream.Builder sizes = IntStream.builder();
  private final IntStream.Builder durations = IntStream.builder();
  private final BitSet sync = new BitSet();
  private int chunks = 0;
  private int samples = 0;
  private int length = 0;

  SegmentIndexer(Bytes segment) {
    this.reader = new BoxReader(segment);
  }

  private record Chunk(BoxReader.Box moof, BoxReader.Box mdat) {}

  int chunks() {
    return chunks;
  }

  /** Where the chunks that were added end. */
  int length() {
    return length;
  }

  /** Adds the next chunk, which must be whole. */
  void add() {
    add(
        next()
            .orElseThrow(
                () ->
                    new Mp4Exception(
                        "Not a whole chunk from byte "
                            + length
                            + " on of "
                            + reader.length()
                            + ": no moof and mdat")));
  }

  /** Adds the next chunk if it is whole; false if it is not. */
  boolean addIfWhole() {
    Optional<Chunk> chunk = next();
    try {
      chunk.ifPresent(this::add);
    } catch (Mp4Exception torn) {
      return false;
    }
    return chunk.isPresent();
  }

  private Optional<Chunk> next() {
    return reader
        .find("moof", length, reader.length())
        .flatMap(
            moof ->
                reader
                    .at(moof.end(), reader.length())
                    .filter(mdat -> mdat.type().equals("mdat"))
                    .map(mdat -> new Chunk(moof, mdat)));
  }

  private void add(Chunk chunk) {
    BoxReader.Box traf = reader.in(chunk.moof(), "traf");
    TrackRun run = TrackRun.read(reader, traf);
    long payload = (long) chunk.moof().start() + run.dataOffset().orElse(mdatBody(chunk));
    long bytes = Arrays.stream(run.sizes()).asLongStream().sum();
    if (payload < chunk.mdat().body() || payload + bytes != chunk.mdat().end()) {
      throw new Mp4Exception(
          "The samples of the chunk at byte " + chunk.moof().start() + " do not fill its mdat");
    }
    chunkOffsets.add(chunk.moof().start());
    payloadOffsets.add((int) payload);
    decodeTimes.add(decodeTime(reader.in(traf, "tfdt")));
    firstSamples.add(samples);
    Arrays.stream(run.sizes()).forEach(sizes::add);
    Arrays.stream(run.durations()).forEach(durations::add);
    run.sync().stream().forEach(sample -> sync.set(samples + sample));
    samples += run.sizes().length;
    length = chunk.mdat().end();
    chunks++;
  }

  private static int mdatBody(Chunk chunk) {
    return chunk.mdat().body() - chunk.moof().start();
  }

  private long decodeTime(BoxReader.Box tfdt) {
    boolean isLong = tfdt.length() >= 20 && reader.u8(tfdt.body()) == 1;
    if (!isLong && tfdt.length() < 16) {
      throw new Mp4Exception("The tfdt at byte " + tfdt.start() + " is too short");
    }
    return isLong ? reader.u64(tfdt.body() + 4) : reader.u32(tfdt.body() + 4);
  }

  /** The index of what was added. */
  SegmentIndex index() {
    firstSamples.add(samples);
    return new SegmentIndex(
        chunkOffsets.build().toArray(),
        payloadOffsets.build().toArray(),
        decodeTimes.build().toArray(),
        firstSamples.build().toArray(),
        sizes.build().toArray(),
        oneIfEqual(durations.build().toArray()),
        sync);
  }

  static int[] oneIfEqual(int[] values) {
    boolean equal = values.length > 0 && Arrays.stream(values).allMatch(v -> v == values[0]);
    return equal ? new int[] {values[0]} : values;
  }
}
