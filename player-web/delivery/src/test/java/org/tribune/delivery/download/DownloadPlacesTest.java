package org.tribune.delivery.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.network.ClientNetwork;

class DownloadPlacesTest {
  private final DownloadPlaces places = new DownloadPlaces();

  private static final class Body implements DownloadPlaces.Sending {
    Duration unread = Duration.ZERO;
    boolean isTornOff = false;

    @Override
    public Duration unread() {
      return unread;
    }

    @Override
    public void tearOff() {
      isTornOff = true;
    }
  }

  private Optional<DownloadPlaces.Place> take(String address) {
    return places.take(ClientNetwork.of(InetAddress.ofLiteral(address)));
  }

  /** Fills all places from four networks. */
  private List<Body> fill() {
    List<Body> bodies = new ArrayList<>();
    for (int i = 0; i < DownloadPlaces.ALL; i++) {
      Body body = new Body();
      take("192.0.2." + i % 4).orElseThrow().sends(body);
      bodies.add(body);
    }
    return bodies;
  }

  @Test
  void take_oneNetwork_getsAQuarterAndTheOthersTheRest() {
    for (int i = 0; i < DownloadPlaces.OF_NETWORK; i++) {
      assertThat(take("192.0.2.7")).isPresent();
    }
    assertThat(take("192.0.2.7")).isEmpty();
    assertThat(take("192.0.2.8")).isPresent();
  }

  @Test
  void take_networksOfOneIpv6Site_getHalf() {
    int taken = 0;
    for (int i = 0; i < DownloadPlaces.ALL; i++) {
      taken += take("2001:db8:1:" + Integer.toHexString(i << 8) + "::1").isPresent() ? 1 : 0;
    }
    assertThat(taken).isEqualTo(DownloadPlaces.ALL / 2);
    assertThat(take("192.0.2.8")).isPresent();
  }

  @Test
  void take_whereAllAreRead_isRefused() {
    List<Body> bodies = fill();
    assertThat(take("198.51.100.1")).isEmpty();
    assertThat(bodies).noneMatch(each -> each.isTornOff);
  }

  @Test
  void take_whereSomeAreNotRead_tearsOffTheLongestUnread() {
    List<Body> bodies = fill();
    bodies.get(3).unread = Duration.ofSeconds(20);
    bodies.get(7).unread = Duration.ofSeconds(40);
    bodies.get(9).unread = Duration.ofSeconds(4);
    assertThat(take("198.51.100.1")).isPresent();
    assertThat(bodies).filteredOn(each -> each.isTornOff).containsExactly(bodies.get(7));
    assertThat(take("198.51.100.1")).isPresent();
    assertThat(take("198.51.100.1")).isEmpty();
  }

  @Test
  void close_twice_givesOnePlaceBack() {
    List<DownloadPlaces.Place> taken = new ArrayList<>();
    for (int i = 0; i < DownloadPlaces.OF_NETWORK; i++) {
      taken.add(take("192.0.2.7").orElseThrow());
    }
    taken.getFirst().close();
    taken.getFirst().close();
    assertThat(take("192.0.2.7")).isPresent();
    assertThat(take("192.0.2.7")).isEmpty();
  }
}
