package org.tribune.site.participation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.question.Claim;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.time.MediaClock;

/**
 * The questions of the sittings that somebody looks at. The catalogue keeps them; it is asked each
 * second whether those of a watched sitting are others by now, by one row, and at once after this
 * process changed them. Safe for all threads; listeners are called on one thread, one after the
 * other.
 */
public final class QuestionProjection implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(QuestionProjection.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** After a change more may follow at once: nobody is notified more often. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final Duration WATCHED = Duration.ofMinutes(2);
  private static final int MOST_WATCHED = 200;

  private final Catalogue catalogue;
  private final Questions questions;
  private final QuestionsConfig config;
  private final RetentionPeriods periods;
  private final MediaClock clock;

  /** Nothing that blocks is done in its computations: loops wait for them. */
  private final Map<SittingId, Watched> watched = new ConcurrentHashMap<>();

  private final Map<SittingId, CompletableFuture<Optional<Snapshot>>> reading =
      new ConcurrentHashMap<>();
  private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
  private final Semaphore changes = new Semaphore(0);
  private Optional<Thread> looking = Optional.empty();

  /**
   * All of a sitting at one moment.
   *
   * @param number higher after each change
   * @param questions the oldest first, whatever became of them
   * @param supports of each that has any
   */
  public record Snapshot(
      SittingId sitting,
      long number,
      SubmissionWindow window,
      List<Question> questions,
      Map<QuestionId, Integer> supports,
      List<Report> reports,
      List<Claim> holds) {
    public Snapshot {
      questions = List.copyOf(questions);
      supports = Map.copyOf(supports);
      reports = List.copyOf(reports);
      holds = List.copyOf(holds);
    }

    /** The question of this id. */
    public Optional<Question> find(QuestionId id) {
      return questions.stream().filter(each -> each.id().equals(id)).findFirst();
    }
  }

  private record Watched(Snapshot snapshot, Instant usedAt) {}

  /**
   * A projection of what {@code catalogue} keeps.
   *
   * @param sendsMail true if whoever asks may leave an address
   */
  public QuestionProjection(
      Catalogue catalogue, QuestionsConfig config, boolean sendsMail, MediaClock clock) {
    this.periods = RetentionPeriods.of(config, sendsMail);
    this.catalogue = catalogue;
    this.questions = catalogue.questions();
    this.config = config;
    this.clock = clock;
  }

  /** Calls {@code listener} when anything of a watched sitting is another. */
  public void onChange(Consumer<Snapshot> listener) {
    listeners.add(listener);
  }

  @Override
  public synchronized void start() {
    looking = Optional.of(Thread.ofVirtual().name("questions").start(this::keepLooking));
  }

  @Override
  public synchronized void close() {
    looking.ifPresent(Thread::interrupt);
    looking = Optional.empty();
  }

  private void keepLooking() {
    try {
      while (true) {
        if (changes.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          changes.drainPermits();
        }
        lookAtAll();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAtAll() {
    Instant now = clock.now().toInstant();
    watched.values().removeIf(each -> now.isAfter(each.usedAt().plus(WATCHED)));
    for (SittingId sitting : List.copyOf(watched.keySet())) {
      try {
        lookAt(sitting);
      } catch (CatalogueException e) {
        LOG.debug("The questions of {} can't be looked up: {}", sitting, e.getMessage());
      } catch (RuntimeException e) {
        // What is damaged of one sitting must not end the looking.
        LOG.error("The questions of {} could not be looked up; it is tried again", sitting, e);
      }
    }
  }

  private void lookAt(SittingId sitting) {
    Watched before = watched.get(sitting);
    Optional<Sitting> found = catalogue.sittings().find(sitting);
    if (before == null || found.isEmpty()) {
      watched.remove(sitting);
      return;
    }
    SubmissionWindow window = window(found.get());
    if (questions.version(sitting) == before.snapshot().number()
        && window.equals(before.snapshot().window())) {
      return;
    }
    Snapshot now = read(sitting, window);
    watched.computeIfPresent(sitting, (id, each) -> new Watched(now, each.usedAt()));
    listeners.forEach(listener -> listener.accept(now));
  }

  /** Whether a sitting takes questions now. Blocks. */
  public SubmissionWindow window(Sitting sitting) {
    return SubmissionWindow.of(
        sitting, questions.questioning(sitting.id()), config, periods, clock.now().toInstant());
  }

  /** The number is read first: what changes meanwhile is found at the next look. */
  private Snapshot read(SittingId sitting, SubmissionWindow window) {
    long number = questions.version(sitting);
    return new Snapshot(
        sitting,
        number,
        window,
        questions.ofSitting(sitting),
        questions.supports(sitting),
        questions.reports(sitting),
        questions.holds(sitting, clock.now().toInstant()));
  }

  /**
   * The questions of a sitting, no older than a second or two; from now on it is watched for a
   * while. Blocks if it was not.
   */
  public Snapshot of(Sitting sitting) {
    SittingId id = sitting.id();
    Snapshot known = keepWatching(id).orElseGet(() -> readOnce(sitting));
    letOldestGo();
    return known;
  }

  /**
   * Many who come at once wait for one reading. It holds nothing that {@link #keepWatching} waits
   * for, which event loops call.
   */
  private Snapshot readOnce(Sitting sitting) {
    SittingId id = sitting.id();
    CompletableFuture<Optional<Snapshot>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<Snapshot>> others = reading.putIfAbsent(id, mine);
    if (others != null) {
      // Where theirs failed, ours says why.
      return others.join().orElseGet(() -> read(id, window(sitting)));
    }
    Optional<Snapshot> found = Optional.empty();
    try {
      Snapshot read = read(id, window(sitting));
      watched.put(id, new Watched(read, clock.now().toInstant()));
      found = Optional.of(read);
      return read;
    } finally {
      reading.remove(id);
      mine.complete(found);
    }
  }

  /** The same as it is in the catalogue now. Blocks. */
  public Snapshot fresh(Sitting sitting) {
    return read(sitting.id(), window(sitting));
  }

  /** Somebody goes on listening to a sitting; what is known of it. Never blocks. */
  public Optional<Snapshot> keepWatching(SittingId sitting) {
    Instant now = clock.now().toInstant();
    return Optional.ofNullable(
            watched.computeIfPresent(sitting, (id, each) -> new Watched(each.snapshot(), now)))
        .map(Watched::snapshot);
  }

  private void letOldestGo() {
    while (watched.size() > MOST_WATCHED) {
      watched.entrySet().stream()
          .min(Map.Entry.comparingByValue((one, other) -> one.usedAt().compareTo(other.usedAt())))
          .ifPresent(oldest -> watched.remove(oldest.getKey()));
    }
  }

  /** This process changed something: it is looked at now. */
  public void changed() {
    changes.release();
  }
}
