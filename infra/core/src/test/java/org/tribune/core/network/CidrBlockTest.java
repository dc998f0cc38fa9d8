package org.tribune.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {
  private static CidrBlock block(String text) {
    return CidrBlock.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
    "192.168.1.128/25, 192.168.1.255, 192.168.1.127",
    "192.0.2.1, 192.0.2.1, 192.0.2.2",
    "0.0.0.0/0, 203.0.113.7, ::1",
    "::1, ::1, ::2",
    "2001:db8::/33, 2001:db8:7fff::1, 2001:db8:8000::1",
    "fd00::/8, fdff::1, 253.0.0.1",
    "::ffff:10.0.0.0/104, ::ffff:10.1.1.1, 11.0.0.0",
    "::/0, 2001:db8::1, 10.0.0.1",
  })
  void contains_addressInsideAndOutside_tellsThemApart(String text, String inside, String outside) {
    CidrBlock block = block(text);
    assertThat(block.contains(AddressLiteral.parse(inside).orElseThrow())).isTrue();
    assertThat(block.contains(AddressLiteral.parse(outside).orElseThrow())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "::/129",
        "a/8",
        "10.0.0.0/8/8",
        "::ffff:10.0.0.0/95"
      })
  void parse_noNetwork_isEmpty(String text) {
    assertThat(CidrBlock.parse(text)).isEmpty();
  }

  @Test
  void parse_addressBehindThePrefix_isTheWholeNetwork() {
    assertThat(block("10.1.2.3/8")).isEqualTo(block("10.0.0.0/8")).hasToString("10.0.0.0/8");
  }

  @Test
  void new_addressBehindThePrefix_isRefused() {
    InetAddress address = InetAddress.ofLiteral("10.1.2.3");
    assertThatThrownBy(() -> new CidrBlock(address, 8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CidrBlock(address, 33))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** An address is in the block of its first n bits, and with one of these turned it is not. */
  @Test
  void contains_anyAddress_looksAtThePrefixAlone() {
    Random random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
      random.nextBytes(bytes);
      InetAddress address = AddressLiteral.of(bytes);
      int length = random.nextInt(bytes.length * Byte.SIZE) + 1;
      CidrBlock block = block(address.getHostAddress() + "/" + length);
      assertThat(block.contains(address)).isTrue();
      int turned = random.nextInt(length);
      bytes[turned / Byte.SIZE] ^= (byte) (0x80 >> turned % Byte.SIZE);
      assertThat(block.contains(AddressLiteral.of(bytes))).isFalse();
    }
  }
}
