package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.FileRegion;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.AbstractReferenceCounted;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * A block as one message for a connection of Netty's epoll transport, which asks it to send what
 * the socket takes, and once more when that takes more. Netty's own regions are one file each. For
 * the connection's event loop; the block is closed by who wrote the message.
 */
final class KernelRegion extends AbstractReferenceCounted implements FileRegion {
  private final KernelBlock block;
  private final FileDescriptor socket;
  private long transferred = 0;

  /** A block that nothing is added to any more, for this connection's socket. */
  KernelRegion(KernelBlock block, FileDescriptor socket) {
    this.block = block;
    this.socket = socket;
  }

  /** Sends bytes, which are taken over, before the block, in the same packet. */
  void addHead(ByteBuf head) {
    block.addHead(head);
  }

  /**
   * Sends to the connection's socket, which {@code target} stands for.
   *
   * @return bytes sent; 0 if the socket is full
   */
  @Override
  public long transferTo(WritableByteChannel target, long position) throws IOException {
    long sent = block.sendTo(socket.intValue());
    transferred += sent;
    return sent;
  }

  @Override
  public long count() {
    return block.length();
  }

  @Override
  public long transferred() {
    return transferred;
  }

  @Override
  @Deprecated
  public long transfered() {
    return transferred;
  }

  @Override
  public long position() {
    return 0;
  }

  @Override
  public KernelRegion retain() {
    super.retain();
    return this;
  }

  @Override
  public KernelRegion retain(int increment) {
    super.retain(increment);
    return this;
  }

  @Override
  public KernelRegion touch() {
    return this;
  }

  @Override
  public KernelRegion touch(Object hint) {
    return this;
  }

  @Override
  protected void deallocate() {}
}
