package org.tribune.site.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.store.ObjectStore;
import org.tribune.delivery.replay.CaptionedRecordings;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.search.index.Indexing;
import org.tribune.site.search.index.QuestionIndexing;
import org.tribune.site.search.index.RecordingIndexing;
import org.tribune.site.search.index.SavedIndex;
import org.tribune.site.search.index.SearchAnalyzer;
import org.tribune.site.search.index.SearchIndex;
import org.tribune.site.search.index.TextReader;
import org.tribune.site.search.index.VideoIndexing;

/**
 * Search over sittings, their agendas, documents, published questions, reports and what is said in
 * recordings. Its index is made from the catalogue and the store, by a thread in the background;
 * one that a process before closed in order is opened, and only what changed is read again. {@link
 * #find} blocks and is safe for all threads; started and closed by one.
 */
public final class Search implements Service {
  /**
   * Lucene says of a module for vectors that it is missing: words need none. Held, or it is lost.
   */
  private static final java.util.logging.Logger LUCENE = quiet("org.apache.lucene");

  private static final Logger LOG = LoggerFactory.getLogger(Search.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /**
   * What was taken out leaves the files at once, as long as that takes no more than one part in so
   * many of the time: all that lies in a file with it is written anew.
   */
  private static final int PURGE_SHARE = 20;

  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Catalogue catalogue;
  private final MarkedRecordings marked;
  private final CaptionedRecordings captioned;
  private final Optional<ObjectStore> store;
  private final Path folder;
  private final Duration delay;
  private final SearchAnalyzer analyzer = new SearchAnalyzer();
  private final SearchQueryParser reader = new SearchQueryParser(analyzer);
  private final Semaphore news = new Semaphore(0);
  private final CountDownLatch opened = new CountDownLatch(1);
  private final CountDownLatch filled = new CountDownLatch(1);
  private volatile long openedAt;
  private volatile boolean isClosing;
  private volatile Optional<Running> running = Optional.empty();
  private Optional<Thread> thread = Optional.empty();

  private record Running(SearchIndex index, Indexing indexing, Finder finder) {}

  /**
   * A search.
   *
   * @param marked which chapters can be watched
   * @param captioned what is said in recordings
   * @param store where documents' texts are; absent: only titles are searched
   * @param folder of its own for the index
   * @param delay after which the index begins to be filled: the rest of the start goes first
   */
  public Search(
      Catalogue catalogue,
      MarkedRecordings marked,
      CaptionedRecordings captioned,
      Optional<ObjectStore> store,
      Path folder,
      Duration delay) {
    this.catalogue = catalogue;
    this.marked = marked;
    this.captioned = captioned;
    this.store = store;
    this.folder = folder;
    this.delay = delay;
  }

  private static java.util.logging.Logger quiet(String name) {
    java.util.logging.Logger logger = java.util.logging.Logger.getLogger(name);
    logger.setLevel(Level.SEVERE);
    return logger;
  }

  @Override
  public void start() {
    LUCENE.fine("The search's index will be made");
    thread = Optional.of(Thread.ofPlatform().name("search-index").daemon().start(this::run));
  }

  private void run() {
    try {
      // What a process left that was killed may have been withdrawn since: it is erased.
      Optional<SavedIndex> saved = SavedIndex.take(folder);
      if (!delay.isZero()) {
        await(delay);
      }
      if (isClosing) {
        if (saved.isPresent()) {
          saved.get().write(folder);
        }
        return;
      }
      Optional<SearchIndex> before = saved.flatMap(this::reopened);
      SearchIndex index = before.isPresent() ? before.get() : SearchIndex.empty(folder, analyzer);
      VideoIndexing reports =
          new VideoIndexing(catalogue.videos(), index.part(/* isPublic= */ true));
      RecordingIndexing recordings =
          new RecordingIndexing(captioned, index.part(/* isPublic= */ true));
      if (before.isPresent()) {
        reports.restore(saved.get());
        recordings.restore(saved.get());
      }
      Indexing indexing =
          new Indexing(
              catalogue.sittings(),
              marked,
              index,
              new QuestionIndexing(catalogue.questions(), catalogue.sittings(), index.questions()),
              reports,
              recordings,
              new TextReader(store),
              this::wake);
      Finder finder = new Finder(catalogue, index, marked, captioned, analyzer);
      running = Optional.of(new Running(index, indexing, finder));
      openedAt = System.nanoTime();
      opened.countDown();
      keep(index, indexing);
      running = Optional.empty();
      index.close(indexing.save());
    } catch (IOException | UncheckedIOException e) {
      LOG.error(
          "Nothing can be searched, since the index in {} can't be written ({}): check the disk and"
              + " the permissions, then start again",
          folder,
          e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running = Optional.empty();
      opened.countDown();
      filled.countDown();
    }
  }

  private Optional<SearchIndex> reopened(SavedIndex saved) {
    try {
      return Optional.of(SearchIndex.open(folder, analyzer, saved));
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

  private void wake() {
    news.release();
  }

  private void keep(SearchIndex index, Indexing indexing) throws InterruptedException, IOException {
    boolean isFilled = false;
    boolean isAway = false;
    boolean isMore = false;
    long startedAt = System.nanoTime();
    long purgeDueAt = startedAt;
    while (!isClosing) {
      try {
        if (!isFilled) {
          indexing.fill();
          isFilled = true;
          filled.countDown();
        }
        indexing.follow();
        index.questions().purge();
        marked.lookAgain();
        boolean wasComplete = indexing.isComplete();
        isMore = indexing.fillTexts(LOOK);
        if (!wasComplete && indexing.isComplete()) {
          index.refresh();
          LOG.info(
              "The search index is complete after {} ms",
              (System.nanoTime() - startedAt) / 1_000_000);
        }
        long now = System.nanoTime();
        if (now - purgeDueAt >= 0) {
          index.purge();
          purgeDueAt = now + PURGE_SHARE * (System.nanoTime() - now);
        }
        isAway = false;
      } catch (UncheckedIOException e) {
        throw e;
      } catch (RuntimeException e) {
        // The catalogue or the store is away: it is tried again.
        if (!isAway) {
          LOG.warn("The search index can't be updated for now: {}", e.getMessage());
        }
        isAway = true;
        isMore = false;
      }
      if (!isMore) {
        await(LOOK);
      }
    }
  }

  /**
   * Reads what somebody typed.
   *
   * @return empty if there is no word in it
   */
  public Optional<ReadSearch> read(SearchRequest request) {
    SearchQuery query = reader.read(request.text(), request.isEnglish(), request.isTyping());
    return query.isEmpty() ? Optional.empty() : Optional.of(new ReadSearch(request, query));
  }

  /**
   * Answers. The first one after a start may wait a moment for the index to be there.
   *
   * @return empty if nothing can be searched, such as when the disk is full
   * @throws org.tribune.catalogue.CatalogueException if the catalogue is away
   */
  public Optional<SearchAnswer> find(ReadSearch search) {
    awaitFirst();
    return running.map(
        now -> {
          now.indexing().follow();
          try {
            return now.finder()
                .find(search.request(), search.wanted(), now.indexing().isComplete());
          } catch (IOException e) {
            throw new UncheckedIOException("The search's index can't be read", e);
          }
        });
  }

  /** Lets who comes first wait a moment: a small index is there at once, a large one in part. */
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
    isClosing = true;
    wake();
    running.ifPresent(now -> now.indexing().stop());
    try {
      if (thread.isPresent() && !thread.get().join(PATIENCE)) {
        LOG.warn("The search index did not close in 10 seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
