package org.tribune.ingest.rtmp;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.contribution.Track;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;
import org.tribune.ingest.source.SourcePacket;
import org.tribune.ingest.source.SourceSink;

/**
 * Carries what is published with one stream key from the event loops to its sink, in order, on a
 * virtual thread that lives while there is something to hand over. At most one {@link Publication}
 * at a time has the sink's ear. Safe for all threads; never blocks its callers.
 */
final class SinkFeed {
  private static final Logger log = LoggerFactory.getLogger(SinkFeed.class);

  /** The connection behind a publication. Called on any thread; must not block nor call back. */
  interface Publisher {
    /** Somebody else publishes with the same key now. */
    void replaced();

    /** The sink is behind: stop reading from the peer. */
    void pause();

    /** It has caught up. */
    void resume();
  }

  /** Bytes that an event without data counts for. */
  private static final int EVENT_BYTES = 64;

  private record Event(int bytes, Runnable call) {}

  private final String name;
  private final SourceSink sink;
  private final int capacity;
  private final TakeOvers takeOvers;
  private final Queue<Event> events = new ArrayDeque<>();
  private long held;
  private long refused;
  private boolean draining;
  private boolean paused;
  private @Nullable Publication current;

  SinkFeed(String name, SourceSink sink, int capacity, MediaClock clock) {
    this.name = name;
    this.sink = sink;
    this.capacity = capacity;
    this.takeOvers = new TakeOvers(clock);
  }

  /** What the operator calls it. */
  String name() {
    return name;
  }

  /**
   * Gives the sink to {@code publisher}, and ends the one before; or gives nothing, and reports it
   * to the sink, if the two have thrown each other out too often.
   */
  Optional<Publication> take(Publisher publisher, String remote) {
    Publication next = new Publication(publisher);
    synchronized (this) {
      Publication previous = current;
      if (previous != null && !takeOvers.allow()) {
        add(EVENT_BYTES, () -> sink.refused(RtmpMessages.twoEncoders(remote)));
        return Optional.empty();
      }
      if (previous != null) {
        add(EVENT_BYTES, () -> sink.disconnected(Optional.of(RtmpMessages.REPLACED)));
        previous.publisher.replaced();
      }
      current = next;
      paused = false; // the one before was paused, not this one
      add(EVENT_BYTES, () -> sink.connected(Optional.of(remote)));
    }
    return Optional.of(next);
  }

  /** One connection's time with the sink. What it gives after it was replaced is ignored. */
  final class Publication {
    private final Publisher publisher;

    private Publication(Publisher publisher) {
      this.publisher = publisher;
    }

    void tracks(List<Track> tracks) {
      offer(EVENT_BYTES, () -> sink.tracks(tracks));
    }

    /** Refuses it if the sink is so far behind that even pausing did not help. */
    void packet(SourcePacket packet) {
      synchronized (SinkFeed.this) {
        if (held > 2L * capacity) {
          refused++;
          return;
        }
      }
      offer(EVENT_BYTES + packet.data().length(), () -> sink.packet(packet));
    }

    void dropped(long packets) {
      offer(EVENT_BYTES, () -> sink.dropped(packets));
    }

    /** The end of it; false if it was over already. */
    boolean end(Optional<Message> why) {
      synchronized (SinkFeed.this) {
        if (current != this) {
          return false;
        }
        current = null;
        add(EVENT_BYTES, () -> sink.disconnected(why));
        return true;
      }
    }

    private void offer(int bytes, Runnable call) {
      synchronized (SinkFeed.this) {
        if (current != this) {
          return;
        }
        if (refused > 0) {
          long packets = refused;
          refused = 0;
          add(EVENT_BYTES, () -> sink.dropped(packets));
        }
        add(bytes, call);
        if (held > capacity && !paused) {
          paused = true;
          publisher.pause();
        }
      }
    }
  }

  private synchronized void add(int bytes, Runnable call) {
    events.add(new Event(bytes, call));
    held += bytes;
    if (!draining) {
      draining = true;
      Thread.ofVirtual().name("rtmp " + name).start(this::drain);
    }
  }

  private void drain() {
    for (Event event = next(); event != null; event = next()) {
      try {
        event.call().run();
      } catch (RuntimeException e) {
        log.error(
            "{}: what was published can't be processed, because of a bug in Tribune", name, e);
      }
      release(event.bytes());
    }
  }

  private synchronized @Nullable Event next() {
    Event event = events.poll();
    draining = event != null;
    return event;
  }

  private synchronized void release(int bytes) {
    held -= bytes;
    if (paused && held <= capacity / 2) {
      paused = false;
      if (current != null) {
        current.publisher.resume();
      }
    }
  }
}
