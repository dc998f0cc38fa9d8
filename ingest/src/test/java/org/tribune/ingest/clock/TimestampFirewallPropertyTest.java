package org.tribune.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.time.MediaTime;

/** What holds whatever a source claims: seeded sources of every kind of nonsense. */
class TimestampFirewallPropertyTest {
  private static final int PACKETS = 20_000;
  private static final long EARLIEST = 1_100_000;
  private static final long LATEST = 20_000_000;

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anySource_neverGoesBack_showsNothingBeforeItIsDecoded_andStaysNearThePresent(long seed) {
    Feed feed = new Feed();
    LiarFeed liar = new LiarFeed(random(seed));
    long arrival = 0;
    for (int i = 0; i < PACKETS; i++) {
      arrival += liar.pause();
      long now = arrival;
      feed.give(
          liar.track(), now, liar.presentation(), liar.decoding(), liar.duration(), time -> time);
      liar.next();
    }

    Map<Integer, Long> last = new HashMap<>();
    for (Feed.Result result : feed.results) {
      long before = last.getOrDefault(result.track(), Long.MIN_VALUE);
      assertThat(result.decoding()).isGreaterThan(before);
      assertThat(result.presentation()).isGreaterThanOrEqualTo(result.decoding());
      assertThat(result.presentation() - result.decoding()).isLessThanOrEqualTo(LATEST);
      assertThat(result.decoding())
          .isBetween(result.arrival() - LATEST, result.arrival() + EARLIEST);
      last.put(result.track(), result.decoding());
    }
    assertThat(feed.results.size()).isGreaterThan(PACKETS - 100);
    assertThat(feed.firewall.corrections()).isPositive();
  }

  /** Lies in a new way every now and then. */
  private static final class LiarFeed {
    private final RandomGenerator random;
    private final long[] clocks = new long[2];
    private int track = 0;
    private int manner = 0;

    private LiarFeed(RandomGenerator random) {
      this.random = random;
    }

    private void next() {
      track = random.nextInt(2);
      if (random.nextInt(200) == 0) {
        manner = random.nextInt(9);
      }
      clocks[track] += step();
    }

    private long step() {
      return switch (manner) {
        case 0, 1, 2 -> track == 0 ? 40_000 : 20_000;
        case 3 -> random.nextLong(-30_000, 100_000);
        case 4 -> random.nextLong(-5_000_000, 5_000_000);
        case 5 -> random.nextInt(20) == 0 ? random.nextLong(-1L << 45, 1L << 45) : 30_000;
        case 6 -> 0;
        case 7 -> -random.nextLong(100_000);
        default -> random.nextLong(2_000_000);
      };
    }

    private long pause() {
      boolean stalls = random.nextInt(2_000) == 0;
      boolean bursts = random.nextInt(11) == 0;
      return stalls ? random.nextLong(8_000_000) : bursts ? 0 : random.nextLong(30_000);
    }

    private int track() {
      return track;
    }

    private Optional<MediaTime> decoding() {
      return manner == 2 && random.nextBoolean()
          ? Optional.empty()
          : Optional.of(MediaTime.ofMicros(clocks[track]));
    }

    private Optional<MediaTime> presentation() {
      return switch (random.nextInt(10)) {
        case 0 -> Optional.empty();
        case 1 -> Optional.of(MediaTime.ofMicros(clocks[track] - random.nextLong(1L << 44)));
        case 2 -> Optional.of(MediaTime.ofMicros(clocks[track] + random.nextLong(1L << 44)));
        default -> Optional.of(MediaTime.ofMicros(clocks[track] + random.nextLong(200_000)));
      };
    }

    private MediaTime duration() {
      return MediaTime.ofMicros(random.nextInt(5) == 0 ? random.nextLong(-1L << 40, 1L << 40) : 0);
    }
  }
}
