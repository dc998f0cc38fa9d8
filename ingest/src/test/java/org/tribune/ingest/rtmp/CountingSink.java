package org.tribune.ingest.rtmp;

import java.util.List;
import java.util.Optional;
import org.tribune.core.contribution.Track;
import org.tribune.core.text.Message;
import org.tribune.ingest.source.SourcePacket;
import org.tribune.ingest.source.SourceSink;

/** Keeps nothing, and fails if it is given more bytes of media than there can be. */
final class CountingSink implements SourceSink {
  private final long most;
  private long bytes = 0;

  CountingSink(long most) {
    this.most = most;
  }

  @Override
  public void connected(Optional<String> remote) {}

  @Override
  public void tracks(List<Track> tracks) {}

  @Override
  public void packet(SourcePacket packet) {
    bytes += packet.data().length();
    if (bytes > most) {
      throw new AssertionError(bytes + " bytes of media of " + most);
    }
  }

  @Override
  public void dropped(long packets) {}

  @Override
  public void disconnected(Optional<Message> why) {}

  @Override
  public void refused(Message why) {}
}
