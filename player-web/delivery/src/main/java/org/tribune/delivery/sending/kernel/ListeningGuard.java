package org.tribune.delivery.sending.kernel;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.client.ClientAddress;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.delivery.limit.ClientMemoryBudget;

/**
 * Stands behind the listening socket: a connection for which there is no room is closed as soon as
 * it is accepted, before it costs a TLS handshake or a byte of memory that stays. Of what a trusted
 * proxy opens only all of it is counted. Safe for all threads.
 */
@ChannelHandler.Sharable
final class ListeningGuard extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<Boolean> SPEAKS = AttributeKey.valueOf("tribune.speaks");

  /** While there is little room a connection may say nothing for so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Of those that are remembered, at each new one. */
  private static final int LOOKED_AT = 16;

  private final ClientMemoryBudget room;
  private final ClientAddress clients;
  private final ClientLoad load;
  private final Queue<Silent> silent = new ConcurrentLinkedQueue<>();

  /** One of which nothing may have come yet, by the order of {@code since}. */
  private record Silent(Channel connection, ClientNetwork network, long since) {
    /** True if it need not be remembered. */
    boolean isOver() {
      return !connection.isActive() || connection.hasAttr(SPEAKS);
    }
  }

  /**
   * A guard.
   *
   * @param load what a connection is
   */
  ListeningGuard(ClientMemoryBudget room, ClientAddress clients, ClientLoad load) {
    this.room = room;
    this.clients = clients;
    this.load = load;
  }

  /** What is read from a listening socket is a new connection. */
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof Channel connection
        && connection.remoteAddress() instanceof InetSocketAddress peer
        && peer.getAddress() != null
        && !admit(connection, peer.getAddress())) {
      // Reset, so that nothing of it stays in the system's tables either.
      connection.config().setOption(ChannelOption.SO_LINGER, 0);
      connection.unsafe().closeForcibly();
    } else {
      context.fireChannelRead(message);
    }
  }

  /** Something came over it: it is no more one of those that go first. */
  static void speaks(Channel connection) {
    connection.attr(SPEAKS).set(true);
  }

  /** While there is little room those go from which nothing comes, the oldest first. */
  private void makeRoom(ClientNetwork network) {
    boolean isCrowded = room.excess(network) > 0;
    long late = System.nanoTime() - PATIENCE.toNanos();
    Silent oldest = silent.peek();
    for (int looked = 0; oldest != null && looked < LOOKED_AT; looked++) {
      boolean goes = isCrowded && oldest.since() - late < 0;
      if (!goes && !oldest.isOver()) {
        return;
      }
      if (silent.remove(oldest) && !oldest.isOver() && room.excess(oldest.network()) > 0) {
        var _ = oldest.connection().close();
      }
      oldest = silent.peek();
    }
  }

  private boolean admit(Channel connection, InetAddress peer) {
    if (clients.isTrusted(peer)) {
      boolean hasRoom = room.enter(load);
      if (hasRoom) {
        connection.closeFuture().addListener(closed -> room.leave(load));
      }
      return hasRoom;
    }
    ClientNetwork network = ClientNetwork.of(peer);
    makeRoom(network);
    boolean hasRoom = room.enter(load, network);
    if (hasRoom) {
      silent.add(new Silent(connection, network, System.nanoTime()));
      connection.closeFuture().addListener(closed -> room.leave(load, network));
    }
    return hasRoom;
  }
}
