package org.tribune.delivery.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tribune.core.memory.ProcessMemory;
import org.tribune.core.network.ClientNetwork;

class ClientMemoryBudgetTest {
  private static final ClientNetwork HOST = network("192.0.2.7");
  private static final long BYTES = 9_000_000;

  private final ClientMemoryBudget room = new ClientMemoryBudget(BYTES);

  private static ClientNetwork network(String address) {
    return ClientNetwork.of(InetAddress.ofLiteral(address));
  }

  private int enterAll(ClientLoad load, ClientNetwork network) {
    int entered = 0;
    while (room.enter(load, network)) {
      entered++;
    }
    return entered;
  }

  @Test
  void oneNetwork_whateverItOpens_leavesTwoThirdsToTheOthers() {
    for (ClientLoad load : ClientLoad.values()) {
      if (load != ClientLoad.STAFF_EVENT_STREAM) {
        assertThat(enterAll(load, HOST)).isNotNegative();
      }
    }
    assertThat(room.used()).isBetween(BYTES / 4, BYTES / 3);
    assertThat(room.refused()).isEqualTo(ClientLoad.values().length - 1);
    for (ClientLoad load : ClientLoad.values()) {
      assertThat(room.enter(load, network("192.0.2.8"))).as(load.name()).isTrue();
    }
  }

  @Test
  void networksOfOneIpv6Site_haveAThirdTogether() {
    for (int i = 0; i < 256; i++) {
      var _ =
          enterAll(
              ClientLoad.CONNECTION, network("2001:db8:1:" + Integer.toHexString(i << 8) + "::1"));
    }
    assertThat(room.used()).isBetween(BYTES / 4, BYTES / 3);
    assertThat(room.enter(ClientLoad.CONNECTION, network("2001:db8:2::1"))).isTrue();
  }

  /**
   * Event streams are refused first, then playlists that wait, then connections, the staff last.
   */
  @Test
  void asItFills_whatMattersLessIsRefusedFirst() {
    List<ClientLoad> refused = new ArrayList<>();
    List<ClientLoad> asked =
        List.of(
            ClientLoad.STAFF_EVENT_STREAM,
            ClientLoad.CONNECTION,
            ClientLoad.WAITING_PLAYLIST,
            ClientLoad.EVENT_STREAM);
    for (int i = 0; refused.size() < asked.size(); i++) {
      ClientNetwork another = network("198.51." + i / 256 + "." + i % 256);
      for (ClientLoad load : asked) {
        if (!refused.contains(load) && !room.enter(load, another)) {
          refused.add(load);
        }
      }
    }
    assertThat(refused).containsExactlyElementsOf(asked.reversed());
    assertThat(room.used()).isLessThanOrEqualTo(BYTES);
  }

  @Test
  void short_isReliefAskedFor_butNotForEventStreams() {
    AtomicInteger reliefs = new AtomicInteger();
    room.relief(reliefs::incrementAndGet);
    int entered = 0;
    while (reliefs.get() == 0) {
      assertThat(room.enter(ClientLoad.CONNECTION)).isTrue();
      entered++;
    }
    assertThat((long) entered * ClientLoad.CONNECTION.bytes()).isBetween(BYTES / 5 * 4, BYTES);
    assertThat(room.enter(ClientLoad.EVENT_STREAM, HOST)).isFalse();
    assertThat(reliefs).hasValue(1);
  }

  @Test
  void all_thatEnteredAndLeft_leavesNothing() {
    List<ClientNetwork> networks =
        List.of(HOST, network("2001:db8:1::1"), network("2001:db8:1:100::1"));
    for (ClientNetwork network : networks) {
      for (ClientLoad load : ClientLoad.values()) {
        assertThat(room.enter(load, network)).isTrue();
      }
    }
    assertThat(room.enter(ClientLoad.TLS_CONNECTION)).isTrue();
    for (ClientNetwork network : networks) {
      for (ClientLoad load : ClientLoad.values()) {
        room.leave(load, network);
      }
    }
    room.leave(ClientLoad.TLS_CONNECTION);
    assertThat(room.used()).isZero();
    assertThat(room.networks()).isZero();
  }

  /** A school, or a mobile carrier's subscribers behind one address: see decision 113. */
  @Test
  void usualMemory_hasRoomForHundredsOfViewersOfOneAddress() {
    ClientMemoryBudget usual =
        new ClientMemoryBudget(
            new ProcessMemory(
                    /* machine= */ 1L << 30, /* heap= */ 224L << 20, /* direct= */ 160L << 20)
                .forClients());
    int listening = 0;
    for (int viewer = 0; viewer < 300; viewer++) {
      for (ClientLoad load :
          List.of(
              ClientLoad.TLS_CONNECTION,
              ClientLoad.STREAM,
              ClientLoad.STREAM,
              ClientLoad.STREAM,
              ClientLoad.WAITING_PLAYLIST,
              ClientLoad.WAITING_PLAYLIST)) {
        assertThat(usual.enter(load, HOST)).as("%s of viewer %d", load, viewer).isTrue();
      }
      listening += usual.enter(ClientLoad.EVENT_STREAM, HOST) ? 1 : 0;
    }
    assertThat(listening).isGreaterThan(250);
  }
}
