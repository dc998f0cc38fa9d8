package org.tribune.site.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.lucene.store.AlreadyClosedException;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.store.ObjectStore;
import org.tribune.delivery.replay.CaptionedRecordings;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.search.index.Decided;
import org.tribune.site.search.index.SearchAnalyzer;

/**
 * Search over sittings, their agendas, documents, published questions, reports and what is said in
 * recordings, of which {@link ServedIndex} keeps the index. {@link #find} blocks and is safe for
 * all threads; started and closed by one.
 */
public final class Search implements Service {
  private final SearchAnalyzer analyzer = new SearchAnalyzer();
  private final SearchQueryParser reader = new SearchQueryParser(analyzer);
  private final ServedIndex index;

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
    this.index = new ServedIndex(catalogue, marked, captioned, store, folder, delay, analyzer);
  }

  /** Has {@code reader} hear of each sitting that is put into the index; before the start. */
  public void follow(Decided reader) {
    index.follow(reader);
  }

  @Override
  public void start() {
    index.start();
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
    return ask((finder, isComplete) -> finder.find(search.request(), search.wanted(), isComplete));
  }

  /** Looks for something in an index that is up to date. */
  interface Asking<T> {
    /** What there is; {@code isComplete} is false while the index is filled. */
    T ask(Finder finder, boolean isComplete) throws IOException;
  }

  /** Reads the words of an address or of a subscription. */
  SearchQueryParser reader() {
    return reader;
  }

  /** Answers, as {@link #find} does. */
  <T> Optional<T> ask(Asking<T> asking) {
    return index.awaited().flatMap(now -> asked(now, asking));
  }

  private <T> Optional<T> asked(ServedIndex.Running now, Asking<T> asking) {
    try {
      now.indexing().follow();
      return Optional.of(asking.ask(now.finder(), now.indexing().isComplete()));
    } catch (IOException e) {
      index.failed(e);
    } catch (UncheckedIOException e) {
      index.failed(new IOException(e.getMessage(), e));
    } catch (AlreadyClosedException e) {
      // Another search has come upon the same, or this is being closed.
    }
    index.wake();
    return Optional.empty();
  }

  @Override
  public void close() {
    index.close();
  }
}
