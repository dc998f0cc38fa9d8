package org.tribune.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tribune.testkit.FakeMediaClock;

class SignInLimitTest {
  private static final String CLERK = "anne";
  private static final String HOME = "192.0.2.7";
  private static final String STRANGER = "198.51.100.1";

  private final FakeMediaClock clock = new FakeMediaClock(Instant.parse("2026-11-24T18:00:00Z"));
  private final SignInLimit limit = new SignInLimit(clock);

  private void fail(int times, String login, String address) {
    for (int i = 0; i < times; i++) {
      clock.advance(limit.begin(login, address));
      limit.begin(login, address);
    }
  }

  @Test
  void wrong_overAndOver_waitsLongerEachTimeButNeverForEver() {
    for (int i = 0; i < 5; i++) {
      assertThat(limit.begin(CLERK, HOME)).isZero();
    }
    Duration before = Duration.ofSeconds(1);
    for (int i = 0; i < 30; i++) {
      Duration wait = limit.begin(CLERK, HOME);
      assertThat(wait).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Duration.ofMinutes(15));
      before = wait;
      clock.advance(wait.minusMillis(1));
      assertThat(limit.begin(CLERK, HOME)).isPositive();
      clock.advance(Duration.ofMillis(1));
      assertThat(limit.begin(CLERK, HOME)).isZero();
    }
    assertThat(before).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void addressThatMustWait_isNewsOnce_whateverLoginsItTries() {
    for (int i = 0; i < 31; i++) {
      limit.begin("login" + i, STRANGER);
    }
    assertThat(limit.begin("another", STRANGER)).isPositive();
    assertThat(limit.isNews("another", STRANGER)).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(limit.isNews("other" + i, STRANGER)).isFalse();
    }
  }

  @Test
  void right_forgetsWhatWasWrong() {
    fail(4, CLERK, HOME);
    limit.begin(CLERK, HOME);
    limit.right(CLERK, HOME);
    for (int i = 0; i < 4; i++) {
      assertThat(limit.begin(CLERK, HOME)).isZero();
    }
  }

  @Test
  void stranger_whoTriesForHours_doesNotLockTheClerkOutElsewhere() {
    for (int i = 0; i < 200; i++) {
      fail(3, CLERK, "198.51.100." + i);
    }
    assertThat(limit.begin(CLERK, HOME)).isZero();
    assertThat(limit.begin(CLERK, HOME)).isPositive().isLessThan(Duration.ofSeconds(5));
    clock.advance(Duration.ofSeconds(5));
    assertThat(limit.begin(CLERK, HOME)).isZero();
  }

  @Test
  void manyLogins_fromOneAddress_waitToo() {
    fail(1, CLERK, HOME);
    for (int i = 0; i < 30; i++) {
      limit.begin("login" + i, STRANGER);
    }
    assertThat(limit.begin("another", STRANGER)).isPositive();
    assertThat(limit.begin("another", HOME)).isZero();
  }

  @Test
  void ipv6_addressesOfOneCustomer_areOne() {
    for (int i = 0; i < 5; i++) {
      assertThat(limit.begin(CLERK, "2001:db8:1:2:0:0:0:" + i)).isZero();
    }
    assertThat(limit.begin(CLERK, "2001:db8:1:2:aaaa:0:0:1")).isPositive();
    assertThat(limit.begin(CLERK, "2001:db8:1:3:0:0:0:1")).isZero();
  }

  @Test
  void anHourOfPeace_forgetsAll() {
    fail(20, CLERK, HOME);
    clock.advance(Duration.ofMinutes(76));
    assertThat(limit.begin(CLERK, HOME)).isZero();
    assertThat(limit.begin(CLERK, HOME)).isZero();
  }
}
