package org.tribune.core.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.Bytes;

final class TrackBuilderTest {
  private static final int TIMESCALE = 12_800;
  private static final int DURATION = 512;
  private static final int SEGMENTS = 40;
  private static final int CHUNKS = 6;
  private static final Bytes SILENCE = Bytes.wrap(new byte[] {1, 2, 3});

  /** A segment, and how far its samples are moved. */
  private record Placed(SegmentIndex index, long shift) {}

  /** Chunks of samples of one length; now and then something is missing before a segment. */
  private static List<Placed> track(Random random) {
    List<Placed> track = new ArrayList<>();
    long time = random.nextLong(1L << 40);
    long shift = time;
    for (int segment = 0; segment < SEGMENTS; segment++) {
      if (random.nextInt(5) == 0) {
        long missing = random.nextInt(3 * DURATION * 8);
        time += missing;
        shift += random.nextBoolean() ? missing : 0;
      }
      track.add(new Placed(index(random, time), shift));
      time += (long) track.getLast().index().samples() * DURATION;
    }
    return track;
  }

  private static SegmentIndex index(Random random, long time) {
    int[] chunkOffsets = new int[CHUNKS];
    int[] payloadOffsets = new int[CHUNKS];
    long[] decodeTimes = new long[CHUNKS];
    int[] firstSamples = new int[CHUNKS + 1];
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      firstSamples[chunk + 1] = firstSamples[chunk] + random.nextInt(1, 40);
    }
    int[] sizes = random.ints(firstSamples[CHUNKS], 1, 3_000).toArray();
    BitSet sync = new BitSet();
    int end = 0;
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      chunkOffsets[chunk] = end;
      payloadOffsets[chunk] = end + 100;
      decodeTimes[chunk] = time + (long) firstSamples[chunk] * DURATION;
      end = payloadOffsets[chunk];
      for (int sample = firstSamples[chunk]; sample < firstSamples[chunk + 1]; sample++) {
        end += sizes[sample];
        sync.set(sample, random.nextInt(20) == 0);
      }
    }
    return new SegmentIndex(
        chunkOffsets, payloadOffsets, decodeTimes, firstSamples, sizes, new int[] {DURATION}, sync);
  }

  /** The same, which has the length of each sample by itself. */
  private static SegmentIndex uneven(SegmentIndex index) {
    int[] durations = new int[index.samples()];
    Arrays.fill(durations, DURATION);
    int[] chunkOffsets = new int[CHUNKS];
    int[] payloadOffsets = new int[CHUNKS];
    long[] decodeTimes = new long[CHUNKS];
    int[] firstSamples = new int[CHUNKS + 1];
    BitSet sync = new BitSet();
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      chunkOffsets[chunk] = index.chunkOffset(chunk);
      payloadOffsets[chunk] = index.payloadOffset(chunk);
      decodeTimes[chunk] = index.decodeTime(chunk);
      firstSamples[chunk + 1] = index.firstSample(chunk + 1);
    }
    for (int sample = 0; sample < index.samples(); sample++) {
      sync.set(sample, index.isSync(sample));
    }
    return new SegmentIndex(
        chunkOffsets, payloadOffsets, decodeTimes, firstSamples, index.sizes(), durations, sync);
  }

  private static TrackHeader header(boolean isSound) {
    return new TrackHeader(
        TIMESCALE,
        isSound,
        Bytes.wrap(new byte[8]),
        Bytes.EMPTY,
        Bytes.EMPTY,
        Bytes.EMPTY,
        Bytes.EMPTY);
  }

  private static TrackLayout video(List<Placed> track, boolean even, long from, long to) {
    VideoTrackBuilder builder = new VideoTrackBuilder(header(/* isSound= */ false), from, to);
    for (int source = 0; source < track.size(); source++) {
      Placed placed = track.get(source);
      builder.add(source, even ? placed.index() : uneven(placed.index()), placed.shift());
    }
    return builder.build();
  }

  private static TrackLayout sound(List<Placed> track, boolean even, long from, long to) {
    SoundTrackBuilder builder =
        new SoundTrackBuilder(header(/* isSound= */ true), "fra", Optional.of(SILENCE), from, to);
    for (int source = 0; source < track.size(); source++) {
      Placed placed = track.get(source);
      builder.add(source, even ? placed.index() : uneven(placed.index()), placed.shift());
    }
    return builder.build();
  }

  private static List<Object> laidOut(TrackLayout track) {
    if (track.isEmpty()) {
      return List.of(track.from(), track.to());
    }
    ProgressiveMp4 mp4 = ProgressiveMp4.of(Instant.EPOCH, List.of(track));
    List<Object> all = new ArrayList<>(List.of(mp4.head(), mp4.length(), track.from()));
    for (int run = 0; run < mp4.runs(); run++) {
      all.add(List.of(mp4.source(run), mp4.offset(run), mp4.length(run), mp4.position(run)));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void add_samplesOfOneLength_isTheSameAsOneByOne(int seed) {
    Random random = new Random(seed);
    List<Placed> track = track(random);
    for (int passage = 0; passage < 20; passage++) {
      long from = passage == 0 ? 0 : random.nextInt(200 * DURATION * CHUNKS);
      long to = passage < 2 ? Long.MAX_VALUE / 100_000 : from + random.nextInt(400 * DURATION);

      assertThat(laidOut(video(track, /* even= */ true, from, to)))
          .isEqualTo(laidOut(video(track, /* even= */ false, from, to)));
      assertThat(laidOut(sound(track, /* even= */ true, from, to)))
          .isEqualTo(laidOut(sound(track, /* even= */ false, from, to)));
    }
  }
}
