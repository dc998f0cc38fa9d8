package org.tribune.site.search;

import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.search.index.EntryIndex;
import org.tribune.site.search.index.KnownSittings;
import org.tribune.site.search.index.RecordedSittings;
import org.tribune.site.search.index.SpeakerName;

/** Lucene's queries for what a search is narrowed to. One search's. */
record Narrowing(RecordedSittings recorded) {
  /** What {@code query} finds of what passes a filter. */
  Query of(Query query, SearchFilter filter) {
    if (filter.equals(SearchFilter.NONE)) {
      return query;
    }
    BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(query, Occur.MUST);
    filter.body().ifPresent(body -> narrowed.add(term(EntryIndex.BODY, body), Occur.FILTER));
    filter
        .year()
        .ifPresent(year -> narrowed.add(term(EntryIndex.YEAR, String.valueOf(year)), Occur.FILTER));
    filter.sitting().ifPresent(id -> narrowed.add(sitting(id), Occur.FILTER));
    filter
        .speaker()
        .ifPresent(
            name -> narrowed.add(term(EntryIndex.SPEAKER, SpeakerName.folded(name)), Occur.FILTER));
    return narrowed.build();
  }

  private static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  /** All of a sitting, and of what of it was recorded. */
  private Query sitting(String id) {
    Optional<KnownSittings.Named> sitting = recorded.find(id);
    if (sitting.isEmpty()) {
      return new MatchNoDocsQuery("There is no sitting " + id + " that may be seen");
    }
    BooleanQuery.Builder owners = new BooleanQuery.Builder();
    owners.add(term(EntryIndex.OWNER, id), Occur.SHOULD);
    for (BroadcastId each : recorded.of(sitting.get().id())) {
      owners.add(term(EntryIndex.OWNER, each.value()), Occur.SHOULD);
    }
    return owners.build();
  }
}
