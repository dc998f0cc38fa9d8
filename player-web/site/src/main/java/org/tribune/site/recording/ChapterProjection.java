package org.tribune.site.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.chapter.MarkingTopic;
import org.tribune.catalogue.chapter.Markings;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.hls.DateRange;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.replay.DateRanges;

/**
 * What is marked in the broadcasts that are on air, or were a while ago. The catalogue keeps it;
 * the log notifies every process of each change at once, and the catalogue is looked at now and
 * then for what the log did not bring. Safe for all threads; listeners are called on the thread
 * that brought the change.
 */
public final class ChapterProjection implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ChapterProjection.class);
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final Markings markings;
  private final Function<ChannelId, Duration> publicationDelay;
  private final MediaClock clock;
  private final Map<BroadcastId, Marking> known = new ConcurrentHashMap<>();
  private final List<Consumer<Broadcast>> listeners = new CopyOnWriteArrayList<>();
  private Optional<Subscription> subscription = Optional.empty();
  private Optional<Thread> looking = Optional.empty();

  /**
   * A projection of what {@code log} brings and {@code markings} keeps.
   *
   * @param publicationDelay of a channel: marks wait as long as the picture
   */
  public ChapterProjection(
      EventLog log,
      BroadcastLedger ledger,
      Markings markings,
      Function<ChannelId, Duration> publicationDelay,
      MediaClock clock) {
    this.log = log;
    this.ledger = ledger;
    this.markings = markings;
    this.publicationDelay = publicationDelay;
    this.clock = clock;
  }

  /** Calls {@code listener} when something else is marked in a broadcast, or may be shown of it. */
  public void onChange(Consumer<Broadcast> listener) {
    listeners.add(listener);
  }

  @Override
  public synchronized void start() {
    ledger.onChange(this::tell);
    subscription =
        Optional.of(
            log.follow(MarkingTopic.MARKINGS, StartFrom.EARLIEST, entry -> take(entry.value())));
    looking = Optional.of(Thread.ofVirtual().name("chapters").start(this::keepLooking));
  }

  private void keepLooking() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        try {
          look();
        } catch (RuntimeException e) {
          // What is damaged in one marking must not end the looking.
          LOG.error("Chapter markers could not be looked up; it is retried", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
    looking.ifPresent(Thread::interrupt);
    looking = Optional.empty();
  }

  private void tell(Broadcast broadcast) {
    listeners.forEach(listener -> listener.accept(broadcast));
  }

  /** Takes a marking that the catalogue has by now, if it is newer than the one that is known. */
  public void take(Marking marking) {
    Optional<Broadcast> broadcast = ledger.find(marking.broadcast()).filter(this::isRemembered);
    if (broadcast.isEmpty()) {
      return;
    }
    boolean[] newer = new boolean[1];
    known.compute(
        marking.broadcast(),
        (id, before) -> {
          newer[0] = before == null || before.version() < marking.version();
          return newer[0] ? marking : before;
        });
    if (newer[0]) {
      tell(broadcast.get());
    }
  }

  private boolean isRemembered(Broadcast broadcast) {
    return broadcast
        .endedAt()
        .map(end -> clock.now().toInstant().isBefore(end.plus(REMEMBERED)))
        .orElse(true);
  }

  /**
   * Looks what the catalogue has of the broadcasts that are on air, and forgets those that are long
   * over.
   */
  private void look() {
    known.keySet().removeIf(id -> ledger.find(id).filter(this::isRemembered).isEmpty());
    try {
      for (Broadcast broadcast : ledger.all()) {
        if (broadcast.isOpen() || (isRemembered(broadcast) && !known.containsKey(broadcast.id()))) {
          markings.find(broadcast.id()).ifPresent(this::take);
        }
      }
    } catch (CatalogueException e) {
      LOG.debug("Chapter markers can't be looked up: {}", e.getMessage());
    }
  }

  /** What is marked in a broadcast, as far as it is known here. */
  public Marking of(BroadcastId broadcast) {
    return Optional.ofNullable(known.get(broadcast)).orElseGet(() -> Marking.none(broadcast));
  }

  /**
   * What the public may see of it, by time: as late as the picture, and nothing that a closed
   * session has taken away with it.
   */
  public List<Mark> shown(Broadcast broadcast) {
    List<Mark> marks = Chapters.shown(of(broadcast.id()), broadcast);
    Duration delay = publicationDelay.apply(broadcast.channel());
    if (delay.isZero() || !broadcast.isOpen()) {
      return marks;
    }
    Instant present = clock.now().toInstant().minus(delay);
    Optional<Instant> hidden = hiddenSince(broadcast);
    return marks.stream()
        .filter(mark -> !mark.start().isAfter(present))
        .filter(mark -> hidden.map(mark.start()::isBefore).orElse(true))
        .toList();
  }

  /** How much later than it is filmed a channel's picture is seen. */
  public Duration publicationDelay(ChannelId channel) {
    return publicationDelay.apply(channel);
  }

  /**
   * Since when neither item nor floor is shown to the public, by when pictures were filmed: a
   * closed session took them away with the picture, and with what was held back of it.
   */
  public Optional<Instant> hiddenSince(Broadcast broadcast) {
    return broadcast
        .itemHiddenSince()
        .map(since -> since.minus(publicationDelay.apply(broadcast.channel())));
  }

  /** The same as playlists carry it. */
  public List<DateRange> dateRanges(BroadcastId broadcast) {
    return ledger.find(broadcast).map(each -> DateRanges.of(shown(each))).orElse(List.of());
  }
}
