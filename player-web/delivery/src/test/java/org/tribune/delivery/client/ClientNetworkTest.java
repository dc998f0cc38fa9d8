package org.tribune.delivery.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
  private static ClientNetwork network(String address) {
    return ClientNetwork.of(InetAddress.ofLiteral(address));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7/32, 192.0.2.7/32",
    "255.255.255.255, 255.255.255.255/32, 255.255.255.255/32",
    "::ffff:192.0.2.7, 192.0.2.7/32, 192.0.2.7/32",
    "2001:db8:1:2ff:a:b:c:d, 2001:db8:1:200::/56, 2001:db8:1:0::/48",
    "ffff:ffff:ffff:ffff::, ffff:ffff:ffff:ff00::/56, ffff:ffff:ffff:0::/48",
    "::1, 0:0:0:0::/56, 0:0:0:0::/48",
  })
  void of_address_isWhatOneCustomerHas(String address, String network, String site) {
    assertThat(network(address)).hasToString(network);
    assertThat(network(address).site()).hasToString(site);
    assertThat(network(address).site().site()).isEqualTo(network(address).site());
  }

  /** Neither other addresses of the network make it another, nor does an address of another. */
  @Test
  void of_anyIpv6Address_differsByItsFirst56BitsAlone() throws UnknownHostException {
    Random random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      ClientNetwork before = ClientNetwork.of(InetAddress.getByAddress(bytes));
      int turned = random.nextInt(128);
      bytes[turned / 8] ^= (byte) (0x80 >> turned % 8);
      ClientNetwork after = ClientNetwork.of(InetAddress.getByAddress(bytes));
      assertThat(before.equals(after)).isEqualTo(turned >= 56);
      assertThat(before.site().equals(after.site())).isEqualTo(turned >= 48);
    }
  }

  @Test
  void of_ipv4AndIpv6OfTheSameBits_areTwo() {
    assertThat(network("32.1.13.184")).isNotEqualTo(network("2001:db8::"));
  }

  @Test
  void new_anotherLength_isRefused() {
    assertThatThrownBy(() -> new ClientNetwork(0, 64)).isInstanceOf(IllegalArgumentException.class);
  }
}
