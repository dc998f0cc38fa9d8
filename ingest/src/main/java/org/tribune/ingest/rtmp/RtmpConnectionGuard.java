package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * First in the pipeline: bounds what comes before the peer has published, sets it a deadline, and
 * after that notices when nothing comes any more. Reports a problem as an exception in the
 * pipeline. Used by the connection's event loop.
 */
final class RtmpConnectionGuard extends ChannelInboundHandlerAdapter {
  private final Channel channel;
  private final RtmpLimits limits;
  private Future<?> timer;
  private boolean published;
  private long bytes;
  private long lastRead;

  /** The deadline runs from here. */
  RtmpConnectionGuard(Channel channel, RtmpLimits limits) {
    this.channel = channel;
    this.limits = limits;
    this.timer = later(limits.publishDeadline(), this::late);
  }

  /** The peer has published: from here on only silence is watched. */
  void published() {
    published = true;
    lastRead = System.nanoTime();
    timer.cancel(/* mayInterruptIfRunning= */ false);
    timer = later(limits.silence(), this::look);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    timer.cancel(/* mayInterruptIfRunning= */ false);
    ctx.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    lastRead = System.nanoTime();
    if (message instanceof ByteBuf buffer) {
      bytes += buffer.readableBytes();
    }
    if (published || bytes <= limits.bytesBeforePublish()) {
      ctx.fireChannelRead(message);
      return;
    }
    ReferenceCountUtil.release(message);
    trouble(new RtmpException.OverLimit(bytes + " bytes without a publish command"));
  }

  /** Bytes received so far. */
  long bytes() {
    return bytes;
  }

  private void late() {
    trouble(
        new RtmpException.TooSlow(
            "no publish command within %s, after %d bytes"
                .formatted(limits.publishDeadline(), bytes)));
  }

  private void look() {
    if (!channel.config().isAutoRead()) {
      lastRead = System.nanoTime(); // it is we who do not read
    }
    Duration left = limits.silence().minusNanos(System.nanoTime() - lastRead);
    if (left.isPositive()) {
      timer = later(left, this::look);
    } else {
      trouble(new RtmpException.TooSlow("nothing came for " + limits.silence()));
    }
  }

  private void trouble(RtmpException what) {
    channel.pipeline().fireExceptionCaught(what);
  }

  private Future<?> later(Duration delay, Runnable task) {
    return channel.eventLoop().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
