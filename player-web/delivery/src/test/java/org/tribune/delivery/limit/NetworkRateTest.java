package org.tribune.delivery.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.core.network.ClientNetwork;
import org.tribune.testkit.FakeMediaClock;

class NetworkRateTest {
  private final NetworkRate rate =
      new NetworkRate(new FakeMediaClock(), /* burst= */ 10, Duration.ofSeconds(1));

  private int allowed(String address, int tries) {
    ClientNetwork network = ClientNetwork.of(InetAddress.ofLiteral(address));
    return (int) IntStream.range(0, tries).filter(each -> rate.allow(network)).count();
  }

  @Test
  void allow_addressesOfOneNetwork_countTogether() {
    assertThat(allowed("192.0.2.1", 20)).isEqualTo(10);
    assertThat(allowed("192.0.2.2", 20)).isEqualTo(10);
    assertThat(allowed("2001:db8:1:100::1", 6)).isEqualTo(6);
    assertThat(allowed("2001:db8:1:1ff::2", 6)).isEqualTo(4);
  }

  @Test
  void allow_networksOfOneSite_haveFourTimesAsMuch() {
    int all =
        IntStream.range(0, 256)
            .map(each -> allowed("2001:db8:1:" + Integer.toHexString(each << 8) + "::1", 10))
            .sum();
    assertThat(all).isEqualTo(40);
    assertThat(allowed("2001:db8:2::1", 10)).isEqualTo(10);
  }
}
