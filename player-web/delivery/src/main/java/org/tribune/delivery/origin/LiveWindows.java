package org.tribune.delivery.origin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.hls.DateRange;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.origin.playlist.PlaylistAudience;

/** The live windows of all broadcasts, fed by the log. Safe for all threads. */
public final class LiveWindows implements Service {
  /** How long an ended broadcast can still be watched at its live address. */
  public static final Duration AFTER_END = WindowMemory.REWIND;

  /** Then its segments stay fetchable for as long as its playlist was (B22 6.2.2). */
  private static final Duration FORGOTTEN_AFTER = AFTER_END.multipliedBy(2).plusMinutes(1);

  /** Of the process's account: below it windows are given more again. */
  private static final int ROOMY_PERCENT = 80;

  /** Windows go by whole segments, so they are given a little less than there is. */
  private static final int TARGET_PERCENT = 90;

  private static final Logger LOG = LoggerFactory.getLogger(LiveWindows.class);

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final Catalogue catalogue;
  private final LiveTranscripts transcripts;
  private final Optional<String> recognised;
  private final Function<BroadcastId, List<DateRange>> dateRanges;
  private final MediaClock clock;
  private final Optional<Archive> archive;
  private final Map<BroadcastId, LiveWindow> windows = new ConcurrentHashMap<>();
  private final WindowBudget budget = new WindowBudget();
  private final Withdrawals withdrawals;
  private volatile BooleanSupplier roomy = () -> true;
  private Optional<Subscription> subscription = Optional.empty();
  private final CountDownLatch filled = new CountDownLatch(1);
  private volatile boolean current = false;
  private final List<Consumer<List<String>>> withheld = new CopyOnWriteArrayList<>();

  /**
   * Windows on what {@code log} brings, which read from {@code store} what has left memory.
   *
   * @param catalogue of what was broadcast before this process began
   * @param transcripts what is said; must be started before
   * @param recognised the language that a recogniser listens for, if there is one
   * @param dateRanges what is marked in a broadcast, by time
   */
  public LiveWindows(
      EventLog log,
      BroadcastLedger ledger,
      Optional<ObjectStore> store,
      Catalogue catalogue,
      LiveTranscripts transcripts,
      Optional<String> recognised,
      Function<BroadcastId, List<DateRange>> dateRanges,
      MediaClock clock) {
    this.log = log;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.transcripts = transcripts;
    this.recognised = recognised;
    this.dateRanges = dateRanges;
    this.clock = clock;
    this.archive = store.map(Archive::new);
    this.withdrawals = new Withdrawals(catalogue, windows::remove);
  }

  /** Has the windows hold no more than {@code memory} allows; to be called before the start. */
  public void countedIn(MemoryAccount memory) {
    archive.ifPresent(each -> memory.hold(MemoryUse.STORE_CACHE, each::held, each::letGo));
    memory.hold(MemoryUse.ENDED_WINDOWS, () -> held(true), bytes -> letGo(true, bytes));
    memory.hold(MemoryUse.WINDOWS, () -> held(false), bytes -> letGo(false, bytes));
    roomy = () -> memory.held() < memory.size() / 100 * ROOMY_PERCENT;
  }

  private long held(boolean ended) {
    return windows.values().stream().mapToLong(window -> window.held(ended)).sum();
  }

  /** Each is given the same; it takes effect with the next segment. */
  private void letGo(boolean ended, long bytes) {
    long holding = windows.values().stream().filter(window -> window.held(ended) > 0).count();
    long less = (held(ended) - bytes) / 100 * TARGET_PERCENT;
    budget.limit(ended, less / Math.max(1, holding));
  }

  @Override
  public synchronized void start() {
    ledger.onChange(broadcast -> update(broadcast.id()));
    transcripts.onChange(this::heard);
    subscription =
        Optional.of(
            log.follow(Topics.RENDITIONS, StartFrom.EARLIEST, this::accept, filled::countDown));
  }

  @Override
  public synchronized void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
    archive.ifPresent(Archive::close);
  }

  /**
   * Waits until this process has read what happened to the broadcasts, and what was made of them,
   * before its start: until then nothing on air is public here, since it may have been withheld. If
   * the log does not answer for so long, the rest is served without.
   */
  public void awaitCurrent(Duration patience) {
    Thread reading = Thread.ofVirtual().name("ledger-current").start(this::readUpToNow);
    try {
      if (!reading.join(patience) || !filled.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The event log does not answer: no live playlist is served before it does");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readUpToNow() {
    try {
      ledger.awaitCurrent();
      // The ledger may know more than it has notified.
      windows.keySet().forEach(this::update);
      current = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** True once this process serves what those serve that have run for longer. */
  public boolean isReady() {
    return current && filled.getCount() == 0;
  }

  /**
   * Has {@code listener} called with the addresses of what is withheld of a broadcast on air, all
   * of them each time another passage is, once nothing is given there any more; on the ledger's
   * thread or the log's, so it must not block.
   */
  public void onWithheld(Consumer<List<String>> listener) {
    withheld.add(listener);
  }

  private void accept(LogEntry<RenditionEntry> entry) {
    BroadcastId id = new BroadcastId(entry.key());
    if (!withdrawals.contains(id)) {
      windows.computeIfAbsent(id, this::open).accept(entry.value());
    }
  }

  private LiveWindow open(BroadcastId id) {
    LiveWindow window =
        new LiveWindow(
            id,
            new WindowMemory(archive, budget),
            new LiveCaptions(transcripts.of(id), recognised),
            archive.map(each -> new RecordedBeginning(id, catalogue, each)),
            names -> withheld.forEach(each -> each.accept(names)),
            clock.now());
    window.update(() -> ledger.find(id));
    window.mark(() -> dateRanges.apply(id));
    return window;
  }

  /** Something else is marked in a broadcast. */
  public void mark(BroadcastId id) {
    Optional.ofNullable(windows.get(id))
        .ifPresent(window -> window.mark(() -> dateRanges.apply(id)));
  }

  private void heard(BroadcastId id) {
    Optional.ofNullable(windows.get(id)).ifPresent(LiveWindow::heard);
  }

  /** Has the window of a broadcast follow what the ledger knows of it by now. */
  public void update(BroadcastId id) {
    LiveWindow window = windows.get(id);
    if (window != null) {
      window.update(() -> ledger.find(id));
    }
  }

  /** Answers who waited too long, and forgets what is long over; called about twice a second. */
  public void tick() {
    MediaTime now = clock.now();
    windows.values().forEach(window -> window.tick(now));
    if (roomy.getAsBoolean()) {
      budget.widen();
    }
    windows.entrySet().removeIf(entry -> isForgotten(entry.getKey(), entry.getValue(), now));
    withdrawals.look(windows.keySet().stream().filter(this::hasEnded).toList());
  }

  private boolean hasEnded(BroadcastId id) {
    return ledger.find(id).flatMap(Broadcast::endedAt).isPresent();
  }

  /**
   * What memory holds of an ended broadcast may not be watched any more: its recording is to be
   * corrected, or deleted. Other processes find out within a second or so.
   */
  public void withdraw(BroadcastId id) {
    withdrawals.add(id);
  }

  private boolean isForgotten(BroadcastId id, LiveWindow window, MediaTime now) {
    Optional<Broadcast> broadcast = ledger.find(id);
    // The ledger may have notified a change while the window was being opened.
    broadcast
        .filter(known -> !window.broadcast().equals(Optional.of(known)))
        .ifPresent(known -> update(id));
    return broadcast
        .flatMap(Broadcast::endedAt)
        .map(at -> now.toInstant().isAfter(at.plus(FORGOTTEN_AFTER)))
        .orElse(false);
  }

  /** The window of a broadcast; none before it is known what of it is public. */
  Optional<LiveWindow> find(BroadcastId id) {
    return current ? Optional.ofNullable(windows.get(id)) : Optional.empty();
  }

  /** The broadcast that a channel's live address shows to {@code audience}. */
  Optional<Broadcast> shownOn(ChannelId channel, PlaylistAudience audience) {
    Optional<Broadcast> open =
        ledger
            .openOn(channel)
            .filter(broadcast -> audience == PlaylistAudience.OPERATOR || broadcast.isPublic());
    return open.isPresent() ? open : ledger.latestPublicOn(channel).filter(this::isStillShown);
  }

  /** True until a while after its end, unless its recording is corrected or deleted before. */
  public boolean isStillShown(Broadcast broadcast) {
    return !withdrawals.contains(broadcast.id())
        && broadcast
            .endedAt()
            .map(at -> clock.now().toInstant().isBefore(at.plus(AFTER_END)))
            .orElse(true);
  }

  /** Reads an object of the archive and gives it to {@code answer} on {@code loop}. */
  void read(String name, Executor loop, Consumer<Optional<Bytes>> answer) {
    if (archive.isEmpty()) {
      answer.accept(Optional.empty());
    } else {
      archive.get().read(name, found -> loop.execute(() -> answer.accept(found)));
    }
  }

  /** How many requests wait. */
  public int waiting() {
    return windows.values().stream().mapToInt(LiveWindow::waiting).sum();
  }
}
