package org.tribune.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "::1, 0:0:0:0:0:0:0:1",
    "2001:DB8::a, 2001:db8:0:0:0:0:0:a",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    "fe80::1%25, fe80:0:0:0:0:0:0:1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::ffff:c000:201, 192.0.2.1",
    "::192.0.2.1, 0:0:0:0:0:0:c000:201",
  })
  void parse_address_readsIt(String text, String address) {
    assertThat(AddressLiteral.parse(text).map(InetAddress::getHostAddress)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1.2.3",
        "1",
        "256.1.1.1",
        "010.0.0.1",
        "0x7f.0.0.1",
        "1.2.3.4.5",
        "1.2.3.4 ",
        "127.0.0.1%lo",
        "localhost",
        "::1::",
        ":",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "[::1]",
        "::ffff:1.2.3.256",
        "12345::1",
        "unknown",
        "_hidden",
      })
  void parse_noAddress_isEmpty(String text) {
    assertThat(AddressLiteral.parse(text)).isEmpty();
  }

  /** Any bytes make an address whose text is read as the same one. */
  @Test
  void parse_textOfAnyAddress_isThatAddress() {
    Random random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
      random.nextBytes(bytes);
      InetAddress address = AddressLiteral.of(bytes);
      assertThat(AddressLiteral.parse(address.getHostAddress())).contains(address);
    }
  }

  /** Whatever somebody writes is an address or none: nothing is thrown or looked up. */
  @Test
  void parse_anyLetters_neverThrows() {
    Random random = new Random(7);
    String letters = "0123456789abcdf:.%[]/x ";
    int found = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(20); j > 0; j--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      found += AddressLiteral.parse(text.toString()).isPresent() ? 1 : 0;
    }
    assertThat(found).isLessThan(50_000);
  }
}
