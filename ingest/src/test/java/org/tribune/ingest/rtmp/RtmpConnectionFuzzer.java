package org.tribune.ingest.rtmp;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.tribune.core.config.Secret;
import org.tribune.core.time.MediaClock;
import org.tribune.testkit.FakeMediaClock;

/**
 * Fuzz target: whatever a peer sends, the connection's pipeline ends in an {@link RtmpException} or
 * not at all.
 */
public final class RtmpConnectionFuzzer {
  private static final RtmpLimits LIMITS = RtmpLimits.standard();
  private static final int HANDSHAKE = 1 + 2 * 1_536;
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  private RtmpConnectionFuzzer() {}

  /**
   * One input: if its first byte is odd, what follows a handshake, else all that comes; sent in one
   * piece, and then again cut in two.
   */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      byte[] sent = (input[0] & 1) == 1 ? afterHandshake(input) : input;
      receive(List.of(sent));
      int middle = sent.length / 2;
      receive(
          List.of(
              java.util.Arrays.copyOf(sent, middle),
              java.util.Arrays.copyOfRange(sent, middle, sent.length)));
    }
  }

  private static byte[] afterHandshake(byte[] input) {
    byte[] sent = new byte[HANDSHAKE + input.length - 1];
    sent[0] = 3;
    System.arraycopy(input, 1, sent, HANDSHAKE, input.length - 1);
    return sent;
  }

  private static void receive(List<byte[]> pieces) {
    AtomicReference<Throwable> unexpected = new AtomicReference<>();
    EmbeddedChannel channel = new EmbeddedChannel();
    RtmpConnection.open(surroundings(channel, unexpected), channel, PEER);
    String last = channel.pipeline().lastContext().name();
    channel.pipeline().addBefore(last, "oracle", new Oracle(unexpected));
    try {
      for (byte[] piece : pieces) {
        if (!channel.isOpen()) {
          break;
        }
        channel.writeInbound(Unpooled.wrappedBuffer(piece));
        channel.runPendingTasks();
      }
    } finally {
      for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
        ReferenceCountUtil.release(out);
      }
      channel.finishAndReleaseAll();
    }
    if (unexpected.get() != null) {
      throw new AssertionError("The pipeline failed", unexpected.get());
    }
  }

  private static RtmpConnection.Surroundings surroundings(
      EmbeddedChannel channel, AtomicReference<Throwable> unexpected) {
    FakeMediaClock clock = new FakeMediaClock();
    KeyedSink sink =
        new KeyedSink(
            "fuzz", new Secret("key-of-the-chamber"), new CountingSink(Integer.MAX_VALUE));
    return new RtmpConnection.Surroundings(
        LIMITS,
        new StreamKeys(List.of(sink), LIMITS, MediaClock.system()),
        new WrongKeyDelays(clock),
        new Admissions(LIMITS),
        new RefusalLog(
            clock,
            channel.eventLoop(),
            line -> {
              clock.advance(Duration.ofSeconds(2));
              if (line.contains("Exception") || line.contains("Error")) {
                unexpected.set(new AssertionError(line));
              }
            }));
  }

  /** Sees what the decoders throw. */
  private static final class Oracle extends ChannelInboundHandlerAdapter {
    private final AtomicReference<Throwable> unexpected;

    Oracle(AtomicReference<Throwable> unexpected) {
      this.unexpected = unexpected;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
      Throwable cause =
          thrown instanceof DecoderException && thrown.getCause() != null
              ? thrown.getCause()
              : thrown;
      if (!(cause instanceof RtmpException)) {
        unexpected.set(cause);
      }
      context.fireExceptionCaught(thrown);
    }
  }
}
