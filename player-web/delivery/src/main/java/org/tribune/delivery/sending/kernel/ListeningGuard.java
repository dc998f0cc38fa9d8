package org.tribune.delivery.sending.kernel;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
  private final ClientMemoryBudget room;
  private final ClientAddress clients;
  private final ClientLoad load;

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

  private boolean admit(Channel connection, InetAddress peer) {
    if (clients.isTrusted(peer)) {
      boolean hasRoom = room.enter(load);
      if (hasRoom) {
        connection.closeFuture().addListener(closed -> room.leave(load));
      }
      return hasRoom;
    }
    ClientNetwork network = ClientNetwork.of(peer);
    boolean hasRoom = room.enter(load, network);
    if (hasRoom) {
      connection.closeFuture().addListener(closed -> room.leave(load, network));
    }
    return hasRoom;
  }
}
