package org.tribune.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.ingest.clock.Feed.AUDIO;
import static org.tribune.ingest.clock.Feed.FRAME;
import static org.tribune.ingest.clock.Feed.VIDEO;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.time.MediaTime;

class TimestampFirewallTest {
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final Feed.Network AT_ONCE = time -> time;

  private static Feed.Claim origin(long origin) {
    return (track, time) -> Optional.of(time + origin);
  }

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(/* seed= */ 20_261_125);
  }

  private static long worst(List<Feed.Result> results) {
    return results.stream().mapToLong(result -> Math.abs(result.error())).max().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5 * HOUR, -5 * HOUR, 1L << 50})
  void cleanSource_ofAnyOrigin_isPlacedAtItsArrival(long origin) {
    Feed feed = new Feed().run(0, 20 * SECOND, origin(origin), AT_ONCE);

    assertThat(worst(feed.results)).isZero();
    assertThat(feed.firewall.corrections()).isZero();
  }

  @Test
  void firstPackets_areHeldForAMomentOnly() {
    Feed feed = new Feed().run(0, 200_000, origin(0), AT_ONCE);

    assertThat(feed.results).isNotEmpty();
  }

  @Test
  void lonelyFirstPacket_comesOutByTheClockAlone() {
    Feed feed = new Feed().run(0, 20_000, origin(0), AT_ONCE);

    assertThat(feed.results).isEmpty();
    assertThat(feed.firewall.flush(MediaTime.ofMicros(Feed.START + 100_000))).isEmpty();
    assertThat(feed.firewall.flush(MediaTime.ofMicros(Feed.START + 200_000))).hasSize(2);
  }

  @Test
  void jitterOfTheNetwork_isNotSeen() {
    RandomGenerator random = random();
    Feed.Network jittery = time -> time + random.nextLong(80_000);
    Feed feed = new Feed().run(0, 60 * SECOND, origin(7), jittery);

    assertSteps(feed.of(VIDEO), FRAME, /* tolerance= */ FRAME / 200);
    assertThat(feed.firewall.corrections()).isZero();
    assertThat(feed.lipSyncError(0)).isLessThanOrEqualTo(200);
  }

  private static void assertSteps(List<Feed.Result> track, long step, long tolerance) {
    for (int i = 1; i < track.size(); i++) {
      assertThat(track.get(i).decoding() - track.get(i - 1).decoding())
          .as("step before %d", track.get(i).trueTime())
          .isBetween(step - tolerance, step + tolerance);
    }
  }

  @Test
  void burstAtTheStart_isPlacedInThePast() {
    // Two seconds that a probe had read ahead come at once.
    Feed feed = new Feed().run(0, 10 * SECOND, origin(0), time -> Math.max(time, 2 * SECOND));

    assertThat(worst(feed.results)).isZero();
  }

  @Test
  void burstAfterAHiccup_doesNotBendTheTimeline() {
    // From 20 s to 25 s nothing comes; then all of it at once.
    Feed.Network hiccup = time -> time >= 20 * SECOND && time < 25 * SECOND ? 25 * SECOND : time;
    Feed feed = new Feed().run(0, 60 * SECOND, origin(0), hiccup);

    assertThat(worst(feed.results)).isLessThanOrEqualTo(1_000);
    assertThat(feed.firewall.corrections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.0005, -0.0001, 0.0001, 0.0005, 0.002})
  void driftingClock_neverPartsFromArrival(double drift) {
    RandomGenerator random = random();
    Feed.Claim drifting = (track, time) -> Optional.of((long) (time * (1 + drift)));
    Feed feed = new Feed().run(0, HOUR, drifting, time -> time + random.nextLong(30_000));

    assertThat(worst(feed.since(60 * SECOND))).isLessThan(60_000);
    assertThat(feed.firewall.corrections()).isZero();
  }

  @Test
  void frames_outOfOrder_keepTheirOffsets() {
    Feed feed = new Feed();
    long[] shown = {2, 6, 4, 3, 5};
    for (int i = 0; i < 500; i++) {
      long decoded = i * FRAME;
      long presented = (i / 5 * 5L + shown[i % 5]) * FRAME;
      feed.give(
          VIDEO,
          decoded,
          Optional.of(MediaTime.ofMicros(presented)),
          Optional.of(MediaTime.ofMicros(decoded)),
          MediaTime.ofMicros(FRAME),
          AT_ONCE);
    }

    for (int i = 0; i < feed.results.size(); i++) {
      long presented = (i / 5 * 5L + shown[i % 5]) * FRAME;
      assertThat(feed.results.get(i).presentation()).isEqualTo(presented);
    }
    assertThat(feed.firewall.corrections()).isZero();
  }

  @Test
  void missingDecodingTimes_areFoundFromTheOrderOfPresentation() {
    Feed feed = new Feed();
    long[] shown = {0, 3, 1, 2};
    for (int i = 0; i < 400; i++) {
      long presented = (i / 4 * 4L + shown[i % 4]) * FRAME;
      feed.give(
          VIDEO,
          i * FRAME,
          Optional.of(MediaTime.ofMicros(presented)),
          Optional.empty(),
          MediaTime.ZERO,
          AT_ONCE);
    }

    List<Feed.Result> settled = feed.results.subList(8, feed.results.size());
    for (int i = 1; i < settled.size(); i++) {
      long place = 8L + i;
      long expected = (place / 4 * 4 + shown[(int) (place % 4)]) * FRAME;
      long first = (8L + shown[0]) * FRAME;
      assertThat(settled.get(i).presentation() - settled.getFirst().presentation())
          .isBetween(expected - first - 30_000, expected - first + 30_000);
      assertThat(settled.get(i).decoding()).isLessThanOrEqualTo(settled.get(i).presentation());
    }
  }

  @Test
  void missingTimestamps_areDerivedFromDurations() {
    Feed.Claim silent =
        (track, time) ->
            time > SECOND && time % 200_000 != 0 ? Optional.empty() : Optional.of(time);
    Feed feed = new Feed().run(0, 10 * SECOND, silent, AT_ONCE);

    assertThat(worst(feed.results)).isZero();
    assertThat(feed.firewall.corrections()).isPositive();
  }

  @Test
  void noTimestampsAtAll_followTheArrival() {
    Feed feed = new Feed().run(0, 10 * SECOND, (track, time) -> Optional.empty(), AT_ONCE);

    assertThat(worst(feed.results)).isLessThan(60_000);
  }

  @Test
  void duplicateTimestamps_growByTheLeast() {
    Feed.Claim doubled = (track, time) -> Optional.of(time / 80_000 * 80_000);
    Feed feed = new Feed().run(0, 5 * SECOND, doubled, AT_ONCE);

    List<Feed.Result> video = feed.of(VIDEO);
    for (int i = 1; i < video.size(); i++) {
      assertThat(video.get(i).decoding()).isGreaterThan(video.get(i - 1).decoding());
    }
    assertThat(worst(feed.results)).isLessThanOrEqualTo(80_000);
    assertThat(feed.firewall.corrections()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {HOUR, -HOUR, -300_000, 20 * SECOND, -20 * SECOND, 1_000 * HOUR})
  void jumpOfBothTracks_isReanchoredOnce_andKeepsLipSync(long jump) {
    // The audio's jump comes a little later, as its packets were queued before.
    Feed.Claim jumping =
        (track, time) ->
            Optional.of(time >= (track == VIDEO ? 10_000_000 : 10_060_000) ? time + jump : time);
    Feed feed = new Feed().run(0, 30 * SECOND, jumping, AT_ONCE);

    assertThat(worst(feed.results)).isZero();
    assertThat(feed.firewall.corrections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {HOUR, -HOUR, -300_000, 20 * SECOND})
  void jumpOfOneTrack_isRepairedAgainstTheOther(long jump) {
    Feed.Claim jumping =
        (track, time) -> Optional.of(track == AUDIO && time >= 10 * SECOND ? time + jump : time);
    Feed feed = new Feed().run(0, 30 * SECOND, jumping, AT_ONCE);

    assertThat(worst(feed.results)).isZero();
    assertThat(feed.firewall.corrections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {HOUR, -HOUR, -300_000, 90 * SECOND})
  void singleWildTimestamp_isMended_andForgotten(long wild) {
    Feed.Claim once =
        (track, time) -> Optional.of(track == VIDEO && time == 10 * SECOND ? time + wild : time);
    Feed feed = new Feed().run(0, 30 * SECOND, once, AT_ONCE);

    assertThat(worst(feed.results)).isZero();
    assertThat(feed.firewall.corrections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {(1L << 33) * 100 / 9, (1L << 32) * 1_000, (1L << 32) * 100 / 9})
  void wrappedCounter_goesOnWithoutAStep(long wrap) {
    Feed.Claim wrapping =
        (track, time) -> Optional.of(Math.floorMod(wrap - 10 * SECOND + time, wrap));
    Feed feed = new Feed().run(0, 30 * SECOND, wrapping, AT_ONCE);

    assertThat(worst(feed.results)).isLessThanOrEqualTo(1);
    assertThat(feed.lipSyncError(0)).isLessThanOrEqualTo(1);
  }

  @Test
  void tracksHoursApart_fromTheStart_comeTogether() {
    Feed.Claim apart = (track, time) -> Optional.of(track == AUDIO ? time + 7 * HOUR : time);
    Feed feed = new Feed().run(0, 30 * SECOND, apart, AT_ONCE);

    assertThat(worst(feed.results)).isLessThanOrEqualTo(20_000);
  }

  @Test
  void soundAFewSecondsAheadInTheStream_keepsTheSourcesLipSync() {
    // The multiplexer sends the sound of a moment two seconds after its picture.
    Feed.Claim late = (track, time) -> Optional.of(track == AUDIO ? time - 2 * SECOND : time);
    Feed feed = new Feed().run(0, 30 * SECOND, late, AT_ONCE);

    long picture = feed.of(VIDEO).getLast().error();
    long sound = feed.of(AUDIO).getLast().error();
    assertThat(picture - sound).isBetween(2 * SECOND - 1_000, 2 * SECOND + 1_000);
  }

  @Test
  void realGap_staysAGap() {
    Feed feed = new Feed().run(0, 10 * SECOND, origin(3 * HOUR), AT_ONCE);
    feed.run(18 * SECOND, 30 * SECOND, origin(3 * HOUR), AT_ONCE);

    assertThat(worst(feed.results)).isZero();
    assertThat(feed.firewall.corrections()).isZero();
  }

  @Test
  void gapOfTheSoundOnly_keepsLipSync() {
    Feed feed = new Feed();
    feed.run(0, 10 * SECOND, origin(0), AT_ONCE);
    for (long time = 10 * SECOND; time < 14 * SECOND; time += FRAME) {
      Optional<MediaTime> told = Optional.of(MediaTime.ofMicros(time));
      feed.give(VIDEO, time, told, told, MediaTime.ofMicros(FRAME), AT_ONCE);
    }
    feed.run(14 * SECOND, 20 * SECOND, origin(0), AT_ONCE);

    assertThat(worst(feed.results)).isZero();
  }

  @Test
  void sourceThatPausedItsClock_comesBackToThePresent() {
    // It stops for 8 s, and its timestamps go on as if it had not.
    Feed feed = new Feed().run(0, 10 * SECOND, origin(0), AT_ONCE);
    feed.run(18 * SECOND, 40 * SECOND, origin(-8 * SECOND), AT_ONCE);

    assertThat(worst(feed.since(24 * SECOND))).isLessThan(100_000);
    assertThat(feed.lipSyncError(0)).isLessThanOrEqualTo(200);
  }

  @Test
  void oneTrackThatPausedItsClock_isBroughtBackToTheOther() {
    Feed.Claim paused =
        (track, time) ->
            Optional.of(track == VIDEO && time >= 10 * SECOND ? time - 6 * SECOND : time);
    Feed feed = new Feed().run(0, 10 * SECOND, paused, AT_ONCE);
    for (long time = 10 * SECOND; time < 16 * SECOND; time += Feed.SOUND) {
      Optional<MediaTime> told = Optional.of(MediaTime.ofMicros(time));
      feed.give(AUDIO, time, told, told, MediaTime.ofMicros(Feed.SOUND), AT_ONCE);
    }
    feed.run(16 * SECOND, 40 * SECOND, paused, AT_ONCE);

    assertThat(worst(feed.since(24 * SECOND))).isLessThan(100_000);
  }

  @Test
  void sourceFasterThanTime_isHeldToThePresent() {
    // Pushed at ten times its pace: what comes can't be later than now.
    Feed.Claim fast = (track, time) -> Optional.of(time * 10);
    Feed feed = new Feed().run(0, 10 * SECOND, fast, AT_ONCE);

    assertThat(feed.results).allMatch(each -> each.decoding() <= each.arrival() + 1_100_000);
  }
}
