package org.tribune.delivery.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Passage;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
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
 * What is said in the broadcasts that are on air, as the log brings it; what was said before this
 * process began is read in the catalogue. Nothing is given of a passage that may not be heard, or
 * of a broadcast that is not public. Safe for all threads.
 */
public final class LiveTranscripts implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTranscripts.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String instance = UUID.randomUUID().toString().substring(0, 8);
  private final EventLog log;
  private final BroadcastLedger ledger;
  private final Catalogue catalogue;
  private final List<CaptionSource> order;
  private final Map<BroadcastId, OpenTranscript> open = new ConcurrentHashMap<>();
  private final List<Consumer<BroadcastId>> listeners = new CopyOnWriteArrayList<>();
  private Optional<Subscription> subscription = Optional.empty();

  /**
   * The transcripts of what {@code ledger} knows as on air.
   *
   * @param order the best source first
   */
  public LiveTranscripts(
      EventLog log, BroadcastLedger ledger, Catalogue catalogue, List<CaptionSource> order) {
    this.log = log;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.order = List.copyOf(order);
  }

  @Override
  public synchronized void start() {
    ledger.onChange(this::changed);
    ledger.onForgotten(open::remove);
    subscription = Optional.of(log.follow(Topics.CAPTIONS, StartFrom.EARLIEST, this::accept));
  }

  @Override
  public synchronized void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
  }

  /**
   * Has {@code listener} called each time that something else is read of a broadcast; on the log's
   * thread or the ledger's, so it must not block.
   */
  public void onChange(Consumer<BroadcastId> listener) {
    listeners.add(listener);
  }

  private void accept(LogEntry<LiveCaption> entry) {
    BroadcastId id = new BroadcastId(entry.key());
    if (transcript(id).accept(List.of(entry.value()))) {
      tell(id);
    }
  }

  /** The transcript, begun with what the catalogue knows of it. */
  private OpenTranscript transcript(BroadcastId id) {
    return open.computeIfAbsent(
        id,
        _ -> {
          OpenTranscript begun = new OpenTranscript(order);
          ledger.find(id).ifPresent(each -> begun.hide(hidden(each)));
          Thread.ofVirtual().name("recalled-transcript").start(() -> recall(id, begun));
          return begun;
        });
  }

  private void recall(BroadcastId id, OpenTranscript begun) {
    try {
      if (begun.accept(catalogue.transcripts().find(id))) {
        tell(id);
      }
    } catch (CatalogueException e) {
      LOG.warn(
          "Broadcast {}: what was said before this process began can't be read in the catalogue",
          id,
          e);
    } finally {
      begun.recalled();
    }
  }

  private void changed(Broadcast broadcast) {
    OpenTranscript known = open.get(broadcast.id());
    if (known != null && known.hide(hidden(broadcast))) {
      tell(broadcast.id());
    }
  }

  /** Where nothing may be heard, and all that was said before the broadcast went on air. */
  private static List<Passage> hidden(Broadcast broadcast) {
    List<Passage> hidden = new ArrayList<>(HiddenPassages.of(broadcast));
    broadcast
        .liveAt()
        .map(at -> MediaTime.of(at).minus(MediaTime.of(broadcast.origin())))
        .filter(at -> at.isAfter(MediaTime.ZERO))
        .ifPresent(at -> hidden.add(new Passage(MediaTime.ZERO, at)));
    return hidden;
  }

  private void tell(BroadcastId id) {
    listeners.forEach(each -> each.accept(id));
  }

  private Optional<OpenTranscript> readable(BroadcastId id) {
    return ledger.find(id).filter(Broadcast::isPublic).map(_ -> transcript(id));
  }

  /** Identifies this process: each process numbers its changes by itself. */
  public String instance() {
    return instance;
  }

  /**
   * Returns once what was said before this process began is known too, or two seconds later if the
   * catalogue is slow. Blocks.
   */
  public void awaitRecalled(BroadcastId id) {
    if (!readable(id).map(each -> each.awaitRecalled(PATIENCE)).orElse(true)) {
      LOG.debug("Broadcast {}: the catalogue is slow, what was said before comes later", id);
    }
  }

  /** The number of the last change; 0 while there is nothing to read. */
  public long version(BroadcastId id) {
    return readable(id).map(OpenTranscript::version).orElse(0L);
  }

  /**
   * What became another after a change, in the order in which it did.
   *
   * @param known the number of that change; 0: all that is shown
   */
  public List<ShownCaption> since(BroadcastId id, long known) {
    return readable(id).map(each -> each.since(known)).orElse(List.of());
  }

  /** What is read of a passage in a language, by its start. */
  public List<LiveCaption> shown(BroadcastId id, String language, Duration from, Duration to) {
    return readable(id).map(each -> each.shown(language, from, to)).orElse(List.of());
  }

  /** Which sources have written captions of a broadcast; for the staff. */
  public SpokenSources sources(BroadcastId id) {
    return readable(id).map(OpenTranscript::sources).orElse(SpokenSources.NONE);
  }

  /** The best source first. */
  public List<CaptionSource> order() {
    return order;
  }

  /** What is read of one broadcast. */
  public OnAirTranscript of(BroadcastId id) {
    return new OnAirTranscript() {
      @Override
      public long version() {
        return LiveTranscripts.this.version(id);
      }

      @Override
      public List<ShownCaption> since(long known) {
        return LiveTranscripts.this.since(id, known);
      }

      @Override
      public List<LiveCaption> shown(String language, Duration from, Duration to) {
        return LiveTranscripts.this.shown(id, language, from, to);
      }

      @Override
      public Map<String, Set<CaptionSource>> hands() {
        return readable(id).map(OpenTranscript::hands).orElse(Map.of());
      }
    };
  }

  /** The newest of this id, shown or not; for the staff. */
  public Optional<LiveCaption> find(BroadcastId id, String caption) {
    return Optional.ofNullable(open.get(id)).flatMap(each -> each.find(caption));
  }
}
