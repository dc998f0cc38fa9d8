package org.tribune.transcoder.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.media.encode.EncodedFrame;
import org.tribune.transcoder.ladder.TimelinePlanner;

final class PartCutterTest {
  private static final int FRAME_TICKS = 3_600;

  private final Timeline timeline =
      TimelinePlanner.plan(
          Instant.EPOCH,
          FrameRate.of(25),
          Duration.ofMillis(320),
          Duration.ofMillis(3_840),
          /* sampleRate= */ 48_000);
  private final List<RenditionPart> parts = new ArrayList<>();
  private final PartCutter cutter =
      new PartCutter(
          /* epoch= */ 1,
          "test",
          timeline,
          PartCutter.video(timeline.framesPerPart(), FRAME_TICKS, /* timescale= */ 90_000),
          /* firstPart= */ 0,
          parts::add);

  private void add(long index) {
    cutter.add(new EncodedFrame(index, index == 0, Bytes.wrap(new byte[10])));
  }

  /** The durations that a part's trun gives its samples; empty if it leaves that to the default. */
  private static List<Integer> durations(RenditionPart part) {
    ByteBuffer bytes = ByteBuffer.wrap(part.data().array());
    int at = 0;
    while (bytes.getInt(at) != 0x7472756e) { // "trun"
      at++;
    }
    int flags = bytes.getInt(at + 4) & 0xffffff;
    List<Integer> durations = new ArrayList<>();
    boolean timed = (flags & 0x100) != 0;
    for (int i = 0; timed && i < bytes.getInt(at + 8); i++) {
      durations.add(bytes.getInt(at + 16 + 12 * i));
    }
    return durations;
  }

  @Test
  void add_everyFrame_partIsGivenWithItsLastAndUsesTheDefaultDuration() {
    for (int i = 0; i < 8; i++) {
      assertThat(parts).isEmpty();
      add(i);
    }
    assertThat(parts).hasSize(1);
    assertThat(durations(parts.getFirst())).isEmpty();
    assertThat(parts.getFirst().duration().ticks()).isEqualTo(8 * FRAME_TICKS);
  }

  /** A source that comes back is encoded anew, wherever in a part that is. */
  @Test
  void add_keyFrameThatIsNotTheFirst_partIsIndependent() {
    for (int i = 0; i < 24; i++) {
      cutter.add(new EncodedFrame(i, i == 0 || i == 13, Bytes.wrap(new byte[10])));
    }

    assertThat(parts).extracting(RenditionPart::independent).containsExactly(true, true, false);
  }

  @Test
  void lengthen_framesLeftOut_partHasItsLengthAndTheNextStartsWhereItEnds() {
    for (int i = 0; i < 16; i++) {
      if (i % 8 == 0 || i % 8 == 3) {
        add(i);
      } else {
        cutter.lengthen();
      }
    }
    assertThat(parts).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(parts.get(i).start().ticks()).isEqualTo(i * 8L * FRAME_TICKS);
      assertThat(parts.get(i).duration().ticks()).isEqualTo(8 * FRAME_TICKS);
      assertThat(durations(parts.get(i))).containsExactly(3 * FRAME_TICKS, 5 * FRAME_TICKS);
    }
  }

  @Test
  void finish_lastFramesLeftOut_endsExactlyWhereTheBroadcastDoes() {
    add(0);
    cutter.lengthen();
    cutter.lengthen();
    cutter.finish();
    assertThat(parts).hasSize(1);
    assertThat(parts.getFirst().duration().ticks()).isEqualTo(3 * FRAME_TICKS);
    assertThat(parts.getFirst().last()).isTrue();
  }

  @Test
  void lengthen_atTheStartOfAPart_isRefused() {
    assertThatThrownBy(cutter::lengthen).hasMessageContaining("no first frame");
  }
}
