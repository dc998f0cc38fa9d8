package org.tribune.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.contribution.ContributionEntry;
import org.tribune.core.contribution.ContributionFormat;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.ContributionTick;
import org.tribune.core.contribution.Track;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.ingest.clock.TimedPacket;
import org.tribune.media.encode.EncodedFrame;
import org.tribune.media.encode.VideoEncoder;
import org.tribune.media.encode.VideoEncoderSettings;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;

/** What may be published is written, once it may; what must not be seen never is. */
final class HeldContributionTest {
  private static final long MOST = 90L << 20;
  private static final ChannelId CHAMBER = new ChannelId("chamber");
  private static final BroadcastId SITTING = new BroadcastId("sitting");
  private static final Instant START = Instant.parse("2026-01-05T18:00:00Z");
  private static final long FRAME = 200_000;
  private static final int KEY_EVERY = 10;
  private static final List<Track> TRACKS =
      List.of(
          new Track(
              /* index= */ 0,
              "h264",
              /* codecTag= */ 0,
              /* bitsPerCodedSample= */ 0,
              Bytes.EMPTY,
              Optional.of(new Track.Video(320, 180, Optional.empty(), 1, 1, 0)),
              Optional.empty()));

  @TempDir private Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EmbeddedEventLog log;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private BroadcastLedger ledger;

  private long frame = 0;

  @BeforeEach
  void open() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.start();
    tell(new BroadcastEvent.Opened(SITTING, START, CHAMBER, ""), BroadcastState.PREVIEW);
    tell(new BroadcastEvent.WentLive(SITTING, START), BroadcastState.LIVE);
  }

  @AfterEach
  void close() {
    ledger.close();
    log.close();
  }

  private void tell(BroadcastEvent event, BroadcastState expected) {
    log.append(Topics.EVENTS, CHAMBER.value(), event).join();
    await().until(() -> ledger.find(SITTING).filter(b -> b.state() == expected).isPresent());
  }

  private HeldContribution contribution(Duration delay) {
    BroadcastContribution published =
        new BroadcastContribution(log, ledger, CHAMBER, MediaTime.of(START));
    published.ledgerIsCurrent();
    HeldContribution held = new HeldContribution(published, CHAMBER, delay, Optional.empty(), MOST);
    held.change("camera", TRACKS, time(0));
    return held;
  }

  private static MediaTime time(long frame) {
    return MediaTime.of(START).plus(MediaTime.ofMicros(frame * FRAME));
  }

  private static Instant instant(long frame) {
    return time(frame).toInstant();
  }

  /** Frames until {@code end}, each of which comes when it was taken, and a tick with each. */
  private void run(HeldContribution held, long end) {
    while (frame < end) {
      MediaTime now = time(frame);
      boolean key = frame % KEY_EVERY == 0;
      held.write(
          new TimedPacket(0, now, now, MediaTime.ofMicros(FRAME), key, Bytes.wrap(new byte[100])),
          key,
          now);
      held.tick(now);
      frame++;
    }
  }

  private List<ContributionEntry> written() {
    return log.tail(Topics.CONTRIBUTION, SITTING.value(), Topics.CONTRIBUTION.retention()).stream()
        .map(LogEntry::value)
        .toList();
  }

  private List<Long> frames() {
    return written().stream()
        .filter(ContributionPacket.class::isInstance)
        .map(entry -> entry.time().minus(MediaTime.of(START)).toMicros() / FRAME)
        .toList();
  }

  private static List<Long> between(long from, long behind) {
    return java.util.stream.LongStream.range(from, behind).boxed().toList();
  }

  private List<ContributionTick> ticks(Optional<Interruption.Kind> blackout) {
    return written().stream()
        .filter(ContributionTick.class::isInstance)
        .map(ContributionTick.class::cast)
        .filter(tick -> tick.blackout().equals(blackout))
        .toList();
  }

  @Test
  void withoutDelay_isWrittenAtOnce() {
    run(contribution(Duration.ZERO), 30);
    assertThat(frames()).isEqualTo(between(0, 30));
    assertThat(ticks(Optional.empty())).hasSize(30);
  }

  @Test
  void suspension_hidesWhatComesAndGoesOnWithAKeyFrame() {
    HeldContribution held = contribution(Duration.ZERO);
    run(held, 25);
    tell(new BroadcastEvent.Suspended(SITTING, instant(25)), BroadcastState.SUSPENDED);
    run(held, 42);
    tell(new BroadcastEvent.Resumed(SITTING, instant(42)), BroadcastState.LIVE);
    run(held, 60);
    assertThat(frames())
        .startsWith(between(0, 25).toArray(Long[]::new))
        .contains(50L)
        .endsWith(59L);
    assertThat(frames()).noneMatch(each -> each >= 25 && each < 50);
    assertThat(ticks(Optional.of(Interruption.Kind.SUSPENSION))).hasSize(42 - 25);
    // A decoder begins anew, so that nothing from before is left in it.
    int format = lastOf(ContributionFormat.class);
    assertThat(written().get(format + 1)).isInstanceOf(ContributionPacket.class);
    assertThat(((ContributionPacket) written().get(format + 1)).keyFrame()).isTrue();
  }

  @Test
  void publicThatHasTheFloor_isSeen() {
    HeldContribution held = contribution(Duration.ZERO);
    run(held, 25);
    tell(new BroadcastEvent.FloorGiven(SITTING, instant(25)), BroadcastState.SUSPENDED);
    run(held, 50);
    assertThat(frames()).isEqualTo(between(0, 50));
    assertThat(ticks(Optional.empty())).hasSize(50);
  }

  private int lastOf(Class<?> kind) {
    List<ContributionEntry> all = written();
    int last = -1;
    for (int i = 0; i < all.size(); i++) {
      last = kind.isInstance(all.get(i)) ? i : last;
    }
    return last;
  }

  @Test
  void closedSession_nothingOfItIsWritten_norWhatACameraShowsLate() {
    HeldContribution held = contribution(Duration.ZERO);
    run(held, 25);
    tell(new BroadcastEvent.Closed(SITTING, instant(25)), BroadcastState.CLOSED);
    run(held, 105);
    tell(new BroadcastEvent.Resumed(SITTING, instant(105)), BroadcastState.LIVE);
    run(held, 150);
    // 4 s after the doors were opened, and then from a key frame on.
    long resumed = 105 + Interruption.AFTER_CLOSED_SESSION.toMillis() * 1_000 / FRAME;
    assertThat(frames()).noneMatch(each -> each >= 25 && each < resumed);
    assertThat(frames()).contains(130L).endsWith(149L);
  }

  @Test
  void publicationDelay_holdsBackThatLong() {
    HeldContribution held = contribution(Duration.ofSeconds(5));
    run(held, 25);
    assertThat(frames()).isEmpty();
    run(held, 75);
    assertThat(frames()).isEqualTo(between(0, 50));
    assertThat(ticks(Optional.empty()).getLast().time()).isEqualTo(time(74 - 25));
    // A transcoder that hears of nothing but time for two seconds begins without the source's
    // shape.
    assertThat(ticks(Optional.empty()).getFirst().time()).isGreaterThanOrEqualTo(time(-5));
  }

  @Test
  void closedSession_orderedTooLate_takesBackWhatIsNotPublished() {
    HeldContribution held = contribution(Duration.ofSeconds(5));
    run(held, 75);
    tell(new BroadcastEvent.Closed(SITTING, instant(75)), BroadcastState.CLOSED);
    run(held, 140);
    assertThat(frames()).isEqualTo(between(0, 50));
    tell(new BroadcastEvent.Resumed(SITTING, instant(140)), BroadcastState.LIVE);
    run(held, 250);
    assertThat(frames()).noneMatch(each -> each >= 50 && each < 160).contains(160L, 224L);
    assertThat(ticks(Optional.of(Interruption.Kind.CLOSED_SESSION)).getFirst().time())
        .isEqualTo(time(50));
  }

  @Test
  void suspension_withADelay_takesNothingBack() {
    HeldContribution held = contribution(Duration.ofSeconds(5));
    run(held, 75);
    tell(new BroadcastEvent.Suspended(SITTING, instant(75)), BroadcastState.SUSPENDED);
    run(held, 140);
    assertThat(frames()).isEqualTo(between(0, 75));
  }

  @Test
  void end_withADelay_publishesUpToIt() {
    HeldContribution held = contribution(Duration.ofSeconds(5));
    run(held, 75);
    tell(new BroadcastEvent.Ended(SITTING, instant(75)), BroadcastState.ENDED);
    for (long later = 75; later < 110; later++) {
      held.tick(time(later));
    }
    assertThat(frames()).isEqualTo(between(0, 75));
    assertThat(ticks(Optional.empty()).getLast().time()).isEqualTo(time(75));
    assertThat(held.isOpen()).isFalse();
  }

  @Test
  void roomIsLookedAt_itsPictureIsAheadOfThePublicOneAndGoesWithTheClosedSession() {
    Instant[] now = {START};
    RoomPictures rooms = new RoomPictures(() -> MediaTime.of(now[0]));
    List<EncodedFrame> encoded = new ArrayList<>();
    Track track;
    try (VideoEncoder encoder =
            VideoEncoder.open(
                new VideoEncoderSettings(
                    320, 180, FrameRate.of(25), 600_000, 800_000, 800_000, "veryfast", 0, 1));
        Picture grey = DrawnPicture.of(new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB))) {
      encoder.encode(grey, 0, /* idr= */ true, encoded::add);
      Bytes configuration = encoder.configuration().record();
      track = Track.video(0, "h264", configuration, TRACKS.getFirst().video().orElseThrow());
    }
    BroadcastContribution published =
        new BroadcastContribution(log, ledger, CHAMBER, MediaTime.of(START));
    published.ledgerIsCurrent();
    try (RoomCamera camera = new RoomCamera(rooms, CHAMBER)) {
      camera.start();
      HeldContribution held =
          new HeldContribution(
              published, CHAMBER, Duration.ofSeconds(10), Optional.of(camera), MOST);
      held.change("camera", List.of(track), time(0));
      TimedPacket key =
          new TimedPacket(
              0, time(5), time(5), MediaTime.ofMicros(FRAME), true, encoded.getFirst().data());
      now[0] = instant(5);
      held.write(key, true, time(5));
      held.tick(time(5));
      assertThat(rooms.ask(CHAMBER)).as("nobody had asked").isEmpty();
      held.write(key, true, time(5));
      await().until(() -> rooms.ask(CHAMBER).isPresent());
      assertThat(rooms.ask(CHAMBER).orElseThrow().filmed()).isEqualTo(instant(5));
      assertThat(written()).as("it is held back").noneMatch(ContributionPacket.class::isInstance);
      tell(new BroadcastEvent.Closed(SITTING, instant(6)), BroadcastState.CLOSED);
      held.tick(time(6));
      assertThat(rooms.ask(CHAMBER)).isEmpty();
      held.write(key, true, time(7));
      await().during(Duration.ofMillis(300)).until(() -> rooms.ask(CHAMBER).isEmpty());
    }
  }

  @Test
  void restartInClosedSession_comesBackClosed() {
    tell(new BroadcastEvent.Closed(SITTING, instant(0)), BroadcastState.CLOSED);
    BroadcastContribution published =
        new BroadcastContribution(log, ledger, CHAMBER, MediaTime.of(START));
    HeldContribution held =
        new HeldContribution(published, CHAMBER, Duration.ZERO, Optional.empty(), MOST);
    held.change("camera", TRACKS, time(0));
    run(held, 10);
    assertThat(written()).as("before the past is known").isEmpty();
    published.ledgerIsCurrent();
    run(held, 30);
    assertThat(frames()).isEmpty();
    assertThat(ticks(Optional.of(Interruption.Kind.CLOSED_SESSION))).hasSize(20);
  }

  @Test
  void tooMuchForMemory_losesTheOldestAndGoesOn() {
    HeldContribution held = contribution(Duration.ofSeconds(60));
    Bytes large = Bytes.wrap(new byte[4 << 20]);
    for (; frame < 300; frame++) {
      MediaTime now = time(frame);
      boolean key = frame % KEY_EVERY == 0;
      Bytes data = frame < 40 ? large : Bytes.wrap(new byte[100]);
      held.write(new TimedPacket(0, now, now, MediaTime.ofMicros(FRAME), key, data), key, now);
    }
    // All that was ever written: the log itself has no room for it.
    Set<Long> released = new TreeSet<>();
    for (; frame < 620; frame++) {
      held.tick(time(frame));
      released.addAll(frames());
    }
    assertThat(released).isNotEmpty().doesNotContain(0L, 20L);
    assertThat(released.iterator().next() % KEY_EVERY).isZero();
    assertThat(frames()).endsWith(299L);
  }
}
