package org.tribune.ingest.failover;

import java.util.List;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.clock.TimedPacket;

/** Where a channel writes what is on air. Called under the channel's lock, in order. */
public interface Contribution {
  /** True while a broadcast of the channel is open; nothing is written otherwise. */
  boolean isOpen();

  /** What follows is of other tracks, or begins anew. */
  void change(String source, List<Track> tracks, MediaTime now);

  /** The next packet; {@code begins} if a reader can join here. */
  void write(TimedPacket packet, boolean begins, MediaTime now);

  /** The present; knows whether a broadcast is open or not. */
  void tick(MediaTime now);
}
