package org.tribune.delivery.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.network.CidrBlock;

class ClientAddressTest {
  private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.5");

  private final ClientAddress addresses =
      new ClientAddress(
          List.of(
              CidrBlock.parse("10.0.0.0/24").orElseThrow(),
              CidrBlock.parse("fd00::/64").orElseThrow(),
              CidrBlock.parse("127.0.0.0/8").orElseThrow()));

  private String of(String peer, String... forwarded) {
    return addresses.of(InetAddress.ofLiteral(peer), Arrays.asList(forwarded)).getHostAddress();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          192.0.2.7                                | 192.0.2.7
          ' 192.0.2.7 '                            | 192.0.2.7
          192.0.2.7:51234                          | 192.0.2.7
          2001:db8::7                              | 2001:db8:0:0:0:0:0:7
          [2001:db8::7]                            | 2001:db8:0:0:0:0:0:7
          [2001:db8::7]:443                        | 2001:db8:0:0:0:0:0:7
          ::ffff:192.0.2.7                         | 192.0.2.7
          fe80::7%eth0                             | fe80:0:0:0:0:0:0:7
          203.0.113.1, 192.0.2.7                   | 192.0.2.7
          127.0.0.1, 192.0.2.7                     | 192.0.2.7
          nonsense, 192.0.2.7                      | 192.0.2.7
          203.0.113.1, 192.0.2.7, 10.0.0.9         | 192.0.2.7
          192.0.2.7,10.0.0.9,fd00::1,127.0.0.1     | 192.0.2.7
          10.0.0.8, 10.0.0.9                       | 10.0.0.8
          """)
  void of_trustedProxy_isTheLastThatIsNone(String forwarded, String client) {
    assertThat(of("10.0.0.5", forwarded)).isEqualTo(client);
    assertThat(of("fd00::5", forwarded)).isEqualTo(client);
  }

  /** What a client writes in front of what its proxy adds is never taken for its address. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''
          ,
          192.0.2.7,
          192.0.2.7, unknown
          192.0.2.7, _hidden
          192.0.2.7, 10.0.0.300
          192.0.2.7, 10.0.0.9:port
          192.0.2.7, [fd00::9
          192.0.2.7, [fd00::9]x
          192.0.2.7, for=203.0.113.9
          192.0.2.7; 203.0.113.9
          192.0.2.7,,10.0.0.9
          """)
  void of_malformed_isTheProxyItself(String forwarded) {
    assertThat(of("10.0.0.5", forwarded)).isEqualTo("10.0.0.5");
  }

  @Test
  void of_peerThatNobodyTrusts_isThePeer() {
    assertThat(of("203.0.113.1", "192.0.2.7")).isEqualTo("203.0.113.1");
    assertThat(of("10.0.1.5", "192.0.2.7")).isEqualTo("10.0.1.5");
    assertThat(of("10.0.0.5")).isEqualTo("10.0.0.5");
  }

  @Test
  void of_linesOfTheHeader_areOneList() {
    assertThat(of("10.0.0.5", "192.0.2.7", "203.0.113.1")).isEqualTo("203.0.113.1");
    assertThat(of("10.0.0.5", "192.0.2.7", "10.0.0.9")).isEqualTo("192.0.2.7");
  }

  @Test
  void of_endlessChain_isTheProxyItself() {
    String chain = String.join(",", Collections.nCopies(1_000, "10.0.0.9"));
    assertThat(of("10.0.0.5", "192.0.2.7," + chain)).isEqualTo("10.0.0.5");
  }

  /** Whatever a client sends, behind it stands what the proxy adds: that is who it is. */
  @Test
  void of_anythingBeforeWhatTheProxyAdds_isNeverTaken() {
    Random random = new Random(42);
    String letters = "0123456789abcdf:.,; []%=\"unkow";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder spoofed = new StringBuilder();
      for (int j = random.nextInt(40); j > 0; j--) {
        spoofed.append(letters.charAt(random.nextInt(letters.length())));
      }
      List<String> lines = new ArrayList<>(List.of(spoofed.toString()));
      if (random.nextBoolean()) {
        lines.add("198.51.100.4");
      } else {
        lines.set(0, spoofed + ", 198.51.100.4");
      }
      assertThat(addresses.of(PROXY, lines).getHostAddress()).isEqualTo("198.51.100.4");
    }
  }
}
