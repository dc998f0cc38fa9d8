package org.tribune.ingest.source;

import java.time.ZoneId;
import java.util.Optional;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.testcard.TestCard;
import org.tribune.media.encode.EncodedFrame;

/** The test card by the ingest's clock; frames that the machine has no time for are left out. */
final class TestCardConnection implements Connection {
  private final SourceConfig.TestCard config;
  private final String channelName;
  private final MediaClock clock;
  private final Pause pause;
  private volatile boolean closed = false;

  TestCardConnection(
      SourceConfig.TestCard config, String channelName, MediaClock clock, Pause pause) {
    this.config = config;
    this.channelName = channelName;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public void run(SourceSink sink) throws InterruptedException {
    try (TestCard card = new TestCard(config, channelName, ZoneId.systemDefault())) {
      sink.connected(Optional.empty());
      sink.tracks(card.tracks());
      long frame = card.frameAt(clock.now()) + 1;
      while (!closed) {
        pause.until(card.timeOf(frame));
        card.make(
            frame,
            (track, time, duration, encoded) ->
                sink.packet(packet(track, time, duration, encoded)));
        // Half a second late: the frames between would only come later still.
        long present = card.frameAt(clock.now());
        frame = present - frame > config.framesPerSecond() / 2 ? present + 1 : frame + 1;
      }
    }
    throw new InterruptedException("The source was closed");
  }

  private static SourcePacket packet(
      int track, MediaTime time, MediaTime duration, EncodedFrame encoded) {
    return new SourcePacket(
        track, Optional.of(time), Optional.of(time), duration, encoded.keyFrame(), encoded.data());
  }

  @Override
  public void close() {
    closed = true;
  }
}
