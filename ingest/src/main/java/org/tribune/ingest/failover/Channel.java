package org.tribune.ingest.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.contribution.Track;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.clock.TimedPacket;
import org.tribune.ingest.source.SourceNames;
import org.tribune.ingest.source.SourcePacket;
import org.tribune.ingest.source.SourceSink;

/**
 * One channel: takes what all its sources give, puts the one on air into the {@link Contribution}.
 * One lock orders everything; it is held for a moment only. Safe for all threads.
 */
public final class Channel {
  private static final Logger LOG = LoggerFactory.getLogger(Channel.class);

  private final String id;
  private final MediaClock clock;
  private final Contribution contribution;
  private final Consumer<SourceStatus> statuses;
  private final List<Lane> lanes = new ArrayList<>();
  private Optional<Lane> onAir = Optional.empty();
  private boolean opened = false;
  private boolean begun = false;
  private final StatusTeller teller = new StatusTeller();

  /**
   * A channel whose sources give to {@link #sink}, one for each of {@code sources}.
   *
   * @param statuses takes each source's status, once a second and on change
   */
  public Channel(
      String id,
      List<SourceConfig> sources,
      MediaClock clock,
      Contribution contribution,
      Consumer<SourceStatus> statuses) {
    this.id = id;
    this.clock = clock;
    this.contribution = contribution;
    this.statuses = statuses;
    for (SourceConfig source : sources) {
      lanes.add(
          new Lane(
              lanes.size(),
              SourceNames.of(source),
              source.type(),
              waits(source),
              /* goesByOurClock= */ source instanceof SourceConfig.TestCard,
              clock.now()));
    }
  }

  private static boolean waits(SourceConfig source) {
    return source instanceof SourceConfig.Rtmp
        || (source instanceof SourceConfig.Srt srt && srt.mode() == SourceConfig.Srt.Mode.LISTENER);
  }

  /** Where the source of this index gives what it has. */
  public SourceSink sink(int index) {
    return new LaneSink(lanes.get(index));
  }

  /** The passing of time: call it every 50 ms or so. */
  public synchronized void tick() {
    MediaTime now = clock.now();
    for (Lane lane : lanes) {
      deliver(lane, lane.flush(now), now);
    }
    choose(now);
    followBroadcast(now);
    contribution.tick(now);
    tell(now);
  }

  /** True if a source delivers that can go on air. */
  public synchronized boolean delivers() {
    MediaTime now = clock.now();
    return lanes.stream().anyMatch(lane -> lane.delivers(now) && lane.canBegin());
  }

  private void choose(MediaTime now) {
    Optional<Lane> next = Choice.next(lanes, onAir, now);
    if (!next.equals(onAir)) {
      LOG.info(
          "Channel {}: {} is on air{}",
          id,
          next.map(Lane::name).orElse("nothing"),
          onAir.map(lane -> " instead of " + lane.name()).orElse(""));
      onAir = next;
      begun = false;
      begin(now);
    }
  }

  /** Notices that a broadcast was opened or ended. */
  private void followBroadcast(MediaTime now) {
    boolean open = contribution.isOpen();
    if (open && !opened) {
      opened = true;
      begun = false;
      if (onAir.isEmpty()) {
        contribution.change(/* source= */ "", List.of(), now);
      }
      begin(now);
    }
    opened = open;
  }

  /** Begins the source on air, with what is kept of it, if that is possible by now. */
  private void begin(MediaTime now) {
    if (!opened || begun || onAir.isEmpty() || !onAir.get().canBegin()) {
      return;
    }
    Lane lane = onAir.get();
    begun = true;
    contribution.change(lane.name(), lane.tracks(), now);
    for (TimedPacket packet : lane.cached()) {
      contribution.write(packet, lane.begins(packet), now);
    }
  }

  private void deliver(Lane lane, List<TimedPacket> ready, MediaTime now) {
    if (ready.isEmpty()) {
      return;
    }
    followBroadcast(now);
    boolean isOnAir = onAir.isPresent() && onAir.get() == lane;
    if (isOnAir && opened && begun) {
      for (TimedPacket packet : ready) {
        contribution.write(packet, lane.begins(packet), now);
      }
    } else if (isOnAir) {
      begin(now);
    } else {
      choose(now);
    }
  }

  private void restart(Lane lane) {
    if (onAir.isPresent() && onAir.get() == lane) {
      begun = false;
    }
  }

  private void tell(MediaTime now) {
    for (Lane lane : lanes) {
      boolean isOnAir = onAir.isPresent() && onAir.get() == lane && lane.delivers(now);
      teller.due(lane.status(isOnAir, now), now).ifPresent(statuses);
    }
  }

  /** Puts one source's calls under the channel's lock. */
  private final class LaneSink implements SourceSink {
    private final Lane lane;

    private LaneSink(Lane lane) {
      this.lane = lane;
    }

    @Override
    public void connected(Optional<String> remote) {
      synchronized (Channel.this) {
        lane.connect(remote);
        restart(lane);
        tell(clock.now());
      }
    }

    @Override
    public void tracks(List<Track> tracks) {
      synchronized (Channel.this) {
        lane.announce(tracks);
        restart(lane);
      }
    }

    @Override
    public void packet(SourcePacket packet) {
      synchronized (Channel.this) {
        MediaTime now = clock.now();
        deliver(lane, lane.accept(packet, now), now);
      }
    }

    @Override
    public void dropped(long packets) {
      synchronized (Channel.this) {
        lane.drop(packets);
      }
    }

    @Override
    public void disconnected(Optional<Message> why) {
      synchronized (Channel.this) {
        lane.disconnect(why, clock.now());
        restart(lane);
        tell(clock.now());
      }
    }

    @Override
    public void refused(Message why) {
      synchronized (Channel.this) {
        lane.refuse(why, clock.now());
        tell(clock.now());
      }
    }
  }
}
