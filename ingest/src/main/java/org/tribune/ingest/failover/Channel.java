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
  private final List<SourceState> states = new ArrayList<>();
  private Optional<SourceState> onAir = Optional.empty();
  private boolean opened = false;
  private boolean begun = false;
  private final StatusReporter teller = new StatusReporter();

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
      states.add(
          new SourceState(
              states.size(),
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
    return new StateSink(states.get(index));
  }

  /** The passing of time: call it every 50 ms or so. */
  public synchronized void tick() {
    MediaTime now = clock.now();
    for (SourceState state : states) {
      deliver(state, state.flush(now), now);
    }
    choose(now);
    followBroadcast(now);
    contribution.tick(now);
    tell(now);
  }

  /** True if a source delivers that can go on air. */
  public synchronized boolean delivers() {
    MediaTime now = clock.now();
    return states.stream().anyMatch(state -> state.delivers(now) && state.canBegin());
  }

  private void choose(MediaTime now) {
    Optional<SourceState> next = Choice.next(states, onAir, now);
    if (!next.equals(onAir)) {
      LOG.info(
          "Channel {}: {} is on air{}",
          id,
          next.map(SourceState::name).orElse("nothing"),
          onAir.map(state -> " instead of " + state.name()).orElse(""));
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
    SourceState state = onAir.get();
    begun = true;
    contribution.change(state.name(), state.tracks(), now);
    for (TimedPacket packet : state.cached()) {
      contribution.write(packet, state.begins(packet), now);
    }
  }

  private void deliver(SourceState state, List<TimedPacket> ready, MediaTime now) {
    if (ready.isEmpty()) {
      return;
    }
    // What begins just now has these already, with what is kept.
    boolean goesOn = opened && begun;
    followBroadcast(now);
    boolean isOnAir = onAir.isPresent() && onAir.get() == state;
    if (isOnAir && opened && goesOn) {
      for (TimedPacket packet : ready) {
        contribution.write(packet, state.begins(packet), now);
      }
    } else if (isOnAir) {
      begin(now);
    } else {
      choose(now);
    }
  }

  private void restart(SourceState state) {
    if (onAir.isPresent() && onAir.get() == state) {
      begun = false;
    }
  }

  private void tell(MediaTime now) {
    for (SourceState state : states) {
      boolean isOnAir = onAir.isPresent() && onAir.get() == state && state.delivers(now);
      teller.due(state.status(isOnAir, now), now).ifPresent(statuses);
    }
  }

  /** Puts one source's calls under the channel's lock. */
  private final class StateSink implements SourceSink {
    private final SourceState state;

    private StateSink(SourceState state) {
      this.state = state;
    }

    @Override
    public void connected(Optional<String> remote) {
      synchronized (Channel.this) {
        state.connect(remote);
        restart(state);
        tell(clock.now());
      }
    }

    @Override
    public void tracks(List<Track> tracks) {
      synchronized (Channel.this) {
        state.announce(tracks);
        restart(state);
      }
    }

    @Override
    public void packet(SourcePacket packet) {
      synchronized (Channel.this) {
        MediaTime now = clock.now();
        deliver(state, state.accept(packet, now), now);
      }
    }

    @Override
    public void dropped(long packets) {
      synchronized (Channel.this) {
        state.drop(packets);
      }
    }

    @Override
    public void disconnected(Optional<Message> why) {
      synchronized (Channel.this) {
        state.disconnect(why, clock.now());
        restart(state);
        tell(clock.now());
      }
    }

    @Override
    public void refused(Message why) {
      synchronized (Channel.this) {
        state.refuse(why, clock.now());
        tell(clock.now());
      }
    }
  }
}
