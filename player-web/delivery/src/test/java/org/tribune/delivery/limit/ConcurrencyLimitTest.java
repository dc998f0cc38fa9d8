package org.tribune.delivery.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.limit.ConcurrencyLimit.Entry;

class ConcurrencyLimitTest {
  private final ConcurrencyLimit limit =
      new ConcurrencyLimit(/* most= */ 5, /* mostOfNetwork= */ 2);

  private static ClientNetwork network(String address) {
    return ClientNetwork.of(InetAddress.ofLiteral(address));
  }

  private Entry enter(String address) {
    return limit.enter(network(address));
  }

  @Test
  void enter_beyondAShareOrBeyondAll_isToldApart() {
    assertThat(enter("192.0.2.1")).isEqualTo(Entry.ADMITTED);
    assertThat(enter("192.0.2.1")).isEqualTo(Entry.ADMITTED);
    assertThat(enter("192.0.2.1")).isEqualTo(Entry.NETWORK_FULL);
    assertThat(enter("192.0.2.2")).isEqualTo(Entry.ADMITTED);
    assertThat(enter("192.0.2.3")).isEqualTo(Entry.ADMITTED);
    assertThat(enter("192.0.2.3")).isEqualTo(Entry.ADMITTED);
    assertThat(enter("192.0.2.4")).isEqualTo(Entry.FULL);
    limit.leave(network("192.0.2.1"));
    assertThat(enter("192.0.2.4")).isEqualTo(Entry.ADMITTED);
  }

  @Test
  void enter_networksOfOneIpv6Site_haveTwoShares() {
    for (int i = 0; i < 4; i++) {
      assertThat(enter("2001:db8:1:" + i + "00::1")).isEqualTo(Entry.ADMITTED);
    }
    assertThat(enter("2001:db8:1:500::1")).isEqualTo(Entry.NETWORK_FULL);
    assertThat(enter("2001:db8:2::1")).isEqualTo(Entry.ADMITTED);
  }
}
