package org.tribune.site.search;

/** A search that was read: it has words in it. */
final class ReadSearch {
  private final SearchRequest request;
  private final SearchQuery query;

  ReadSearch(SearchRequest request, SearchQuery query) {
    this.request = request;
    this.query = query;
  }

  /** As it was asked. */
  SearchRequest request() {
    return request;
  }

  SearchQuery wanted() {
    return query;
  }

  /** How many words must be looked for. */
  int words() {
    return query.parts().stream()
        .mapToInt(
            part ->
                switch (part) {
                  case SearchQuery.Word word -> 1;
                  case SearchQuery.Phrase phrase -> phrase.surfaces().size();
                })
        .sum();
  }
}
