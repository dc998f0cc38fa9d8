package org.tribune.archive.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

/**
 * Writes what is said on air to the catalogue, twice a second: the last revision of each caption,
 * once its source has finished it. What is said where nothing may be heard is not written. While
 * the catalogue is away captions wait in memory, as many as the log would hold. Safe for all
 * threads.
 */
public final class TranscriptRecorder implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(TranscriptRecorder.class);

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** For how long captions wait for a recording that was not begun yet. */
  private static final Duration PATIENCE = Topics.CAPTIONS.retention();

  /**
   * Captions of one broadcast that wait to be recorded: three hours of debate. The oldest are
   * dropped first.
   */
  private static final int MOST_WAITING = 4_000;

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final Catalogue catalogue;
  private final Supplier<Instant> now;
  private final Map<BroadcastId, Waiting> waiting = new HashMap<>(); // guarded by this
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("archive-transcripts").unstarted(this::run);
  private Optional<Subscription> subscription = Optional.empty();
  private boolean failing = false; // the thread's own

  /** Captions of one broadcast that are not written yet, by their id. */
  private record Waiting(Map<String, LiveCaption> captions, Instant since) {}

  public TranscriptRecorder(
      EventLog log, BroadcastLedger ledger, Catalogue catalogue, Supplier<Instant> now) {
    this.log = log;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.now = now;
  }

  @Override
  public void start() {
    subscription = Optional.of(log.follow(Topics.CAPTIONS, StartFrom.EARLIEST, this::accept));
    thread.start();
  }

  private synchronized void accept(LogEntry<LiveCaption> entry) {
    LiveCaption caption = entry.value();
    if (caption.state() == CaptionState.PARTIAL) {
      return;
    }
    Map<String, LiveCaption> captions =
        waiting
            .computeIfAbsent(
                new BroadcastId(entry.key()), each -> new Waiting(new LinkedHashMap<>(), now.get()))
            .captions();
    captions.merge(caption.id(), caption, (known, next) -> next.replaces(known) ? next : known);
    if (captions.size() > MOST_WAITING) {
      captions.remove(captions.keySet().iterator().next());
    }
  }

  private void run() {
    try {
      while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        works();
      }
      works();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void works() {
    try {
      save();
      failing = false;
    } catch (CatalogueException e) {
      if (!failing) {
        LOG.error("What is said can't be written to the catalogue; it is retried", e);
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("Writing what is said to the catalogue failed", e);
    }
  }

  /**
   * Writes what waits. Blocks.
   *
   * @throws CatalogueException if the catalogue failed: what was not written waits on
   */
  private void save() {
    for (Map.Entry<BroadcastId, List<LiveCaption>> each : pending().entrySet()) {
      Optional<Recording> recording = catalogue.recording(each.getKey());
      if (recording.isPresent()) {
        var _ =
            catalogue.transcripts().save(each.getKey(), audible(recording.get(), each.getValue()));
        written(each.getKey(), each.getValue());
      } else {
        giveUpIfLate(each.getKey());
      }
    }
  }

  private synchronized Map<BroadcastId, List<LiveCaption>> pending() {
    waiting.values().removeIf(each -> each.captions().isEmpty());
    Map<BroadcastId, List<LiveCaption>> pending = new LinkedHashMap<>();
    waiting.forEach((id, each) -> pending.put(id, List.copyOf(each.captions().values())));
    return pending;
  }

  private synchronized void written(BroadcastId id, List<LiveCaption> captions) {
    Waiting left = waiting.get(id);
    if (left != null) {
      captions.forEach(each -> left.captions().remove(each.id(), each));
    }
  }

  /** What was never recorded, or is no more, has no transcript. */
  private synchronized void giveUpIfLate(BroadcastId id) {
    waiting.computeIfPresent(
        id, (_, each) -> each.since().plus(PATIENCE).isBefore(now.get()) ? null : each);
  }

  /** Those of passages that may be heard, or may be again once they are withheld no more. */
  private List<LiveCaption> audible(Recording recording, List<LiveCaption> captions) {
    List<Correction> corrections = catalogue.corrections(recording.id());
    List<Passage> hidden =
        HiddenPassages.forGood(recording, ledger.find(recording.id()), corrections);
    List<LiveCaption> audible = new ArrayList<>();
    for (LiveCaption each : captions) {
      MediaTime start = MediaTime.of(each.start());
      MediaTime end = MediaTime.of(each.end());
      if (hidden.stream().noneMatch(passage -> passage.touches(start, end))) {
        audible.add(each);
      }
    }
    return audible;
  }

  @Override
  public void close() {
    subscription.ifPresent(Subscription::close);
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
