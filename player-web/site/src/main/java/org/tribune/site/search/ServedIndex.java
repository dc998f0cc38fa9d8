package org.tribune.site.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.store.ObjectStore;
import org.tribune.delivery.replay.CaptionedRecordings;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.search.index.Decided;
import org.tribune.site.search.index.Indexing;
import org.tribune.site.search.index.QuestionIndexing;
import org.tribune.site.search.index.RecordingIndexing;
import org.tribune.site.search.index.SearchAnalyzer;
import org.tribune.site.search.index.SearchIndex;
import org.tribune.site.search.index.TextReader;
import org.tribune.site.search.index.VideoIndexing;

/**
 * The index that is searched, and the thread in the background that makes it from the catalogue and
 * the store and keeps it up to date: one that a process before left is opened and compared with
 * them, and only what is another is put there again. Started and closed by one thread; the rest is
 * safe for all.
 */
final class ServedIndex implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ServedIndex.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * A stop waits no longer for the last of it to be written; the whole of it takes five seconds.
   */
  private static final Duration LEAVING = Duration.ofSeconds(3);

  private final Catalogue catalogue;
  private final MarkedRecordings marked;
  private final CaptionedRecordings captioned;
  private final Optional<ObjectStore> store;
  private final Path folder;
  private final Duration delay;
  private final SearchAnalyzer analyzer;
  private final Semaphore news = new Semaphore(0);
  private final CountDownLatch opened = new CountDownLatch(1);
  private final CountDownLatch filled = new CountDownLatch(1);
  private volatile long openedAt;
  private final CountDownLatch closing = new CountDownLatch(1);

  private volatile Decided decided = Decided.NOTHING;

  /** What is kept up to date, and answers as soon as it was compared with the catalogue. */
  private volatile Optional<Indexing> current = Optional.empty();

  private volatile Optional<Running> running = Optional.empty();

  /** What a search came upon in the index's files. */
  private volatile Optional<IOException> failure = Optional.empty();

  /** What the operator was told last and is still so. */
  private Optional<String> complaint = Optional.empty();

  private Optional<Thread> thread = Optional.empty();

  /** An index that answers, and what keeps it up to date. */
  record Running(Indexing indexing, Finder finder) {}

  ServedIndex(
      Catalogue catalogue,
      MarkedRecordings marked,
      CaptionedRecordings captioned,
      Optional<ObjectStore> store,
      Path folder,
      Duration delay,
      SearchAnalyzer analyzer) {
    this.catalogue = catalogue;
    this.marked = marked;
    this.captioned = captioned;
    this.store = store;
    this.folder = folder;
    this.delay = delay;
    this.analyzer = analyzer;
  }

  /** Has {@code reader} hear of each sitting that is put into the index; before the start. */
  void follow(Decided reader) {
    decided = reader;
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  @Override
  public void start() {
    LuceneLog.quiet();
    thread = Optional.of(Thread.ofPlatform().name("search-index").daemon().start(this::run));
  }

  private void run() {
    eraseQuestions();
    try {
      if (!delay.isZero()) {
        await(delay);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean isDoubtful = false;
    while (!isClosing() && !Thread.currentThread().isInterrupted()) {
      try {
        serve(isDoubtful);
      } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
        complain(e);
        isDoubtful = true;
        awaitRetry();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    eraseQuestions();
    opened.countDown();
    filled.countDown();
  }

  private void eraseQuestions() {
    try {
      SearchIndex.eraseQuestions(folder);
    } catch (IOException e) {
      complain(e);
    }
  }

  /** What is on disk stays as it was written down last; a damaged index is made anew. */
  private void complain(Exception failure) {
    String now = String.valueOf(failure.getMessage());
    if (!complaint.equals(Optional.of(now))) {
      LOG.error(
          "Nothing can be searched, since the index in {} can't be read or written ({}): check the"
              + " disk and the permissions; it is tried again each {} s",
          folder,
          now,
          RETRY.toSeconds());
    }
    complaint = Optional.of(now);
    opened.countDown();
  }

  private void awaitRetry() {
    try {
      var _ = closing.await(RETRY.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers searches until this is closed, or the index can't be read or written. */
  private void serve(boolean isDoubtful) throws IOException, InterruptedException {
    failure = Optional.empty();
    Optional<SearchIndex> before = reopened(isDoubtful);
    try (SearchIndex index =
        before.isPresent() ? before.get() : SearchIndex.empty(folder, analyzer)) {
      RecordingIndexing recordings =
          new RecordingIndexing(
              captioned, index.part(/* isPublic= */ true), index.speeches(), index.debates());
      Indexing indexing =
          new Indexing(
              catalogue.sittings(),
              catalogue.minutes(),
              decided,
              marked,
              index,
              new QuestionIndexing(catalogue.questions(), catalogue.sittings(), index.questions()),
              new VideoIndexing(catalogue.videos(), index.part(/* isPublic= */ true)),
              recordings,
              new TextReader(store),
              this::wake);
      current = Optional.of(indexing);
      Running now =
          new Running(indexing, new Finder(catalogue, index, marked, recordings, analyzer));
      if (before.isEmpty()) {
        answer(now);
      }
      keep(index, now);
      running = Optional.empty();
      index.save();
    } finally {
      running = Optional.empty();
      current = Optional.empty();
    }
  }

  private void answer(Running now) {
    running = Optional.of(now);
    openedAt = System.nanoTime();
    opened.countDown();
  }

  private Optional<SearchIndex> reopened(boolean isDoubtful) {
    try {
      return SearchIndex.open(folder, analyzer, isDoubtful);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The search index is rebuilt, since that in {} can't be opened", folder, e);
      return Optional.empty();
    }
  }

  /** Until something is to be done, or for so long. */
  private void await(Duration longest) throws InterruptedException {
    if (news.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }

  /** Has the thread look at once. */
  void wake() {
    news.release();
  }

  private void keep(SearchIndex index, Running now) throws InterruptedException, IOException {
    Indexing indexing = now.indexing();
    IndexUpkeep upkeep = new IndexUpkeep(index, indexing, marked);
    boolean isAway = false;
    while (!isClosing()) {
      boolean isMore = false;
      try {
        if (running.isEmpty() && indexing.confirm()) {
          answer(now);
        }
        upkeep.fill();
        filled.countDown();
        isMore = upkeep.look(LOOK);
        complaint = Optional.empty();
        isAway = false;
      } catch (UncheckedIOException | AlreadyClosedException e) {
        throw e;
      } catch (RuntimeException e) {
        // The catalogue or the store is away: it is tried again.
        if (!isAway) {
          LOG.warn("The search index can't be updated for now: {}", e.getMessage());
        }
        isAway = true;
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
      if (!isMore) {
        await(LOOK);
      }
    }
  }

  /**
   * The index, for which who comes first waits a moment: a small one is there at once, a large one
   * in part.
   *
   * @return empty while there is none
   */
  Optional<Running> awaited() {
    awaitFirst();
    return running;
  }

  /**
   * A search has come upon this in the index's files: at the next {@link #wake} it is opened anew.
   */
  void failed(IOException cause) {
    failure = Optional.of(cause);
  }

  private void awaitFirst() {
    try {
      if (running.isEmpty()) {
        wake();
        if (!opened.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("The search index did not open in 10 seconds");
        }
      }
      long left = openedAt + FIRST.toNanos() - System.nanoTime();
      if (filled.getCount() > 0 && left > 0) {
        var _ = filled.await(left, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    wake();
    current.ifPresent(Indexing::stop);
    try {
      if (thread.isPresent() && !thread.get().join(LEAVING)) {
        LOG.info("The search index stays as it was written down last: the next start goes on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
