package org.tribune.delivery.sending.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HeadJoinerTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();

  HeadJoinerTest() {
    HeadJoiner.addTo(channel.pipeline());
    HeadJoiner.addTo(channel.pipeline());
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  private static ByteBuf bytes(String text) {
    return PooledByteBufAllocator.DEFAULT
        .directBuffer(text.length())
        .writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static KernelRegion region(KernelBlock block) {
    return new KernelRegion(block, new FileDescriptor(/* fd= */ 0));
  }

  private String next() {
    ByteBuf sent = channel.readOutbound();
    String text = sent.toString(StandardCharsets.US_ASCII);
    sent.release();
    return text;
  }

  @Test
  void write_regionAfterHead_isOneMessageForBoth() {
    KernelBlock block = KernelBlock.of(bytes("body"));
    KernelRegion region = region(block);
    ChannelFuture head = channel.write(bytes("head"));
    assertThat(head.isDone()).isFalse();
    ChannelFuture _ = channel.writeAndFlush(region);
    assertThat(head.isSuccess()).isTrue();
    assertThat(channel.<Object>readOutbound()).isSameAs(region);
    assertThat(channel.<Object>readOutbound()).isNull();
    assertThat(region.count()).isEqualTo(8);
    ByteBuf joined = block.take();
    assertThat(joined.toString(StandardCharsets.US_ASCII)).isEqualTo("headbody");
    joined.release();
  }

  @Test
  void write_regionAlone_isLeftAsItIs() {
    KernelRegion region = region(new KernelBlock(0));
    ChannelFuture _ = channel.writeAndFlush(region);
    assertThat(channel.<Object>readOutbound()).isSameAs(region);
    assertThat(region.count()).isZero();
  }

  @Test
  void write_otherMessages_keepTheirOrder() {
    ChannelFuture _ = channel.write(bytes("one"));
    ChannelFuture _ = channel.write(bytes("two"));
    ChannelFuture _ = channel.write(bytes("x".repeat(5_000)));
    ChannelFuture _ = channel.writeAndFlush(bytes("four"));
    assertThat(next()).isEqualTo("one");
    assertThat(next()).isEqualTo("two");
    assertThat(next()).hasSize(5_000);
    assertThat(next()).isEqualTo("four");
  }

  @Test
  void write_emptyMessage_comesBeforeNoOther() {
    ChannelFuture head = channel.write(bytes("head"));
    ChannelFuture _ = channel.writeAndFlush(bytes(""));
    assertThat(next()).isEqualTo("head");
    assertThat(head.isSuccess()).isTrue();
  }

  @Test
  void close_headKept_endsItsWrite() {
    ByteBuf bytes = bytes("head");
    ChannelFuture head = channel.write(bytes);
    channel.close().syncUninterruptibly();
    assertThat(head.isDone()).isTrue();
    ReferenceCountUtil.release(channel.readOutbound());
    assertThat(bytes.refCnt()).isZero();
  }

  @Test
  void remove_headKept_isWritten() {
    ChannelFuture _ = channel.write(bytes("head"));
    channel.pipeline().remove(HeadJoiner.class);
    channel.flush();
    assertThat(next()).isEqualTo("head");
  }
}
