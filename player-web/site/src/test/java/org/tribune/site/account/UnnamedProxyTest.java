package org.tribune.site.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.network.CidrBlock;
import org.tribune.delivery.client.ClientAddress;

class UnnamedProxyTest {
  @TempDir Path data;

  private UnnamedProxy watch(List<CidrBlock> trusted) {
    return new UnnamedProxy(new ClientAddress(trusted), data);
  }

  private static void see(UnnamedProxy watch, int times, String forwarder) {
    for (int i = 0; i < times; i++) {
      watch.saw(Optional.of(InetAddress.ofLiteral(forwarder)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.5", "172.17.0.1", "192.168.1.1", "fd00::5", "100.64.0.9"})
  void requests_nearlyAllOfOneProxy_areNoticedWithTheRemedy(String proxy) {
    UnnamedProxy watch = watch(CidrBlock.LOOPBACK);
    for (int i = 0; i < 20; i++) {
      watch.saw(Optional.empty());
    }
    see(watch, 480, proxy);
    await().until(() -> UnnamedProxy.advice(data).isPresent());
    assertThat(UnnamedProxy.advice(data).orElseThrow())
        .contains("http.trustedProxies: [\"" + InetAddress.ofLiteral(proxy).getHostAddress());
    watch.start();
    assertThat(UnnamedProxy.advice(data)).isEmpty();
  }

  @Test
  void requests_ofOthers_areNot() throws IOException {
    UnnamedProxy watch = watch(List.of(CidrBlock.parse("10.0.0.5").orElseThrow()));
    see(watch, 1_000, "10.0.0.5"); // which is named
    see(watch, 1_000, "203.0.113.9"); // which anybody may be
    for (int i = 0; i < 500; i++) {
      see(watch, 1, "192.168.1." + i % 2);
    }
    for (int i = 0; i < 500; i++) {
      if (i % 5 == 0) {
        watch.saw(Optional.empty());
      } else {
        see(watch, 1, "192.168.1.1");
      }
    }
    try (var files = Files.list(data)) {
      assertThat(files).isEmpty();
    }
    assertThat(UnnamedProxy.advice(data)).isEmpty();
  }
}
