package org.tribune.core.mp4;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.tribune.core.Bytes;

/**
 * Where the samples of a CMAF segment lie: what a playlist of key frames and a progressive MP4 need
 * without the segment itself. Chunks and samples are counted from 0, offsets are in bytes from the
 * segment's start, times in the track's ticks. Immutable. Equality is by content.
 */
public final class SegmentIndex {
  private final int[] chunkOffsets;
  private final int[] payloadOffsets;
  private final long[] decodeTimes;
  private final int[] firstSamples;
  private final int[] sizes;
  private final int[] durations;
  private final BitSet sync;

  /**
   * The first sample of a chunk, which can be decoded by itself.
   *
   * @param offset of the chunk's moof
   * @param length from there to the sample's end
   * @param time when it is decoded and shown
   */
  public record KeyFrame(int offset, int length, long time) {}

  /**
   * An index.
   *
   * @param firstSamples of each chunk, and the count of all
   * @param durations of each sample, or one for all
   */
  SegmentIndex(
      int[] chunkOffsets,
      int[] payloadOffsets,
      long[] decodeTimes,
      int[] firstSamples,
      int[] sizes,
      int[] durations,
      BitSet sync) {
    this.chunkOffsets = chunkOffsets;
    this.payloadOffsets = payloadOffsets;
    this.decodeTimes = decodeTimes;
    this.firstSamples = firstSamples;
    this.sizes = sizes;
    this.durations = durations;
    this.sync = sync;
  }

  /**
   * The index of a whole segment.
   *
   * @throws Mp4Exception if it is anything but whole chunks, one at least
   */
  public static SegmentIndex of(Bytes segment) {
    SegmentIndexer indexer = new SegmentIndexer(segment);
    while (indexer.length() < segment.length()) {
      indexer.add();
    }
    if (indexer.chunks() == 0) {
      throw new Mp4Exception("Not a segment: it holds no chunk");
    }
    return indexer.index();
  }

  /**
   * The index of the whole chunks that {@code bytes} begin with, of a segment that was being
   * written when its writer was killed; none if there are none. {@link #length} says where they
   * end.
   */
  public static SegmentIndex ofWholeChunks(Bytes bytes) {
    SegmentIndexer indexer = new SegmentIndexer(bytes);
    while (indexer.length() < bytes.length() && indexer.addIfWhole()) {}
    return indexer.index();
  }

  /** The index that {@link #encode} gave these bytes. */
  public static SegmentIndex decode(Bytes encoded) {
    return SegmentIndexCodec.decode(encoded);
  }

  /** This index in few bytes: for the catalogue, which keeps one for each segment. */
  public Bytes encode() {
    return SegmentIndexCodec.encode(this);
  }

  public int chunks() {
    return chunkOffsets.length;
  }

  /** Where the moof of a chunk starts. */
  public int chunkOffset(int chunk) {
    return chunkOffsets[chunk];
  }

  /** Where the first sample of a chunk starts. */
  public int payloadOffset(int chunk) {
    return payloadOffsets[chunk];
  }

  /** The bytes of a chunk's samples, which end the chunk. */
  public int payloadLength(int chunk) {
    int length = 0;
    for (int sample = firstSamples[chunk]; sample < firstSamples[chunk + 1]; sample++) {
      length += sizes[sample];
    }
    return length;
  }

  /** When the first sample of a chunk is decoded (tfdt). */
  public long decodeTime(int chunk) {
    return decodeTimes[chunk];
  }

  /** The first sample of a chunk; of the one behind the last, how many there are. */
  public int firstSample(int chunk) {
    return firstSamples[chunk];
  }

  public int samples() {
    return sizes.length;
  }

  public int size(int sample) {
    return sizes[sample];
  }

  public int duration(int sample) {
    return durations.length == 1 ? durations[0] : durations[sample];
  }

  /** True if all samples are of the length of the first. */
  boolean isEven() {
    return durations.length == 1;
  }

  /** The sizes of all samples; for the tracks that are laid out of them, which change none. */
  int[] sizes() {
    return sizes;
  }

  /** True if decoding can start at this sample. */
  public boolean isSync(int sample) {
    return sync.get(sample);
  }

  /** Where the last chunk ends: the segment's length. */
  public int length() {
    int last = chunks() - 1;
    return last < 0 ? 0 : payloadOffsets[last] + payloadLength(last);
  }

  /** When the first sample is decoded; 0 if there is none. */
  public long start() {
    return chunks() == 0 ? 0 : decodeTimes[0];
  }

  /** The sum of the samples' durations. */
  public long duration() {
    long sum = 0;
    for (int sample = 0; sample < samples(); sample++) {
      sum += duration(sample);
    }
    return sum;
  }

  /** The chunks that begin with a key frame (EXT-X-I-FRAMES-ONLY plays their first samples). */
  public List<KeyFrame> keyFrames() {
    List<KeyFrame> frames = new ArrayList<>();
    for (int chunk = 0; chunk < chunks(); chunk++) {
      int first = firstSamples[chunk];
      if (first < firstSamples[chunk + 1] && sync.get(first)) {
        int length = payloadOffsets[chunk] + sizes[first] - chunkOffsets[chunk];
        frames.add(new KeyFrame(chunkOffsets[chunk], length, decodeTimes[chunk]));
      }
    }
    return frames;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SegmentIndex index
        && Arrays.equals(chunkOffsets, index.chunkOffsets)
        && Arrays.equals(payloadOffsets, index.payloadOffsets)
        && Arrays.equals(decodeTimes, index.decodeTimes)
        && Arrays.equals(firstSamples, index.firstSamples)
        && Arrays.equals(sizes, index.sizes)
        && Arrays.equals(durations, index.durations)
        && sync.equals(index.sync);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes) * 31 + Arrays.hashCode(decodeTimes);
  }

  @Override
  public String toString() {
    return "SegmentIndex["
        + chunks()
        + " chunks, "
        + samples()
        + " samples, "
        + length()
        + " bytes from "
        + start()
        + "]";
  }
}
