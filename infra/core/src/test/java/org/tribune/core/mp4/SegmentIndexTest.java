package org.tribune.core.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.Bytes;

final class SegmentIndexTest {
  private static final int DEFAULT_BASE_IS_MOOF = 0x020000;
  private static final int DEFAULT_DURATION = 0x000008;

  /** A chunk of random samples; {@code flags} of the trun choose the fields of each. */
  private static void chunk(
      BoxWriter writer, Random random, int flags, long time, int samples, int largest) {
    int moof = writer.begin("moof");
    int traf = writer.begin("traf");
    int tfhd = writer.begin("tfhd", 0, DEFAULT_BASE_IS_MOOF | DEFAULT_DURATION);
    writer.u32(1);
    writer.u32(1_000);
    writer.end(tfhd);
    int tfdt = writer.begin("tfdt", 1, 0);
    writer.u64(time);
    writer.end(tfdt);
    int trun = writer.begin("trun", 0, flags);
    writer.u32(samples);
    int offset = writer.size();
    writer.u32(0);
    int payload = 0;
    for (int i = 0; i < samples; i++) {
      if ((flags & 0x100) != 0) {
        writer.u32(1_000L * (1 + random.nextInt(3)));
      }
      int size = 1 + random.nextInt(largest);
      payload += size;
      writer.u32(size);
      if ((flags & 0x400) != 0) {
        writer.u32(i == 0 ? 0x02000000L : 0x01010000L);
      }
    }
    writer.end(trun);
    writer.end(traf);
    writer.end(moof);
    writer.set32(offset, writer.size() - moof + 8);
    int mdat = writer.begin("mdat");
    writer.zeros(payload);
    writer.end(mdat);
  }

  private static Bytes segment(Random random, int flags, int chunks, int samples) {
    BoxWriter writer = new BoxWriter(1 << 16);
    long time = random.nextLong(1L << 40);
    for (int i = 0; i < chunks; i++) {
      chunk(writer, random, flags, time, samples, 900);
      time += 1_000L * samples + (random.nextInt(4) == 0 ? 40 : 0);
    }
    return writer.toBytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x201, 0x301, 0x601, 0x701})
  void decode_whatWasEncoded_isEqual(int flags) {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Bytes segment = segment(random, flags, 1 + random.nextInt(12), 1 + random.nextInt(9));
      SegmentIndex index = SegmentIndex.of(segment);
      assertThat(SegmentIndex.decode(index.encode())).isEqualTo(index).hasSameHashCodeAs(index);
      assertThat(index.length()).isEqualTo(segment.length());
    }
  }

  @Test
  void encode_fortyEightFramesInEightChunks_isSmall() {
    Random random = new Random(1);
    BoxWriter writer = new BoxWriter(1 << 20);
    for (int i = 0; i < 8; i++) {
      chunk(writer, random, 0x601, 90_000_000 + i * 6_000L, 6, 50_000);
    }
    assertThat(SegmentIndex.of(writer.toBytes()).encode().length()).isLessThanOrEqualTo(200);
  }

  @Test
  void of_sound_eachSampleIsSyncAndLastsTheDefault() {
    SegmentIndex index = SegmentIndex.of(segment(new Random(3), 0x201, 3, 15));
    assertThat(index.samples()).isEqualTo(45);
    assertThat(index.isSync(44)).isTrue();
    assertThat(index.duration()).isEqualTo(45_000);
    assertThat(index.firstSample(2)).isEqualTo(30);
    assertThat(index.keyFrames()).hasSize(3);
  }

  @Test
  void keyFrames_video_runFromTheMoofToTheEndOfTheFirstSample() {
    Bytes segment = segment(new Random(4), 0x601, 4, 8);
    SegmentIndex index = SegmentIndex.of(segment);
    SegmentIndex.KeyFrame second = index.keyFrames().get(1);
    assertThat(second.offset()).isEqualTo(index.chunkOffset(1));
    assertThat(second.offset() + second.length()).isEqualTo(index.payloadOffset(1) + index.size(8));
    assertThat(second.time()).isEqualTo(index.decodeTime(1));
    assertThat(index.isSync(9)).isFalse();
  }

  @Test
  void of_boxesBeforeAChunk_areLeftOut() {
    BoxWriter writer = new BoxWriter(1 << 10);
    int styp = writer.begin("styp");
    writer.text("msdh");
    writer.end(styp);
    chunk(writer, new Random(5), 0x601, 7_000, 2, 30);
    SegmentIndex index = SegmentIndex.of(writer.toBytes());
    assertThat(index.chunkOffset(0)).isEqualTo(12);
    assertThat(SegmentIndex.decode(index.encode())).isEqualTo(index);
  }

  @Test
  void ofWholeChunks_cutAnywhere_endsWithTheLastWholeChunk() {
    Bytes segment = segment(new Random(6), 0x601, 3, 4);
    SegmentIndex whole = SegmentIndex.of(segment);
    SortedSet<Integer> found = new TreeSet<>();
    for (int cut = 0; cut < segment.length(); cut++) {
      Bytes torn = Bytes.wrap(Arrays.copyOf(segment.array(), cut));
      SegmentIndex index = SegmentIndex.ofWholeChunks(torn);
      int chunks = index.chunks();
      assertThat(index.length()).isEqualTo(chunks == 0 ? 0 : whole.chunkOffset(chunks));
      if (index.length() < cut || cut == 0) {
        assertThatThrownBy(() -> SegmentIndex.of(torn)).isInstanceOf(Mp4Exception.class);
      } else {
        assertThat(SegmentIndex.of(torn)).isEqualTo(index);
      }
      found.add(chunks);
    }
    assertThat(found).containsExactly(0, 1, 2);
    assertThat(SegmentIndex.ofWholeChunks(segment)).isEqualTo(whole);
  }

  @Test
  void ofWholeChunks_zerosBehind_endsWithTheLastWholeChunk() {
    Bytes segment = segment(new Random(7), 0x601, 3, 4);
    Bytes longer = Bytes.wrap(Arrays.copyOf(segment.array(), segment.length() + 4_096));
    assertThat(SegmentIndex.ofWholeChunks(longer)).isEqualTo(SegmentIndex.of(segment));
    assertThatThrownBy(() -> SegmentIndex.of(longer))
        .isInstanceOf(Mp4Exception.class)
        .hasMessageContaining("from byte " + segment.length());
  }

  @Test
  void ofAndDecode_damagedBytes_areToldOrReadButNeverFailOtherwise() {
    Random random = new Random(8);
    Bytes segment = segment(random, 0x701, 3, 5);
    Bytes encoded = SegmentIndex.of(segment).encode();
    for (int round = 0; round < 5_000; round++) {
      mayRefuse(() -> SegmentIndex.of(damaged(segment, random)));
      mayRefuse(() -> SegmentIndex.decode(damaged(encoded, random)));
      mayRefuse(() -> SegmentIndex.decode(Bytes.wrap(Arrays.copyOf(encoded.array(), 9))));
    }
    assertThatThrownBy(() -> SegmentIndex.decode(Bytes.EMPTY)).isInstanceOf(Mp4Exception.class);
    assertThatThrownBy(() -> SegmentIndex.of(Bytes.utf8("not found, says the store")))
        .isInstanceOf(Mp4Exception.class);
    assertThatThrownBy(() -> SegmentIndex.of(Bytes.EMPTY)).isInstanceOf(Mp4Exception.class);
  }

  private static Bytes damaged(Bytes bytes, Random random) {
    byte[] copy = bytes.array().clone();
    copy[random.nextInt(Math.min(copy.length, 200))] = (byte) random.nextInt();
    return Bytes.wrap(copy);
  }

  private static void mayRefuse(Runnable reading) {
    try {
      reading.run();
    } catch (Mp4Exception refused) {
      assertThat(refused).hasMessageMatching("(?s).{10,}");
    }
  }
}
