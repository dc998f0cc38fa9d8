package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.tribune.core.time.MediaClock;
import org.tribune.ingest.source.SourceSink;

/**
 * Fuzz target: what a publisher sends as chunks is media or an {@link RtmpException}, and no more
 * bytes of media than were sent.
 */
public final class RtmpMediaFuzzer {
  private static final RtmpLimits LIMITS = RtmpLimits.standard();

  private RtmpMediaFuzzer() {}

  /** One input: chunks, as they come after the handshake. */
  public static void fuzzerTestOneInput(byte[] input) {
    SourceSink nowhere = new CountingSink(input.length);
    SinkFeed feed = new SinkFeed("fuzz", nowhere, LIMITS.queue(), MediaClock.system());
    MediaReader media =
        new MediaReader(feed.take(new NoPublisher(), "fuzz").orElseThrow(), refusal -> {});
    ChunkReader reader = new ChunkReader(LIMITS);
    ByteBuf in = Unpooled.wrappedBuffer(input);
    try {
      for (Optional<RtmpMessage> next = reader.read(in); next.isPresent(); next = reader.read(in)) {
        media.read(next.get());
      }
    } catch (RtmpException e) {
      // That is how it says so.
    }
  }

  /** Nobody waits behind it. */
  private static final class NoPublisher implements SinkFeed.Publisher {
    @Override
    public void replaced() {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}
  }
}
