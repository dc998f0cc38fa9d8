package org.tribune.delivery.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.network.CidrBlock;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.client.ClientAddress;

class EventStreamsTest {
  private final ClientMemoryBudget room = new ClientMemoryBudget(/* bytes= */ 9_000_000);
  private final EventStreams streams =
      new EventStreams(room, new ClientAddress(CidrBlock.LOOPBACK));
  private final List<String> ended = new ArrayList<>();

  private Optional<EventStreams.Open> open(String address) {
    return streams.open(ClientNetwork.of(InetAddress.ofLiteral(address)), () -> ended.add(address));
  }

  @Test
  void open_oneNetwork_leavesRoomForTheOthers() {
    int opened = 0;
    while (open("192.0.2.7").isPresent()) {
      opened++;
    }
    assertThat(opened).isPositive();
    assertThat(open("192.0.2.8")).isPresent();
  }

  @Test
  void memory_short_endsThoseOfTheNetworkThatHasMost() {
    for (int i = 0; i < 100; i++) {
      assertThat(open("192.0.2.7")).isPresent();
    }
    assertThat(open("192.0.2.8")).isPresent();
    while (ended.isEmpty()) {
      assertThat(room.enter(ClientLoad.CONNECTION)).isTrue();
    }
    assertThat(ended).isNotEmpty().containsOnly("192.0.2.7");
    assertThat(streams.count()).isEqualTo(101 - ended.size());
    boolean hasRoom = true;
    while (hasRoom) {
      hasRoom = room.enter(ClientLoad.CONNECTION);
    }
    // All that could be given up for connections was.
    assertThat(streams.count()).isZero();
  }

  @Test
  void close_twiceAndAfterItWasEnded_givesItsRoomBackOnce() {
    EventStreams.Open one = open("192.0.2.7").orElseThrow();
    EventStreams.Open two = open("192.0.2.7").orElseThrow();
    one.close();
    one.close();
    assertThat(room.used()).isEqualTo(ClientLoad.EVENT_STREAM.bytes());
    two.close();
    assertThat(room.used()).isZero();
    assertThat(room.networks()).isZero();
  }
}
