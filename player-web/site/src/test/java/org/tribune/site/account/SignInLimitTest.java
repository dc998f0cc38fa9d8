package org.tribune.site.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tribune.core.network.ClientNetwork;
import org.tribune.testkit.FakeMediaClock;

class SignInLimitTest {
  private static final String CLERK = "anne";
  private static final String HOME = "192.0.2.7";
  private static final String STRANGER = "198.51.100.1";

  private final FakeMediaClock clock = new FakeMediaClock(Instant.parse("2026-11-24T18:00:00Z"));
  private final SignInLimit limit = new SignInLimit(clock);

  private static SignInSource from(String address) {
    return new SignInSource.Network(ClientNetwork.of(InetAddress.ofLiteral(address)));
  }

  private Duration begin(String login, String address) {
    return limit.begin(login, from(address));
  }

  private boolean isNews(String login, String address) {
    return limit.isNews(login, from(address));
  }

  private void fail(int times, String login, String address) {
    for (int i = 0; i < times; i++) {
      clock.advance(begin(login, address));
      begin(login, address);
    }
  }

  @Test
  void wrong_overAndOver_waitsLongerEachTimeButNeverForEver() {
    for (int i = 0; i < 5; i++) {
      assertThat(begin(CLERK, HOME)).isZero();
    }
    Duration before = Duration.ofSeconds(1);
    for (int i = 0; i < 30; i++) {
      Duration wait = begin(CLERK, HOME);
      assertThat(wait).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Duration.ofMinutes(15));
      before = wait;
      clock.advance(wait.minusMillis(1));
      assertThat(begin(CLERK, HOME)).isPositive();
      clock.advance(Duration.ofMillis(1));
      assertThat(begin(CLERK, HOME)).isZero();
    }
    assertThat(before).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void addressThatMustWait_isNewsOnce_whateverLoginsItTries() {
    for (int i = 0; i < 31; i++) {
      begin("login" + i, STRANGER);
    }
    assertThat(begin("another", STRANGER)).isPositive();
    assertThat(isNews("another", STRANGER)).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(isNews("other" + i, STRANGER)).isFalse();
    }
  }

  @Test
  void right_forgetsWhatWasWrong() {
    fail(4, CLERK, HOME);
    begin(CLERK, HOME);
    limit.right(CLERK, from(HOME));
    for (int i = 0; i < 4; i++) {
      assertThat(begin(CLERK, HOME)).isZero();
    }
  }

  @Test
  void stranger_whoTriesForHours_doesNotLockTheClerkOutElsewhere() {
    for (int i = 0; i < 200; i++) {
      fail(3, CLERK, "198.51.100." + i);
    }
    assertThat(begin(CLERK, HOME)).isZero();
    assertThat(begin(CLERK, HOME)).isPositive().isLessThan(Duration.ofSeconds(5));
    clock.advance(Duration.ofSeconds(5));
    assertThat(begin(CLERK, HOME)).isZero();
  }

  @Test
  void manyLogins_fromOneAddress_waitToo() {
    fail(1, CLERK, HOME);
    for (int i = 0; i < 30; i++) {
      begin("login" + i, STRANGER);
    }
    assertThat(begin("another", STRANGER)).isPositive();
    assertThat(begin("another", HOME)).isZero();
  }

  @Test
  void ipv6_addressesOfOneCustomer_areOne() {
    for (int i = 0; i < 5; i++) {
      assertThat(begin(CLERK, "2001:db8:1:2:0:0:0:" + i)).isZero();
    }
    assertThat(begin(CLERK, "2001:db8:1:2:aaaa:0:0:1")).isPositive();
    assertThat(begin(CLERK, "2001:db8:1:ff:0:0:0:1")).isPositive();
    assertThat(begin(CLERK, "2001:db8:1:100:0:0:0:1")).isZero();
  }

  /** Who has a /48 has 256 networks: many logins from all of them are still one guesser. */
  @Test
  void ipv6_networksOfOneSite_waitTogetherAfterAWhile() {
    for (int i = 0; i < 120; i++) {
      begin("login" + i, "2001:db8:1:" + Integer.toHexString(i % 256) + "00::1");
    }
    assertThat(begin("another", "2001:db8:1:ee00::1")).isPositive();
    assertThat(begin("another", "2001:db8:2:ee00::1")).isZero();
  }

  /**
   * The whole town may be behind one address: that of a proxy that nobody named, or a mobile
   * carrier's.
   */
  @Test
  void device_behindTheAddressOfAGuesser_needNotWait() {
    fail(200, CLERK, HOME);
    assertThat(begin(CLERK, HOME)).isPositive();

    SignInSource device = new SignInSource.Device("a device");
    for (int i = 0; i < 5; i++) {
      assertThat(limit.begin(CLERK, device)).isZero();
    }
    // One that was stolen is worth no more tries than any other.
    assertThat(limit.begin(CLERK, device)).isPositive();
    assertThat(limit.begin(CLERK, new SignInSource.Device("another"))).isZero();
  }

  @Test
  void device_thatWasRight_leavesWhatIsCountedElsewhere() {
    fail(31, CLERK, HOME);
    SignInSource device = new SignInSource.Device("a device");
    assertThat(limit.begin(CLERK, device)).isZero();
    limit.right(CLERK, device);
    assertThat(begin(CLERK, HOME)).isPositive();
  }

  @Test
  void anHourOfPeace_forgetsAll() {
    fail(20, CLERK, HOME);
    clock.advance(Duration.ofMinutes(76));
    assertThat(begin(CLERK, HOME)).isZero();
    assertThat(begin(CLERK, HOME)).isZero();
  }
}
