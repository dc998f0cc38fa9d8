package org.tribune.site.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.tribune.catalogue.Catalogue;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.search.index.EntryIndex;
import org.tribune.site.search.index.Field;
import org.tribune.site.search.index.Piece;
import org.tribune.site.search.index.RecordedSittings;
import org.tribune.site.search.index.RecordingIndexing;
import org.tribune.site.search.index.SearchIndex;

/** Answers searches from an index that is up to date. Safe for all threads. */
final class Finder {
  /** The best first; of equals the newest, and those of one day in their agenda's order. */
  private static final Sort ORDER =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(EntryIndex.START, SortField.Type.LONG, /* reverse= */ true),
          new SortField(EntryIndex.ORDER, SortField.Type.STRING));

  private static final Pattern ELIDED = Pattern.compile("^\\p{L}{1,7}['’]");

  private final Catalogue catalogue;
  private final SittingCache sittings;
  private final SearchIndex index;
  private final MarkedRecordings marked;
  private final RecordingIndexing recordings;
  private final Analyzer analyzer;

  Finder(
      Catalogue catalogue,
      SearchIndex index,
      MarkedRecordings marked,
      RecordingIndexing recordings,
      Analyzer analyzer) {
    this.catalogue = catalogue;
    this.sittings = new SittingCache(catalogue.sittings());
    this.index = index;
    this.marked = marked;
    this.recordings = recordings;
    this.analyzer = analyzer;
  }

  /** Looks for {@code wanted}, which {@code request} was read as. */
  SearchAnswer find(SearchRequest request, SearchQuery wanted, boolean isComplete)
      throws IOException {
    List<EntryIndex> parts = new ArrayList<>(index.parts(request.isStaff()));
    parts.add(index.speeches().entries());
    List<IndexSearcher> acquired = new ArrayList<>();
    try {
      for (EntryIndex each : parts) {
        acquired.add(each.acquire());
      }
      IndexSearcher speeches = acquired.getLast();
      IndexReader[] readers =
          acquired.subList(0, acquired.size() - 1).stream()
              .map(IndexSearcher::getIndexReader)
              .toArray(IndexReader[]::new);
      try (IndexReader all = new MultiReader(readers, /* closeSubReaders= */ false)) {
        return find(new Searchers(EntryIndex.searcher(all), speeches), request, wanted, isComplete);
      }
    } finally {
      for (int i = 0; i < acquired.size(); i++) {
        parts.get(i).release(acquired.get(i));
      }
    }
  }

  /**
   * Items by words.
   *
   * @param isExact true: no word is taken for another
   */
  FoundItems items(SearchQuery wanted, boolean isExact, boolean isComplete) throws IOException {
    if (wanted.isEmpty()) {
      return FoundItems.NONE;
    }
    return among(
        aboutItems(),
        searcher -> {
          Terms terms = new Terms(searcher.getIndexReader());
          Meaning meaning =
              isExact ? Meaning.exact(wanted) : Meaning.of(wanted, terms, /* doubtsAll= */ false);
          Map<String, Float> found = subjects(searcher, Queries.of(meaning));
          if (found.isEmpty() && !isExact) {
            meaning = Meaning.of(wanted, terms, /* doubtsAll= */ true);
            found = subjects(searcher, Queries.of(meaning));
          }
          return new FoundItems(
              found, found.isEmpty() || isExact ? Map.of() : meaning.corrections(), isComplete);
        });
  }

  private List<EntryIndex> aboutItems() {
    return List.of(index.part(/* isPublic= */ true).entries(), index.debates().entries());
  }

  /**
   * Where items that were found have the words.
   *
   * @param titles of the items by their subjects
   * @param isCorrected true if words were taken for others
   */
  Map<String, FoundText> texts(SearchQuery wanted, Map<String, String> titles, boolean isCorrected)
      throws IOException {
    return among(
        aboutItems(),
        searcher -> {
          Meaning meaning =
              Meaning.of(
                  wanted, new Terms(searcher.getIndexReader()), /* doubtsAll= */ isCorrected);
          return new ItemTexts(searcher, analyzer, recordings, meaning).of(titles);
        });
  }

  /** Items in whose agenda, documents or minutes these words follow each other. */
  FoundItems naming(List<String> surfaces, boolean isComplete) throws IOException {
    return among(
        List.of(index.part(/* isPublic= */ true).entries()),
        searcher ->
            new FoundItems(subjects(searcher, Queries.naming(surfaces)), Map.of(), isComplete));
  }

  private static Map<String, Float> subjects(IndexSearcher searcher, Query query)
      throws IOException {
    Query ofItems =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new FieldExistsQuery(EntryIndex.SUBJECT), Occur.FILTER)
            .build();
    return searcher.search(ofItems, new BySubject());
  }

  private interface Looking<T> {
    T look(IndexSearcher searcher) throws IOException;
  }

  private static <T> T among(List<EntryIndex> parts, Looking<T> looking) throws IOException {
    List<IndexSearcher> acquired = new ArrayList<>();
    try {
      for (EntryIndex each : parts) {
        acquired.add(each.acquire());
      }
      IndexReader[] readers =
          acquired.stream().map(IndexSearcher::getIndexReader).toArray(IndexReader[]::new);
      try (IndexReader all = new MultiReader(readers, /* closeSubReaders= */ false)) {
        return looking.look(EntryIndex.searcher(all));
      }
    } finally {
      for (int i = 0; i < acquired.size(); i++) {
        parts.get(i).release(acquired.get(i));
      }
    }
  }

  /**
   * What is looked into.
   *
   * @param all that who searches may find
   * @param speeches what each speaker says
   */
  private record Searchers(IndexSearcher all, IndexSearcher speeches) {
    /** Where what passes a filter is: who names a speaker looks for what is said. */
    IndexSearcher of(SearchFilter filter) {
      return filter.speaker().isPresent() ? speeches : all;
    }
  }

  private SearchAnswer find(
      Searchers at, SearchRequest request, SearchQuery wanted, boolean isComplete)
      throws IOException {
    Terms terms = new Terms(at.all().getIndexReader());
    Meaning meaning = Meaning.of(wanted, terms, /* doubtsAll= */ false);
    Found all = look(at.all(), Queries.of(meaning), request);
    if (all.counts().total() == 0) {
      Meaning doubtful = Meaning.of(wanted, terms, /* doubtsAll= */ true);
      Found others = look(at.all(), Queries.of(doubtful), request);
      if (others.counts().total() > 0) {
        meaning = doubtful;
        all = others;
      }
    }
    RecordedSittings recorded =
        new RecordedSittings(index.sittings(), marked, recordings, request.isStaff());
    SearchFilter filter = request.filter();
    Narrowing narrowing = new Narrowing(recorded);
    Query query = Queries.of(meaning);
    IndexSearcher searcher = at.of(filter);
    Found found =
        filter.equals(SearchFilter.NONE)
            ? all
            : look(searcher, narrowing.of(query, filter), request);
    Counting.Counts elsewhere =
        filter.sitting().isEmpty()
            ? found.counts()
            : count(searcher, narrowing.of(query, filter.inAnySitting()), EntryIndex.OWNER);
    Facets facets = new Facets(recorded, filter);
    // What a speaker says is said in a recording, which would have been found.
    Counting.Counts spoken =
        all.counts().total() == 0
            ? Counting.Counts.NONE
            : count(at.speeches(), narrowing.of(query, filter.byAnybody()), EntryIndex.SPEAKER);
    List<SearchAnswer.Count> speakers = facets.speakers(spoken.of(EntryIndex.SPEAKER));
    int total = found.counts().total();
    List<Hit> hits =
        total == 0 ? List.of() : hits(searcher, found.best(), meaning, request, recorded);
    return new SearchAnswer(
        total,
        hits,
        total == 0 ? Map.of() : corrections(meaning, hits),
        unknown(meaning, terms),
        all.counts().byCount(EntryIndex.BODY),
        all.counts().byYear(EntryIndex.YEAR),
        facets.sittings(elsewhere.of(EntryIndex.OWNER)),
        speakers,
        facets.speaker(speakers),
        isComplete);
  }

  /**
   * What a query finds.
   *
   * @param best up to the end of the page that is asked for
   */
  private record Found(Counting.Counts counts, TopFieldDocs best) {}

  /** Counts and ranks in one go: to find what matches is what takes long. */
  private static Found look(IndexSearcher searcher, Query query, SearchRequest request)
      throws IOException {
    Object[] both =
        searcher.search(
            query,
            new MultiCollectorManager(
                new Counting(EntryIndex.BODY, EntryIndex.YEAR, EntryIndex.OWNER),
                new TopFieldCollectorManager(
                    ORDER,
                    request.page() * SearchRequest.PAGE,
                    /* after= */ null,
                    /* totalHitsThreshold= */ 1)));
    return new Found((Counting.Counts) both[0], (TopFieldDocs) both[1]);
  }

  private static Counting.Counts count(IndexSearcher searcher, Query query, String field)
      throws IOException {
    return searcher.getIndexReader().numDocs() == 0
        ? Counting.Counts.NONE
        : searcher.search(query, new Counting(field));
  }

  private List<Hit> hits(
      IndexSearcher searcher,
      TopFieldDocs best,
      Meaning meaning,
      SearchRequest request,
      RecordedSittings recorded)
      throws IOException {
    int behind = request.page() * SearchRequest.PAGE;
    StoredFields stored = searcher.storedFields();
    Highlighter highlighter = new Highlighter(searcher, analyzer, meaning);
    HitReader reader =
        new HitReader(highlighter, catalogue, sittings, marked, recordings, recorded, request);
    List<Hit> hits = new ArrayList<>();
    for (int i = behind - SearchRequest.PAGE; i < best.scoreDocs.length; i++) {
      ScoreDoc each = best.scoreDocs[i];
      reader.read(stored.document(each.doc, HitReader.FIELDS), each.doc).ifPresent(hits::add);
    }
    return hits;
  }

  /** Corrections as they are written where they were found: with accents. */
  private Map<String, String> corrections(Meaning meaning, List<Hit> hits) {
    Map<String, String> corrections = new LinkedHashMap<>(meaning.corrections());
    Map<String, String> written = new HashMap<>();
    for (Hit hit : hits) {
      List<Piece> pieces = new ArrayList<>(hit.title());
      hit.excerpt().ifPresent(each -> pieces.addAll(each.pieces()));
      for (Piece piece : pieces) {
        if (piece.isFound()) {
          String word = ELIDED.matcher(piece.text()).replaceFirst("").toLowerCase(Locale.ROOT);
          written.putIfAbsent(analyzer.normalize(Field.TITLE.word(), word).utf8ToString(), word);
        }
      }
    }
    corrections.replaceAll((typed, word) -> written.getOrDefault(word, word));
    return corrections;
  }

  private static List<String> unknown(Meaning meaning, Terms terms) throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Meaning.Choice each : meaning.words()) {
      List<String> known = new ArrayList<>(each.word().stems());
      known.add(each.word().surface());
      if (each.beginnings().isEmpty() && each.resembling().isEmpty() && !terms.has(known)) {
        unknown.add(each.word().typed());
      }
    }
    return unknown;
  }
}
