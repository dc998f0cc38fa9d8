package org.tribune.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.media.encode.EncodedFrame;

/** What we write as chunks is found again by its index. */
final class CmafChunkIndexTest {
  private static Sample sample(int index) {
    byte[] data = new byte[10 + index * 7];
    data[0] = (byte) index;
    return Sample.of(new EncodedFrame(index, index % 4 == 0, Bytes.wrap(data)));
  }

  private static Bytes joined(List<Bytes> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(part -> all.writeBytes(part.array()));
    return Bytes.wrap(all.toByteArray());
  }

  @Test
  void of_ourVideoChunks_eachSampleIsWhereTheIndexSays() {
    List<Sample> held = List.of(sample(4), sample(5).lengthened(), sample(6));
    List<Sample> first = IntStream.range(0, 4).mapToObj(CmafChunkIndexTest::sample).toList();
    Bytes segment =
        joined(
            List.of(
                CmafChunk.video(1, 50_000, 1_000, first), CmafChunk.video(2, 54_000, 1_000, held)));
    SegmentIndex index = SegmentIndex.of(segment);
    assertThat(index.chunks()).isEqualTo(2);
    assertThat(index.start()).isEqualTo(50_000);
    assertThat(index.duration()).isEqualTo(8_000);
    assertThat(index.duration(5)).isEqualTo(2_000);
    assertThat(index.keyFrames())
        .extracting(SegmentIndex.KeyFrame::time)
        .containsExactly(50_000L, 54_000L);
    List<Sample> all = new ArrayList<>(first);
    all.addAll(held);
    assertThat(index.samples()).isEqualTo(all.size());
    int at = index.payloadOffset(0);
    for (int i = 0; i < all.size(); i++) {
      at = i == 4 ? index.payloadOffset(1) : at;
      assertThat(segment.array()[at]).isEqualTo((byte) i);
      assertThat(index.size(i)).isEqualTo(all.get(i).frame().data().length());
      assertThat(index.isSync(i)).isEqualTo(all.get(i).frame().keyFrame());
      at += index.size(i);
    }
    assertThat(at).isEqualTo(segment.length());
    assertThat(SegmentIndex.decode(index.encode())).isEqualTo(index);
  }

  @Test
  void of_ourSoundChunks_eachFrameIsSync() {
    List<Sample> frames = IntStream.range(0, 15).mapToObj(CmafChunkIndexTest::sample).toList();
    SegmentIndex index = SegmentIndex.of(CmafChunk.audio(9, 48_000, 1_024, frames));
    assertThat(index.samples()).isEqualTo(15);
    assertThat(IntStream.range(0, 15).allMatch(index::isSync)).isTrue();
    assertThat(index.duration()).isEqualTo(15 * 1_024);
    assertThat(SegmentIndex.decode(index.encode())).isEqualTo(index);
  }
}
