package org.tribune.ingest.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.contribution.Track;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.text.Message;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.clock.TimedPacket;
import org.tribune.ingest.source.SourcePacket;
import org.tribune.ingest.source.SourceSink;

/** Failover by a clock that only the test moves. */
class ChannelTest {
  private static final long FRAME = 40_000;
  private static final MediaTime FRAME_TIME = MediaTime.ofMicros(FRAME);
  private static final int FRAMES_OF_A_GROUP = 25;

  private long now = 1_790_000_000_000_000L;
  private final RecordedContribution out = new RecordedContribution();
  private final List<SourceStatus> statuses = new ArrayList<>();
  private Channel channel;
  private FakeCamera first;
  private FakeCamera second;

  @BeforeEach
  void twoSources() {
    channel =
        new Channel(
            "chamber",
            List.of(
                new SourceConfig.Rtmp(new Secret("a-stream-key")),
                new SourceConfig.TestCard(1280, 720, 25)),
            () -> MediaTime.ofMicros(now),
            out,
            statuses::add);
    first = new FakeCamera(channel.sink(0));
    second = new FakeCamera(channel.sink(1));
    out.open = true;
  }

  /** Lets both deliver what they have, frame by frame. */
  private void pass(Duration time) {
    for (long passed = 0; passed < time.toNanos() / 1_000; passed += FRAME) {
      first.frame();
      second.frame();
      channel.tick();
      now += FRAME;
    }
  }

  private Optional<SourceStatus> newest(int index) {
    return statuses.stream().filter(status -> status.index() == index).reduce((a, b) -> b);
  }

  private SourceStatus.State state(int index) {
    return newest(index).orElseThrow().state();
  }

  @Test
  void bothDeliver_theFirstIsOnAir() {
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(3));

    assertThat(out.sourceOnAir()).isEqualTo("rtmp");
    assertThat(newest(0).orElseThrow().onAir()).isTrue();
    assertThat(newest(1).orElseThrow().onAir()).isFalse();
    assertThat(state(1)).isEqualTo(SourceStatus.State.DELIVERING);
  }

  @Test
  void firstFallsSilent_theNextTakesOverWithinTheSecond_atAKeyFrame() {
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(4));
    first.silent = true;
    pass(Duration.ofMillis(1_200));

    assertThat(out.sourceOnAir()).isEqualTo("testcard");
    assertThat(out.packetsSinceChange().getFirst().keyFrame()).isTrue();
    assertThat(state(0)).isEqualTo(SourceStatus.State.STALLED);
    long newest = out.packetsSinceChange().getLast().decodingTime().toMicros();
    assertThat(now - newest).isLessThan(4 * FRAME);
  }

  @Test
  void broadcast_openedBetweenTwoPackets_hasEachOnce() {
    out.open = false;
    first.plugIn();
    pass(Duration.ofMillis(2_200));
    out.open = true;
    pass(Duration.ofSeconds(1));

    assertThat(out.packetsSinceChange())
        .hasSizeGreaterThan(55)
        .extracting(packet -> packet.track() + " " + packet.decodingTime())
        .doesNotHaveDuplicates();
  }

  @Test
  void testCard_givenLateByABusyMachine_keepsItsTimes() {
    second.epoch = now;
    second.plugIn();
    pass(Duration.ofSeconds(1));
    now += 90_000;
    pass(Duration.ofSeconds(20));

    assertThat(out.packetsSinceChange())
        .hasSizeGreaterThan(900)
        .allMatch(packet -> (packet.decodingTime().toMicros() - second.epoch) % FRAME == 77);
  }

  @Test
  void takeover_needsNotWaitForAKeyFrame_asTheLastGroupIsKept() {
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(4));
    first.silent = true;
    second.framesOfAGroup = 10_000;
    pass(Duration.ofMillis(1_200));

    assertThat(out.sourceOnAir()).isEqualTo("testcard");
    assertThat(out.packetsSinceChange()).hasSizeGreaterThan(10);
  }

  @Test
  void betterSource_thatNeverFailed_comesAfterASteadySecond() {
    second.plugIn();
    pass(Duration.ofSeconds(2));
    first.plugIn();
    pass(Duration.ofMillis(900));
    assertThat(out.sourceOnAir()).isEqualTo("testcard");

    pass(Duration.ofMillis(300));
    assertThat(out.sourceOnAir()).isEqualTo("rtmp");
    assertThat(out.packetsSinceChange().getFirst().keyFrame()).isTrue();
  }

  @Test
  void betterSource_whoseAttemptsFailedBeforeItDelivered_hasNotFailed() {
    second.plugIn();
    pass(Duration.ofSeconds(2));
    first.unplug(Optional.of(new Message("Rien.", "Nothing there.")));
    first.plugIn();
    pass(Duration.ofMillis(1_200));

    assertThat(out.sourceOnAir()).isEqualTo("rtmp");
  }

  @Test
  void betterSource_thatWasEndedInOrder_hasNotFailed() {
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(3));
    first.unplug(Optional.empty());
    pass(Duration.ofSeconds(2));
    assertThat(out.sourceOnAir()).isEqualTo("testcard");

    first.plugIn();
    pass(Duration.ofMillis(1_200));
    assertThat(out.sourceOnAir()).isEqualTo("rtmp");
  }

  @Test
  void betterSource_thatBrokeOff_comesBackOnlyWhenSteadyForTenSeconds() {
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(3));
    first.unplug(Optional.of(new Message("Coupé.", "Cut.")));
    pass(Duration.ofMillis(100));
    first.plugIn();
    pass(Duration.ofMillis(9_800));
    assertThat(out.sourceOnAir()).isEqualTo("testcard");

    pass(Duration.ofMillis(400));
    assertThat(out.sourceOnAir()).isEqualTo("rtmp");
  }

  @Test
  void betterSource_thatFellSilent_comesBackOnlyWhenSteadyForTenSeconds() {
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(3));
    first.silent = true;
    pass(Duration.ofMillis(1_500));
    first.silent = false;
    pass(Duration.ofMillis(9_500));
    assertThat(out.sourceOnAir()).isEqualTo("testcard");

    pass(Duration.ofSeconds(1));
    assertThat(out.sourceOnAir()).isEqualTo("rtmp");
  }

  @Test
  void pictureStopsWhileTheSoundGoesOn_isAFailure() {
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(3));
    first.pictureStopped = true;
    pass(Duration.ofMillis(1_200));

    assertThat(out.sourceOnAir()).isEqualTo("testcard");
  }

  @Test
  void slowSource_ofOneFrameInTwoSeconds_isNotTakenForSilent() {
    first.frameRate = Optional.of(new FrameRate(1, 2));
    first.everyNthFrame = 50;
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(20));

    assertThat(newest(0).orElseThrow().onAir()).isTrue();
    assertThat(out.changes).hasSizeLessThanOrEqualTo(3);
    assertThat(out.sourceOnAir()).isEqualTo("rtmp");
  }

  @Test
  void noSourceLeft_theLastStaysChosen_andReturnsAtOnce() {
    first.plugIn();
    pass(Duration.ofSeconds(2));
    first.unplug(Optional.empty());
    pass(Duration.ofSeconds(3));
    int written = out.packets.size();
    first.plugIn();
    pass(Duration.ofMillis(500));

    assertThat(out.packets.size()).isGreaterThan(written);
    assertThat(out.sourceOnAir()).isEqualTo("rtmp");
    assertThat(out.packetsSinceChange().getFirst().keyFrame()).isTrue();
  }

  @Test
  void nothingIsWritten_whileNoBroadcastIsOpen() {
    out.open = false;
    first.plugIn();
    pass(Duration.ofSeconds(3));
    assertThat(out.packets).isEmpty();
    assertThat(out.changes).isEmpty();

    // In the middle of a group of pictures: what is kept of it goes first.
    pass(Duration.ofMillis(400));
    out.open = true;
    channel.tick();
    assertThat(out.packets).isNotEmpty();
    assertThat(out.packets.getFirst().keyFrame()).isTrue();
    assertThat(out.packets.getLast().decodingTime().toMicros()).isGreaterThan(now - 2 * FRAME);
  }

  @Test
  void broadcastOpenedBeforeAnySource_saysThatThereIsNone() {
    pass(Duration.ofSeconds(1));

    assertThat(out.changes).hasSize(1);
    assertThat(out.changes.getFirst().tracks()).isEmpty();
    assertThat(out.ticks).isGreaterThanOrEqualTo(20);
  }

  @Test
  void tracksThatChange_beginANewGeneration_atAKeyFrame() {
    first.plugIn();
    pass(Duration.ofSeconds(2));
    int before = out.changes.size();
    first.width = 1920;
    first.announce();
    pass(Duration.ofSeconds(2));

    assertThat(out.changes).hasSize(before + 1);
    assertThat(out.changes.getLast().tracks().getFirst().video().orElseThrow().width())
        .isEqualTo(1920);
    assertThat(out.packetsSinceChange().getFirst().keyFrame()).isTrue();
  }

  @Test
  void decodingTimes_neverGoBackWithinATrackOfAGeneration() {
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(3));
    first.silent = true;
    pass(Duration.ofSeconds(2));
    first.silent = false;
    pass(Duration.ofSeconds(12));

    out.assertOrdered();
    assertThat(out.changes).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void status_tellsRatesAndCodecs() {
    first.plugIn();
    pass(Duration.ofSeconds(5));

    SourceStatus status = newest(0).orElseThrow();
    assertThat(status.state()).isEqualTo(SourceStatus.State.DELIVERING);
    assertThat(status.remote()).contains("192.0.2.7:50000");
    assertThat(status.videoCodec()).isEqualTo("h264");
    assertThat(status.width()).isEqualTo(1280);
    assertThat(status.framesPerSecond()).isBetween(24.0, 26.0);
    assertThat(status.bitsPerSecond()).isBetween(190_000L, 230_000L);
    assertThat(status.audioCodec()).isEqualTo("aac");
    assertThat(status.lastError()).isEmpty();
  }

  @Test
  void status_comesOnceASecond_andAtOnceOnAChange() {
    first.plugIn();
    pass(Duration.ofSeconds(5));
    statuses.clear();
    pass(Duration.ofSeconds(10));
    assertThat(statuses.stream().filter(each -> each.index() == 0)).hasSizeBetween(9, 11);

    statuses.clear();
    first.unplug(Optional.of(new Message("Coupé.", "Cut.")));
    assertThat(state(0)).isEqualTo(SourceStatus.State.WAITING);
    assertThat(newest(0).orElseThrow().lastError().orElseThrow().en()).isEqualTo("Cut.");
  }

  @Test
  void lastError_isForgottenOnceSteady() {
    first.plugIn();
    first.unplug(Optional.of(new Message("Coupé.", "Cut.")));
    first.plugIn();
    pass(Duration.ofSeconds(5));
    assertThat(newest(0).orElseThrow().lastError()).isPresent();
    pass(Duration.ofSeconds(7));
    assertThat(newest(0).orElseThrow().lastError()).isEmpty();
  }

  @Test
  void refusal_ofAnotherPeer_isTold_forTenSeconds_andChangesNothing() {
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(12));
    first.sink.refused(new Message("Deux encodeurs.", "Two encoders."));
    assertThat(newest(0).orElseThrow().lastError().orElseThrow().en()).isEqualTo("Two encoders.");

    pass(Duration.ofSeconds(9));
    assertThat(newest(0).orElseThrow().lastError()).isPresent();
    assertThat(out.sourceOnAir()).isEqualTo("rtmp");
    pass(Duration.ofSeconds(2));
    assertThat(newest(0).orElseThrow().lastError()).isEmpty();
  }

  @Test
  void pictureWithoutKeyFrames_isToldInWords_andNotChosen() {
    first.framesOfAGroup = 1_000_000;
    first.frames = 1;
    first.plugIn();
    second.plugIn();
    pass(Duration.ofSeconds(8));

    assertThat(newest(0).orElseThrow().lastError().orElseThrow().en()).contains("key frame");
    assertThat(out.sourceOnAir()).isEqualTo("testcard");
  }

  @Test
  void packetsOfAnUnknownTrack_areDroppedAndCounted() {
    first.plugIn();
    first.sink.packet(
        new SourcePacket(
            /* track= */ 9,
            Optional.empty(),
            Optional.empty(),
            MediaTime.ZERO,
            /* keyFrame= */ true,
            Bytes.utf8("stray")));
    pass(Duration.ofSeconds(2));

    assertThat(newest(0).orElseThrow().droppedPackets()).isEqualTo(1);
  }

  /** A camera that a test plugs in and out; its raw clock starts at a value of its own. */
  private static final class FakeCamera {
    private final SourceSink sink;
    private boolean plugged = false;
    private boolean silent = false;
    private boolean pictureStopped = false;
    private int framesOfAGroup = FRAMES_OF_A_GROUP;
    private int everyNthFrame = 1;
    private int width = 1280;
    private Optional<FrameRate> frameRate = Optional.of(FrameRate.of(25));
    private long frames = 0;
    private long epoch = 0;

    private FakeCamera(SourceSink sink) {
      this.sink = sink;
    }

    private void plugIn() {
      plugged = true;
      frames = framesOfAGroup > 1_000 ? frames : 0;
      sink.connected(Optional.of("192.0.2.7:50000"));
      announce();
    }

    private void announce() {
      sink.tracks(
          List.of(
              Track.video(0, "h264", Bytes.EMPTY, new Track.Video(width, 720, frameRate, 1, 1, 0)),
              Track.audio(1, "aac", Bytes.EMPTY, new Track.Audio(48_000, 2, 1_024))));
    }

    private void unplug(Optional<Message> why) {
      plugged = false;
      sink.disconnected(why);
    }

    private void frame() {
      if (plugged && !silent) {
        if (!pictureStopped && frames % everyNthFrame == 0) {
          long picture = frames / everyNthFrame;
          give(0, frameRate.isPresent() && picture % framesOfAGroup == 0);
        }
        give(1, /* key= */ true);
      }
      frames++;
    }

    private void give(int track, boolean key) {
      Optional<MediaTime> time = Optional.of(MediaTime.ofMicros(epoch + 77 + frames * FRAME));
      sink.packet(
          new SourcePacket(
              track, time, time, FRAME_TIME, key, Bytes.wrap(new byte[track == 0 ? 900 : 150])));
    }
  }

  /** Keeps what would go to the log. */
  private static final class RecordedContribution implements Contribution {
    private record Change(String source, List<Track> tracks, int packetsBefore) {}

    private final List<Change> changes = new ArrayList<>();
    private final List<TimedPacket> packets = new ArrayList<>();
    private boolean open = false;
    private int ticks = 0;

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void change(String source, List<Track> tracks, MediaTime time) {
      changes.add(new Change(source, tracks, packets.size()));
    }

    @Override
    public void write(TimedPacket packet, boolean begins, MediaTime time) {
      packets.add(packet);
    }

    @Override
    public void tick(MediaTime time) {
      ticks++;
    }

    private String sourceOnAir() {
      return changes.getLast().source();
    }

    private List<TimedPacket> packetsSinceChange() {
      return packets.subList(changes.getLast().packetsBefore(), packets.size());
    }

    private void assertOrdered() {
      for (int i = 0; i < changes.size(); i++) {
        int end = i + 1 < changes.size() ? changes.get(i + 1).packetsBefore() : packets.size();
        long[] last = {Long.MIN_VALUE, Long.MIN_VALUE};
        for (TimedPacket packet : packets.subList(changes.get(i).packetsBefore(), end)) {
          assertThat(packet.decodingTime().toMicros()).isGreaterThan(last[packet.track()]);
          last[packet.track()] = packet.decodingTime().toMicros();
        }
      }
    }
  }
}
