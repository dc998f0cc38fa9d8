package org.tribune.ingest.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.tribune.testkit.FakeMediaClock;

/** What the server keeps of the peers that it refused: delays, counts, lines. */
class PatienceTest {
  private final FakeMediaClock clock = new FakeMediaClock();

  private static InetAddress address(int... bytes) throws UnknownHostException {
    byte[] address = new byte[bytes.length];
    for (int index = 0; index < bytes.length; index++) {
      address[index] = (byte) bytes[index];
    }
    return InetAddress.getByAddress(address);
  }

  @Test
  void wrongKeys_ofOneBlock_waitLongerEachTime() throws UnknownHostException {
    WrongKeyDelays delays = new WrongKeyDelays(clock);
    List<Long> millis = new ArrayList<>();
    for (int host = 1; host <= 7; host++) {
      millis.add(delays.next(address(192, 0, 2, host)).toMillis());
    }
    assertThat(millis).containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 8_000L);
    assertThat(delays.next(address(192, 0, 3, 1))).isEqualTo(Duration.ofMillis(250));
    clock.advance(Duration.ofMinutes(61));
    assertThat(delays.next(address(192, 0, 2, 1))).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void takeOvers_moreThanThreeInHalfAMinute_areRefused_whileTheyKeepComing() {
    TakeOvers takeOvers = new TakeOvers(clock);
    List<Boolean> allowed = new ArrayList<>();
    for (int ask = 0; ask < 20; ask++) {
      allowed.add(takeOvers.allow());
      clock.advance(Duration.ofSeconds(5));
    }
    assertThat(allowed.subList(0, 3)).containsOnly(true);
    assertThat(allowed.subList(3, 20)).containsOnly(false);

    clock.advance(TakeOvers.MEMORY);
    assertThat(takeOvers.allow()).isTrue();
  }

  @Test
  void takeOvers_nowAndThen_areAllowed() {
    TakeOvers takeOvers = new TakeOvers(clock);
    for (int ask = 0; ask < 20; ask++) {
      assertThat(takeOvers.allow()).isTrue();
      clock.advance(Duration.ofSeconds(11));
    }
  }

  @Test
  void refusals_manyAtOnce_makeTwoLines() {
    List<String> lines = new CopyOnWriteArrayList<>();
    try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
      RefusalLog log = new RefusalLog(clock, timer, lines::add);
      for (int index = 0; index < 57; index++) {
        log.refused(Refusal.NOT_RTMP, "192.0.2.1:" + index, "the first byte is 71");
      }
      log.refused(Refusal.WRONG_KEY, "192.0.2.2:1", "check the key");
      assertThat(lines).hasSize(1);
      await().untilAsserted(() -> assertThat(lines).hasSize(2));
    }
    assertThat(lines.get(1)).contains("56 not RTMP", "1 unknown stream key", "192.0.2.2:1");
  }

  @Test
  void admissions_full_pushOutTheOldestThatWaits() throws UnknownHostException {
    Admissions admissions = new Admissions(RtmpLimits.standard());
    List<Integer> evicted = new ArrayList<>();
    int waiting = RtmpLimits.standard().waiting();
    for (int index = 0; index <= waiting; index++) {
      int connection = index;
      Admissions.Verdict verdict =
          admissions.arrive(
              connection, address(10, 0, index / 16, index % 16), () -> evicted.add(connection));
      assertThat(verdict.admitted()).isTrue();
      verdict.evicted().ifPresent(Runnable::run);
      if (index == 0) {
        admissions.published(connection); // it waits no longer, so it may stay
      }
    }
    assertThat(evicted).isEmpty();
    Admissions.Verdict verdict =
        admissions.arrive("late", address(10, 1, 0, 0), () -> evicted.add(-1));
    verdict.evicted().ifPresent(Runnable::run);
    assertThat(evicted).containsExactly(1);
  }
}
