package org.tribune.site.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One index on disk: of what the public may find, of what only clerks may, or of the questions.
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

  /** Memory for what is not on disk yet; searching writes it to disk as well. */
  private static final double BUFFER_MEGABYTES = 8;

  /** Longer texts are analyzed apart, so that nobody waits for it. */
  private static final int LONG_TEXT = 100_000;

  private static final FieldType NAMES = type(/* isStored= */ false, /* hasOffsets= */ false);
  private static final FieldType TEXT = type(/* isStored= */ true, /* hasOffsets= */ true);
  private static final FieldType WORDS = type(/* isStored= */ false, /* hasOffsets= */ true);

  private static final Similarity SIMILARITY = new FrequencySimilarity();

  private final Analyzer analyzer;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /**
   * An index in {@code folder}, which is made.
   *
   * @param mode whether it is begun empty, or goes on with what is there
   */
  EntryIndex(Path folder, Analyzer analyzer, IndexWriterConfig.OpenMode mode) throws IOException {
    this.analyzer = analyzer;
    // Not mapped into memory: the box's is for its video; what is read often the system keeps.
    this.directory = new NIOFSDirectory(Files.createDirectories(folder));
    this.writer =
        new IndexWriter(directory, configuration().setOpenMode(mode).setUseCompoundFile(true));
    this.searchers =
        new SearcherManager(
            writer,
            new SearcherFactory() {
              @Override
              public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
                return searcher(reader);
              }
            });
  }

  private IndexWriterConfig configuration() {
    TieredMergePolicy merging = new TieredMergePolicy();
    merging.setDeletesPctAllowed(10);
    merging.setForceMergeDeletesPctAllowed(0);
    return new IndexWriterConfig(analyzer)
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
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

  private static FieldType type(boolean isStored, boolean hasOffsets) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setStored(isStored);
    type.setIndexOptions(
        hasOffsets
            ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS
            : IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    return type;
  }

  /** Puts entries in the place of all that have this group. */
  void replace(String group, List<Entry> entries) throws IOException {
    Term term = new Term(GROUP, group);
    if (entries.isEmpty()) {
      writer.deleteDocuments(term);
    } else {
      writer.updateDocuments(
          term, entries.stream().map(each -> document(each, each.text())).toList());
    }
  }

  void remove(Collection<String> groups) throws IOException {
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
  Prepared prepare(Entry entry, String text) throws IOException {
    Document document = document(entry, text);
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

  private static Document document(Entry entry, String text) {
    Document document = new Document();
    group(document, entry.group());
    if (entry.kind() == Kind.QUESTION) {
      group(document, entry.owner());
    }
    document.add(new StoredField(OWNER, entry.owner()));
    document.add(new StoredField(KIND, entry.kind().name()));
    document.add(new StoredField(ID, entry.id()));
    if (!entry.body().isEmpty()) {
      keyword(document, BODY, entry.body());
    }
    keyword(document, YEAR, String.valueOf(entry.year()));
    document.add(new NumericDocValuesField(START, entry.start().getEpochSecond()));
    document.add(new SortedDocValuesField(ORDER, new BytesRef(entry.order())));
    add(document, Field.TITLE, entry.title(), NAMES);
    add(document, Field.PEOPLE, entry.people(), NAMES);
    add(document, Field.ABOUT, entry.about(), NAMES);
    add(document, Field.CONTEXT, entry.context(), NAMES);
    add(document, entry.hasDay() ? Field.DAY : Field.CONTEXT_DAY, entry.day(), NAMES);
    if (!text.isEmpty()) {
      // A question is quoted as the catalogue has it.
      add(document, Field.TEXT, List.of(text), entry.kind() == Kind.QUESTION ? WORDS : TEXT);
    }
    return document;
  }

  private static void group(Document document, String name) {
    document.add(new StringField(GROUP, name, org.apache.lucene.document.Field.Store.NO));
  }

  /** To filter by and to count. */
  private static void keyword(Document document, String name, String value) {
    document.add(new StringField(name, value, org.apache.lucene.document.Field.Store.NO));
    document.add(new SortedDocValuesField(name, new BytesRef(value)));
  }

  private static void add(Document document, Field field, List<String> values, FieldType type) {
    values.forEach(
        each -> document.add(new org.apache.lucene.document.Field(field.word(), each, type)));
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
    if (writer.hasDeletions()) {
      writer.forceMergeDeletes(/* doWait= */ true);
      writer.commit();
      // What a searcher has open is kept.
      refresh();
      writer.deleteUnusedFiles();
    }
  }

  /**
   * Has on disk all that was put here, and nothing else.
   *
   * @return false if what was removed is still in the files
   */
  boolean save() throws IOException {
    writer.commit();
    return !writer.hasDeletions();
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    // What was saved stays.
    writer.rollback();
    directory.close();
  }
}
