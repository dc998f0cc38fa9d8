package org.tribune.site.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.Version;
import org.jspecify.annotations.Nullable;

/**
 * One index on disk: of what the public may find, of what only clerks may, of the questions, or of
 * what each speaker says. A process that is killed leaves it as it was at its last {@link #commit}.
 * Safe for all threads.
 */
public final class EntryIndex implements Closeable {
  static final String GROUP = "group";
  public static final String OWNER = "owner";
  public static final String KIND = "kind";
  public static final String ID = "id";
  public static final String BODY = "body";
  public static final String YEAR = "year";
  public static final String START = "start";
  public static final String ORDER = "order";

  /** Who says it, as {@link SpeakerName#folded}; it is counted as it is written. */
  public static final String SPEAKER = "speaker";

  /** The item of an agenda that it is, belongs to or speaks of, as {@link Entry#subject}. */
  public static final String SUBJECT = "subject";

  /** An entry's group and its print, see {@link ComparedIndex}. */
  static final String HELD = "held";

  /**
   * To be raised when something is put into the index in another way, such as by another analysis
   * of words.
   */
  private static final int OURS = 5;

  /** What a commit says of itself: Lucene's files and our fields; and if it was the last. */
  static final String FORMAT = "format";

  private static final String FORMAT_NOW = OURS + " on Lucene " + Version.LATEST;
  private static final String STATE = "state";
  private static final String IN_USE = "in use";
  private static final String CLOSED = "closed";

  /** Memory for what is not on disk yet; searching writes it to disk as well. */
  private static final double BUFFER_MEGABYTES = 8;

  /** Longer texts are analyzed apart, so that nobody waits for it. */
  private static final int LONG_TEXT = 100_000;

  private static final Similarity SIMILARITY = new FrequencySimilarity();

  private final Analyzer analyzer;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /** True while what is on disk says that it was closed, with nothing to come. */
  private boolean isClosedOnDisk;

  /** True from when something was taken out or replaced until the files hold it no more. */
  private volatile boolean isToPurge;

  /**
   * An index in {@code folder}, which is made.
   *
   * @param mode whether it is begun empty, or goes on with what is there
   */
  EntryIndex(Path folder, Analyzer analyzer, OpenMode mode) throws IOException {
    this.analyzer = analyzer;
    // Not mapped into memory: the box's is for its video; what is read often the system keeps.
    this.directory = new NIOFSDirectory(Files.createDirectories(folder));
    this.isClosedOnDisk = mode == OpenMode.APPEND && isClosed(directory);
    this.writer =
        new IndexWriter(directory, configuration().setOpenMode(mode).setUseCompoundFile(true));
    this.searchers = searchers(writer, directory);
  }

  private static SearcherManager searchers(IndexWriter writer, Directory directory)
      throws IOException {
    try {
      return new SearcherManager(
          writer,
          new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
              return searcher(reader);
            }
          });
    } catch (IOException | RuntimeException e) {
      // Or its lock would be held for as long as this process lives.
      writer.rollback();
      directory.close();
      throw e;
    }
  }

  /**
   * True if a process before left an index in {@code folder} that this one can go on with.
   *
   * @param isDoubtful whether each of its files is read, also if it was closed in order
   * @throws IOException if it is damaged
   */
  static boolean isUsable(Path folder, boolean isDoubtful) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Directory directory = new NIOFSDirectory(folder)) {
      if (!DirectoryReader.indexExists(directory)) {
        return false;
      }
      if (!FORMAT_NOW.equals(said(directory).get(FORMAT))) {
        return false;
      }
      check(directory, isDoubtful || !isClosed(directory));
      return true;
    }
  }

  private static Map<String, String> said(Directory directory) throws IOException {
    return SegmentInfos.readLatestCommit(directory).getUserData();
  }

  private static boolean isClosed(Directory directory) throws IOException {
    return CLOSED.equals(said(directory).get(STATE));
  }

  /** A file that was cut is found when it is opened, all else by the sums. */
  private static void check(Directory directory, boolean bySums) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      if (bySums) {
        for (LeafReaderContext each : reader.leaves()) {
          each.reader().checkIntegrity();
        }
      }
    }
  }

  private IndexWriterConfig configuration() {
    TieredMergePolicy merging = new TieredMergePolicy();
    merging.setDeletesPctAllowed(10);
    merging.setForceMergeDeletesPctAllowed(0);
    return new IndexWriterConfig(analyzer)
        .setOpenMode(OpenMode.CREATE)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setSimilarity(SIMILARITY)
        .setMergePolicy(merging);
  }

  /** A searcher of entries, one of these indexes or several. */
  public static IndexSearcher searcher(IndexReader reader) {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(SIMILARITY);
    // Answers are quick without, and memory is scarce.
    searcher.setQueryCache(null);
    return searcher;
  }

  /** Puts entries in the place of all that have this group. */
  void replace(String group, List<Entry> entries, String print) throws IOException {
    Term term = new Term(GROUP, group);
    isToPurge = true;
    if (entries.isEmpty()) {
      writer.deleteDocuments(term);
    } else {
      writer.updateDocuments(
          term, entries.stream().map(each -> EntryDocument.of(each, each.text(), print)).toList());
    }
  }

  /** The print of each group that is there; an empty one if its entries do not agree. */
  NavigableMap<String, String> prints() throws IOException {
    NavigableMap<String, String> prints = new TreeMap<>();
    IndexSearcher searcher = acquire();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        addPrints(leaf.reader(), prints);
      }
    } finally {
      release(searcher);
    }
    return prints;
  }

  private static void addPrints(LeafReader reader, Map<String, String> prints) throws IOException {
    SortedDocValues held = DocValues.getSorted(reader, HELD);
    Bits live = reader.getLiveDocs();
    for (int i = held.nextDoc(); i != DocIdSetIterator.NO_MORE_DOCS; i = held.nextDoc()) {
      if (live == null || live.get(i)) {
        String both = held.lookupOrd(held.ordValue()).utf8ToString();
        int end = both.lastIndexOf('\n');
        var _ =
            prints.merge(
                both.substring(0, end),
                both.substring(end + 1),
                (one, other) -> one.equals(other) ? one : "");
      }
    }
  }

  void remove(Collection<String> groups) throws IOException {
    isToPurge = true;
    writer.deleteDocuments(groups.stream().map(each -> new Term(GROUP, each)).toArray(Term[]::new));
  }

  /** An entry and its text, ready to be put in its place: what takes long is done. */
  interface Prepared extends Closeable {
    /** Puts it there. */
    void put() throws IOException;

    @Override
    void close() throws IOException;
  }

  /** Analyzes an entry with a text of any length. */
  Prepared prepare(Entry entry, String text, String print) throws IOException {
    Document document = EntryDocument.of(entry, text, print);
    Term group = new Term(GROUP, entry.group());
    if (text.length() < LONG_TEXT) {
      return new Prepared() {
        @Override
        public void put() throws IOException {
          writer.updateDocument(group, document);
        }

        @Override
        public void close() {}
      };
    }
    Directory apart = new ByteBuffersDirectory();
    try (IndexWriter analyzed = new IndexWriter(apart, configuration())) {
      analyzed.addDocument(document);
    }
    return new Prepared() {
      @Override
      public void put() throws IOException {
        writer.deleteDocuments(group);
        writer.addIndexes(apart);
      }

      @Override
      public void close() throws IOException {
        apart.close();
      }
    };
  }

  /** Makes what was written visible to who acquires from now on. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** A searcher that sees what is there now; to be released. */
  public IndexSearcher acquire() throws IOException {
    return searchers.acquire();
  }

  public void release(IndexSearcher searcher) throws IOException {
    searchers.release(searcher);
  }

  /** Erases from the disk what was removed; it takes long if what it was removed from is large. */
  public void purge() throws IOException {
    boolean hasDeletions = writer.hasDeletions();
    if (!hasDeletions && !isToPurge) {
      return;
    }
    isToPurge = false;
    if (hasDeletions) {
      writer.forceMergeDeletes(/* doWait= */ true);
    }
    // A file of which all was removed has no deletions any more, but what was committed names it.
    commit();
    // What a searcher has open is kept.
    refresh();
    writer.deleteUnusedFiles();
  }

  /** Has on disk what was put here until now, if it is not there. */
  void commit() throws IOException {
    if (writer.hasUncommittedChanges()) {
      commit(IN_USE);
    }
  }

  private void commit(String state) throws IOException {
    writer.setLiveCommitData(Map.of(FORMAT, FORMAT_NOW, STATE, state).entrySet());
    writer.commit();
    isClosedOnDisk = state.equals(CLOSED);
  }

  /** True if what is on disk was closed in order, and nothing was written since. */
  boolean isClosedOnDisk() {
    return isClosedOnDisk;
  }

  /** Has on disk all that was put here; no more may be put here then. */
  void save() throws IOException {
    if (writer.hasUncommittedChanges() || !isClosedOnDisk) {
      commit(CLOSED);
    }
  }

  @Override
  public void close() throws IOException {
    // What was committed stays. Each is closed though another can't be, or its lock would be held.
    IOUtils.close(searchers, writer::rollback, directory);
  }
}
