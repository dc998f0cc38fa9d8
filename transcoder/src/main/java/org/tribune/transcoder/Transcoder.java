package org.tribune.transcoder;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.Subscription;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;
import org.tribune.transcoder.effort.RenditionViewers;

/**
 * The transcoder stage: takes its share of the open broadcasts from the log and makes their
 * renditions. Run as many as there are machines; each broadcast is made by one at a time, and
 * passes to another when that one dies.
 */
public final class Transcoder implements Service {
  private static final String GROUP = "transcoders";
  private static final long BEAT_MILLIS = 100;
  private static final Duration REHEARSAL_DELAY = Duration.ofSeconds(5);

  private final TranscoderContext context;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("transcoder-beat").daemon().factory());
  private Optional<Subscription> subscription = Optional.empty();

  /** A transcoder on {@code log}; {@code ledger} is started by its owner. */
  public Transcoder(TribuneConfig config, EventLog log, BroadcastLedger ledger, MediaClock clock) {
    this.context =
        new TranscoderContext(
            config,
            log,
            ledger,
            clock,
            clock.now().toInstant(),
            new RenditionViewers(log, clock),
            ConcurrentHashMap.newKeySet());
  }

  @Override
  public synchronized void start() {
    context.viewers().start();
    subscription =
        Optional.of(
            context
                .log()
                .share(
                    Topics.CONTRIBUTION,
                    GROUP,
                    (key, checkpoint) -> new BroadcastTranscoder(key, checkpoint, context)));
    var _ =
        beat.scheduleAtFixedRate(
            () -> context.beats().forEach(BroadcastTranscoder::beat),
            BEAT_MILLIS,
            BEAT_MILLIS,
            TimeUnit.MILLISECONDS);
    Thread.ofPlatform().name("transcoder-rehearsal").daemon().start(this::rehearse);
  }

  /** Only in idle time: who has a broadcast already learns by doing. */
  private void rehearse() {
    try {
      Thread.sleep(REHEARSAL_DELAY);
      if (context.beats().isEmpty()) {
        new Rehearsal(context).run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    beat.shutdownNow();
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
    context.viewers().close();
  }
}
