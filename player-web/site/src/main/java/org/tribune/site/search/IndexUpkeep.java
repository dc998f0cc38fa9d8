package org.tribune.site.search;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.search.index.Indexing;
import org.tribune.site.search.index.SearchIndex;

/**
 * What is done for an index every two seconds: it is filled, then brought up to date; what was
 * taken out leaves the files; and it is written down for the next process. Used by one thread.
 */
final class IndexUpkeep {
  private static final Logger LOG = LoggerFactory.getLogger(IndexUpkeep.class);

  /**
   * What was taken out leaves the files at once, as long as that takes no more than one part in so
   * many of the time: all that lies in a file with it is written anew.
   */
  private static final int PURGE_SHARE = 20;

  /** What a process that is killed has not written down is read again by the next one. */
  private static final Duration COMMIT = Duration.ofSeconds(30);

  private final SearchIndex index;
  private final Indexing indexing;
  private final MarkedRecordings marked;
  private final long startedAt = System.nanoTime();
  private long purgeDueAt = startedAt;
  private long commitDueAt = startedAt + COMMIT.toNanos();
  private boolean isFilled;

  IndexUpkeep(SearchIndex index, Indexing indexing, MarkedRecordings marked) {
    this.index = index;
    this.indexing = indexing;
    this.marked = marked;
  }

  /**
   * Fills it at the first call, but for long texts.
   *
   * @throws org.tribune.catalogue.CatalogueException if the catalogue is away
   */
  void fill() {
    if (!isFilled) {
      indexing.fill();
      isFilled = true;
    }
  }

  /**
   * Does what is to be done now.
   *
   * @param longest for which texts are read
   * @return true if more are to come
   * @throws org.tribune.catalogue.CatalogueException if the catalogue is away
   * @throws org.tribune.core.store.StoreException if the store is away
   */
  boolean look(Duration longest) throws IOException {
    indexing.follow();
    index.questions().purge();
    marked.lookAgain();
    boolean wasComplete = indexing.isComplete();
    boolean isMore = indexing.fillTexts(longest);
    if (!wasComplete && indexing.isComplete()) {
      index.refresh();
      LOG.info(
          "The search index is complete after {} ms", (System.nanoTime() - startedAt) / 1_000_000);
      commitDueAt = System.nanoTime();
    }
    write();
    return isMore;
  }

  private void write() throws IOException {
    long now = System.nanoTime();
    if (now - purgeDueAt >= 0) {
      index.purge();
      purgeDueAt = now + PURGE_SHARE * (System.nanoTime() - now);
    }
    if (now - commitDueAt >= 0) {
      index.commit();
      commitDueAt = now + COMMIT.toNanos();
    }
  }
}
