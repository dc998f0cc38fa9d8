package org.tribune.site.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.search.index.EntryIndex;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Field;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.RecordingIndexing;

/**
 * Marks what was found of items: in their titles, and in the best passage about each. One look's.
 */
final class ItemTexts {
  /** Entries that are looked through: those of a page of items, with long annexes. */
  private static final int MOST = 200;

  private final IndexSearcher searcher;
  private final Highlighter highlighter;
  private final RecordingIndexing recordings;
  private final Query query;

  ItemTexts(
      IndexSearcher searcher, Analyzer analyzer, RecordingIndexing recordings, Meaning meaning) {
    this.searcher = searcher;
    this.highlighter = new Highlighter(searcher, analyzer, meaning);
    this.recordings = recordings;
    this.query = Queries.of(meaning);
  }

  /**
   * Reads them.
   *
   * @param titles of items by their subjects
   */
  Map<String, FoundText> of(Map<String, String> titles) throws IOException {
    Map<String, FoundText.Passage> passages = passages(titles);
    Map<String, FoundText> texts = new HashMap<>();
    for (Map.Entry<String, String> each : titles.entrySet()) {
      texts.put(
          each.getKey(),
          new FoundText(
              highlighter.mark(each.getValue(), Field.TITLE),
              Optional.ofNullable(passages.get(each.getKey()))));
    }
    return texts;
  }

  private Map<String, FoundText.Passage> passages(Map<String, String> titles) throws IOException {
    List<BytesRef> subjects = titles.keySet().stream().map(BytesRef::new).toList();
    Query ofItems =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(SortedDocValuesField.newSlowSetQuery(EntryIndex.SUBJECT, subjects), Occur.FILTER)
            .build();
    Map<String, FoundText.Passage> best = new HashMap<>();
    for (ScoreDoc each : searcher.search(ofItems, MOST).scoreDocs) {
      String subject = subject(each.doc);
      if (!best.containsKey(subject)) {
        Optional<FoundText.Passage> passage = passage(each.doc);
        if (passage.isPresent()) {
          best.put(subject, passage.get());
        }
      }
    }
    return best;
  }

  private String subject(int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    SortedDocValues subjects = DocValues.getSorted(leaf.reader(), EntryIndex.SUBJECT);
    return subjects.advanceExact(document - leaf.docBase)
        ? subjects.lookupOrd(subjects.ordValue()).utf8ToString()
        : "";
  }

  private Optional<FoundText.Passage> passage(int document) throws IOException {
    Document found = searcher.storedFields().document(document, HitReader.FIELDS);
    Kind kind = Kind.valueOf(found.get(EntryIndex.KIND));
    boolean isShown =
        switch (kind) {
          case DOCUMENT, MINUTES -> true;
          case DEBATE -> recordings.find(new BroadcastId(found.get(EntryIndex.OWNER))).isPresent();
          case SITTING, ITEM, CHAPTER, QUESTION, NOTE, REPORT, RECORDING, SPEECH -> false;
        };
    Optional<Excerpt> excerpt = isShown ? highlighter.excerpt(document) : Optional.empty();
    return excerpt.map(each -> new FoundText.Passage(kind, found.get(EntryIndex.ID), each));
  }
}
