package org.tribune.archive.recording;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;

/**
 * Records every public segment of every rendition: each part is written to the spool as it comes,
 * each whole segment to the store and into the catalogue. What was shown before the broadcast went
 * on air is never written. A store or catalogue that fails delays nobody: what waits is bounded,
 * and the operator is alerted. Safe for all threads.
 */
public final class SegmentRecorder implements Service {
  /** Broadcasts that are remembered, at most: an ended one only to drop late entries. */
  private static final int MOST_BROADCASTS = 256;

  /** How long nothing must come of an ended broadcast whose transcoder never wrote its last. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** The same, if nothing came of it since the start: it was over before. */
  private static final Duration SILENCE_FROM_START = Duration.ofSeconds(5);

  private static final Duration LONGEST_CALL_AT_THE_STOP = Duration.ofSeconds(10);

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final MediaClock clock;
  private final Spool spool;
  private final DiskSpool disk;
  private final SpoolAlert spoolAlert;
  private final SegmentStorer storer;
  private final StoreWriter writer;
  private final BroadcastSaver broadcasts;
  private final RecalledBroadcasts recalled;
  private final LogPruning pruning;
  private final RecordingCloser closer;
  private final CatalogueThread catalogueThread;
  private final Map<BroadcastId, BroadcastRecording> recordings = new LinkedHashMap<>();
  private final long started = System.nanoTime();
  private Optional<Subscription> subscription = Optional.empty();
  private boolean closed = false;

  /**
   * A recorder for what {@code log} brings; ledger, store and catalogue are started and closed by
   * their owner.
   *
   * @param kinds what the broadcasts of a channel are
   */
  public SegmentRecorder(
      EventLog log,
      BroadcastLedger ledger,
      ObjectStore store,
      Catalogue catalogue,
      Function<ChannelId, RecordingKind> kinds,
      MediaClock clock,
      SpoolBounds bounds) {
    this.log = log;
    this.ledger = ledger;
    this.clock = clock;
    this.spool = new Spool(bounds.memoryBytes());
    this.disk = new DiskSpool(bounds.directory(), bounds.diskBytes());
    RaisedAlerts alerts = new RaisedAlerts(log, clock);
    this.spoolAlert = new SpoolAlert(alerts);
    this.storer = new SegmentStorer(store, catalogue, kinds, disk);
    this.broadcasts = new BroadcastSaver(catalogue);
    this.recalled = new RecalledBroadcasts(ledger, catalogue);
    this.pruning = new LogPruning(log, ledger, catalogue);
    ledger.onForgotten(pruning::forgotten);
    this.closer = new RecordingCloser(catalogue, ledger, recalled, this::isSettled);
    this.catalogueThread = new CatalogueThread(this::keepCatalogue);
    this.writer =
        new StoreWriter(
            spool,
            storer,
            new StoreAlerts(alerts, clock),
            catalogueThread::wake,
            LONGEST_CALL_AT_THE_STOP);
  }

  @Override
  public synchronized void start() {
    synchronized (recordings) {
      new SpoolRecovery(disk).find().forEach(this::recover);
    }
    ledger.onChange(this::changed);
    // What changed before this listener was added.
    ledger.all().forEach(this::changed);
    writer.start();
    catalogueThread.start();
    // A restart finds in the log what a process before did not take; what it had stored is known.
    subscription = Optional.of(log.follow(Topics.RENDITIONS, StartFrom.EARLIEST, this::read));
  }

  private void recover(SpoolRecovery.LeftBroadcast found) {
    recordings.computeIfAbsent(found.id(), BroadcastRecording::new).recover(found);
    closer.watch(found.id());
  }

  private void read(LogEntry<RenditionEntry> entry) {
    BroadcastId id = new BroadcastId(entry.key());
    synchronized (recordings) {
      BroadcastRecording recording = recordings.computeIfAbsent(id, BroadcastRecording::new);
      recording.accept(entry.value());
      recalled.find(id).ifPresent(broadcast -> recording.release(broadcast, Desk::new));
      forgetOldest();
    }
    if (entry.value() instanceof RenditionEnd) {
      catalogueThread.wake();
    }
  }

  private void changed(Broadcast broadcast) {
    broadcasts.changed(broadcast);
    synchronized (recordings) {
      Optional.ofNullable(recordings.get(broadcast.id()))
          .ifPresent(recording -> recording.release(broadcast, Desk::new));
    }
    catalogueThread.wake();
  }

  /** Where the segments of one rendition go. */
  private final class Desk implements SegmentSink {
    private final Broadcast broadcast;
    private final RenditionFormat format;
    private final String rendition;

    Desk(Broadcast broadcast, RenditionFormat format, String rendition) {
      this.broadcast = broadcast;
      this.format = format;
      this.rendition = rendition;
    }

    @Override
    public SpoolFile open(long number) throws IOException {
      return disk.open(broadcast.id(), format, rendition, number);
    }

    @Override
    public void take(long number, Content content, Instant since) {
      closer.watch(broadcast.id());
      spool.add(new WaitingSegment(broadcast, format, rendition, number, content, since));
    }

    @Override
    public void take(long number, Content content) {
      take(number, content, clock.now().toInstant());
    }

    @Override
    public void drop(long number, Content content) {
      if (content instanceof Content.OnDisk file) {
        disk.remove(file.file(), file.length());
      }
    }

    @Override
    public void spoolFailed(IOException cause) {
      spoolAlert.failed(broadcast.channel(), cause);
    }

    @Override
    public void spoolWorked() {
      spoolAlert.worked(broadcast.channel());
    }
  }

  private void forgetOldest() {
    Iterator<BroadcastRecording> oldest = recordings.values().iterator();
    while (recordings.size() > MOST_BROADCASTS && oldest.hasNext()) {
      if (oldest.next().isEnded()) {
        oldest.remove();
      }
    }
  }

  private void keepCatalogue() {
    // Until then a broadcast may look as it was before its last events.
    if (ledger.isCurrent()) {
      broadcasts.save(ledger);
      pruning.run();
      recall();
    }
    for (BroadcastId complete : closer.close()) {
      storer.forget(complete);
      disk.forget(complete);
      recalled.forget(complete);
    }
  }

  /**
   * The log may lose what was on air; the transcoder goes on, or a process before left segments.
   */
  private void recall() {
    if (!isSilent(started, SILENCE_FROM_START)) {
      return;
    }
    List<BroadcastId> lost;
    synchronized (recordings) {
      lost = recordings.keySet().stream().filter(recalled::isLost).toList();
    }
    for (BroadcastId id : lost) {
      recalled
          .recall(id)
          .ifPresent(
              broadcast -> {
                synchronized (recordings) {
                  Optional.ofNullable(recordings.get(id))
                      .ifPresent(recording -> recording.release(broadcast, Desk::new));
                }
              });
    }
  }

  /** True once nothing of an ended broadcast is to come or waits. */
  private boolean isSettled(BroadcastId id) {
    synchronized (recordings) {
      BroadcastRecording recording = recordings.get(id);
      if (recording == null) {
        return isSilent(started, SILENCE_FROM_START) && !spool.holds(id);
      }
      Duration patience = recording.isHeard() ? SILENCE : SILENCE_FROM_START;
      if (!recording.isEnded() && isSilent(recording.lastEntry(), patience)) {
        recording.end();
        recalled.find(id).ifPresent(broadcast -> recording.release(broadcast, Desk::new));
      }
      return recording.isEnded() && !recording.holdsLeft() && !spool.holds(id);
    }
  }

  private static boolean isSilent(long since, Duration patience) {
    return System.nanoTime() - since > patience.toNanos();
  }

  /** The bytes that wait on this machine's disk, segments in progress included. */
  public long spooledBytes() {
    return disk.bytes();
  }

  /** How many segments wait for the store. */
  public int waitingSegments() {
    return spool.backlog().segments();
  }

  /** For how long the oldest segment has waited for the store; zero if none waits. */
  public Duration oldestWaiting() {
    return spool.backlog().age(clock.now().toInstant());
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
      catalogueThread.close();
    }
  }
}
