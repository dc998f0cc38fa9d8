package org.tribune.archive.recording;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;

/**
 * Records every public segment of every rendition as soon as it is whole: {@code
 * recordings/{broadcast}/{rendition}/{segment}.m4s}, and {@code init.mp4} before the first. What
 * was shown before the broadcast went on air is never written. A store that fails delays nobody:
 * what waits for it is bounded, and the operator is told. Safe for all threads.
 */
public final class SegmentRecorder implements Service {
  private static final long SPOOL_LIMIT = 64L << 20;

  /** Broadcasts that are remembered, at most: an ended one only to drop late entries. */
  private static final int MOST_BROADCASTS = 256;

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final Spool spool;
  private final StoreWriter writer;
  private final Map<BroadcastId, BroadcastRecording> recordings = new LinkedHashMap<>();
  private Optional<Subscription> subscription = Optional.empty();
  private boolean closed = false;

  /**
   * A recorder for what {@code log} brings; the ledger and the catalogue are started and closed by
   * their owner.
   */
  public SegmentRecorder(
      EventLog log,
      BroadcastLedger ledger,
      ObjectStore store,
      Catalogue catalogue,
      MediaClock clock) {
    this(log, ledger, store, clock, SPOOL_LIMIT);
  }

  SegmentRecorder(
      EventLog log, BroadcastLedger ledger, ObjectStore store, MediaClock clock, long spoolLimit) {
    this.log = log;
    this.ledger = ledger;
    this.spool = new Spool(spoolLimit);
    this.writer = new StoreWriter(spool, store, new StoreAlerts(log, clock));
  }

  @Override
  public synchronized void start() {
    writer.start();
    ledger.onChange(this::changed);
    // A restart finds the parts of the segment in progress in the log; what it stores again is the
    // same.
    subscription = Optional.of(log.follow(Topics.RENDITIONS, StartFrom.EARLIEST, this::read));
  }

  private void read(LogEntry<RenditionEntry> entry) {
    BroadcastId id = new BroadcastId(entry.key());
    synchronized (recordings) {
      BroadcastRecording recording = recordings.computeIfAbsent(id, BroadcastRecording::new);
      recording.accept(entry.value());
      ledger.find(id).ifPresent(broadcast -> release(recording, broadcast));
      forgetOldest();
    }
  }

  private void changed(Broadcast broadcast) {
    synchronized (recordings) {
      Optional.ofNullable(recordings.get(broadcast.id()))
          .ifPresent(recording -> release(recording, broadcast));
    }
  }

  private void release(BroadcastRecording recording, Broadcast broadcast) {
    recording.release(
        broadcast,
        (name, content) ->
            spool.add(
                new Spool.Item(broadcast.channel(), name, content, name.endsWith("/init.mp4"))));
  }

  private void forgetOldest() {
    Iterator<BroadcastRecording> oldest = recordings.values().iterator();
    while (recordings.size() > MOST_BROADCASTS && oldest.hasNext()) {
      if (oldest.next().isEnded()) {
        oldest.remove();
      }
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    subscription.ifPresent(Subscription::close);
    if (subscription.isPresent()) {
      writer.close();
    }
  }
}
